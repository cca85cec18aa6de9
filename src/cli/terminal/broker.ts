import { createServer } from 'node:net';
import type { Duplex } from 'node:stream';
import { optionalPeer } from './optional-peer.js';
import { UserError } from './user-error.js';

/** The broker that the demo uses. */
export interface Broker {
  url: string;
  name: string;
  /** Takes a connection over another way than its own port; absent if the broker is elsewhere. */
  handle?: (stream: Duplex) => void;
  close(): Promise<void>;
}

const PROTOCOLS = ['mqtt:', 'mqtts:', 'ws:', 'wss:'];

/** An MQTT broker in this process, on a free port of the loopback interface. */
export async function embeddedBroker(): Promise<Broker> {
  const { Aedes } = await optionalPeer('aedes', () => import('aedes'));
  const aedes = await Aedes.createBroker();
  const server = createServer(aedes.handle);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the broker has no port');
  return {
    url: `mqtt://127.0.0.1:${address.port}`,
    name: 'aedes, in this process',
    handle: (stream) => void aedes.handle(stream),
    close: async () => {
      await new Promise<void>((resolve) => aedes.close(resolve));
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A broker that runs already. Throws a `UserError` unless `url` is an MQTT or WebSocket URL. */
export function existingBroker(url: string): Broker {
  // Messages never contain the whole URL, which may hold a password.
  const { protocol, host } = URL.canParse(url) ? new URL(url) : { protocol: '', host: '' };
  if (!PROTOCOLS.includes(protocol) || host === '') {
    throw new UserError(
      `--broker takes a URL such as mqtt://localhost:1883, beginning with one of ${PROTOCOLS.join(' ')}`,
    );
  }
  return { url, name: `the broker at ${protocol}//${host}`, close: async () => undefined };
}
