import { EventEmitter } from 'node:events';
import type { SenderClient } from './api.js';

/** A client whose broker acknowledges everything a moment later: for large numbers of messages. */
export class QuickClient extends EventEmitter implements SenderClient {
  connected = true;
  disconnecting = false;
  options = { protocolVersion: 5 };
  serverProperties = undefined;
  outgoing: Record<number, { cb: () => void }> = {};
  published = 0;
  #lastId = 0;
  #due: number[] = [];

  publish(_topic: string, _payload: Buffer, _options: object, cb: () => void): void {
    this.published++;
    this.#lastId = (this.#lastId % 0xffff) + 1;
    this.outgoing[this.#lastId] = { cb };
    if (this.#due.push(this.#lastId) === 1) setImmediate(() => this.#acknowledge());
  }

  getLastMessageId(): number {
    return this.#lastId;
  }

  removeOutgoingMessage(messageId: number): void {
    delete this.outgoing[messageId];
  }

  async subscribeAsync(): Promise<{ qos: number }[]> {
    return [];
  }

  async unsubscribeAsync(): Promise<void> {}

  #acknowledge(): void {
    for (const messageId of this.#due.splice(0)) {
      this.emit('packetreceive', { cmd: 'puback', messageId });
      const { cb } = this.outgoing[messageId] ?? {};
      delete this.outgoing[messageId];
      cb?.();
    }
  }
}
