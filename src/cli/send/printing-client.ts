import type { SenderClient } from '../../sender/sender-client.js';

/** A client that behaves as if connected to a broker that accepts every message, and prints each. */
export function printingClient(print: (topic: string, payload: Buffer | string) => Promise<void>): SenderClient {
  return {
    connected: true,
    disconnecting: false,
    options: {},
    outgoing: {},
    on: () => undefined,
    removeListener: () => undefined,
    emit: () => false,
    publish: (topic, payload, _options, callback) => void print(topic, payload).then(() => callback()),
    getLastMessageId: () => 0,
    removeOutgoingMessage: () => undefined,
    subscribeAsync: async () => [],
    unsubscribeAsync: async () => undefined,
  };
}
