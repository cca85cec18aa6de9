import { TOPICS } from '../../../generated/v1/topics.js';
import { ContractError } from '../../error/contract-error.js';
import { refused } from '../failures.js';
import { QOS_NOT_SUPPORTED } from '../reason-codes.js';
import type { ReceivedPacket, SenderClient } from '../sender-client.js';
import type { Entry, Message } from './entry.js';

/** The caller's MQTT.js client, as far as sending goes: whether there is a connection, what is out, and what came back. */
export class Connection {
  #ready: boolean;
  /** What acknowledgements said that was not plain success, by packet identifier. */
  readonly #reasonCodes = new Map<number, number>();
  /** The same for every message that does not expire. */
  readonly #options: { readonly qos: 0 | 1; readonly retain: boolean };
  /** Given up by us, still in flight for the broker (MQTT 5, 4.9): its own count goes down with a PUBACK only. */
  readonly #unanswered = new Set<number>();

  constructor(
    private readonly client: SenderClient,
    private readonly qos: 0 | 1,
    private readonly tell: { onReady(): void; onRoom(): void; onLost(): void },
  ) {
    this.#ready = client.connected;
    this.#options = { qos, retain: TOPICS.popup.retain };
    client.on('connect', this.#onConnect);
    client.on('close', this.#onClose);
    client.on('packetreceive', this.#onPacket);
  }

  /**
   * Whether a message that is handed over goes out at once. MQTT.js is connected a little before it says so: meanwhile
   * it sends what it had kept, and would keep ours.
   */
  get ready(): boolean {
    return this.#ready && this.client.connected && !this.client.disconnecting;
  }

  /** How many more messages the broker takes before it has acknowledged some (receive maximum). */
  get room(): number {
    const { receiveMaximum } = this.client.serverProperties ?? {};
    if (receiveMaximum === undefined || this.qos === 0) return Number.POSITIVE_INFINITY;
    // The caller's own messages count too.
    return receiveMaximum - Object.keys(this.client.outgoing).length - this.#unanswered.size;
  }

  /** Why this broker would not take a message, whatever it says; it would close the connection for it. */
  objection(message: Message): ContractError | undefined {
    const server = this.client.serverProperties;
    if (server === undefined) return undefined;
    if (server.maximumQoS !== undefined && server.maximumQoS < this.qos) {
      return refused('the message', QOS_NOT_SUPPORTED);
    }
    const { maximumPacketSize = Number.POSITIVE_INFINITY } = server;
    const bytes = packetSize(message);
    return bytes <= maximumPacketSize ? undefined : tooLargeForBroker(bytes, maximumPacketSize);
  }

  /** Hands a message over. Its `onAnswer` is told once, with an error when the broker did not accept it. */
  publish(entry: Entry, timeToLiveMs: number): void {
    const { client } = this;
    const { topic, payload } = entry.message;
    const onAnswer = entry.onAnswer as NonNullable<Entry['onAnswer']>;
    const expires = timeToLiveMs < Number.POSITIVE_INFINITY && client.options.protocolVersion === 5;
    const properties = { messageExpiryInterval: Math.ceil(timeToLiveMs / 1000) };
    try {
      client.publish(topic, payload, expires ? { ...this.#options, properties } : this.#options, onAnswer);
      entry.isPublished = true;
    } finally {
      const messageId = client.getLastMessageId();
      // MQTT.js may have put it off, and with QoS 0 there is no identifier.
      if (client.outgoing[messageId]?.cb === onAnswer) entry.messageId = messageId;
    }
  }

  /** Whether a message may have gone out. MQTT.js may still have it in a queue, which it empties when the connection is lost. */
  hasSent({ messageId, onAnswer, isPublished }: Entry): boolean {
    if (this.qos === 0) return isPublished;
    return messageId !== undefined || Object.values(this.client.outgoing).some(({ cb }) => cb === onAnswer);
  }

  /** The reason code of an acknowledgement; 0 is success. MQTT.js keeps that of a success to itself. */
  reasonCode({ messageId }: Entry): number {
    return (messageId !== undefined && this.#reasonCodes.get(messageId)) || 0;
  }

  /**
   * Takes a message back from MQTT.js, so that it is not sent again after the next connection: its copy might reach the
   * car right behind the first, within the gap (PROTOCOL.md §4).
   */
  forget(entry: Entry): void {
    const { client } = this;
    const messageId = this.#identifierOf(entry);
    if (messageId === undefined) return;
    if (this.ready) this.#unanswered.add(messageId);
    client.removeOutgoingMessage(messageId);
    // A client that is being ended waits for this, and MQTT.js tells it of acknowledgements only.
    if (client.disconnecting && Object.keys(client.outgoing).length === 0) client.emit('outgoingEmpty');
  }

  /** Its packet identifier, as long as MQTT.js keeps the message: also one that MQTT.js had put off and sent later. */
  #identifierOf({ messageId, onAnswer }: Entry): number | undefined {
    const { outgoing } = this.client;
    // An identifier may have been given to a later message by now.
    if (messageId !== undefined) return outgoing[messageId]?.cb === onAnswer ? messageId : undefined;
    const kept = onAnswer && Object.entries(outgoing).find(([, { cb }]) => cb === onAnswer);
    return kept && Number(kept[0]);
  }

  /** Leaves the client as it was. */
  stop(): void {
    this.client.removeListener('connect', this.#onConnect);
    this.client.removeListener('close', this.#onClose);
    this.client.removeListener('packetreceive', this.#onPacket);
  }

  #onConnect = (): void => {
    this.#ready = true;
    this.tell.onReady();
  };

  #onClose = (): void => {
    this.#ready = false;
    this.#unanswered.clear();
    this.#reasonCodes.clear();
    this.tell.onLost();
  };

  #onPacket = ({ cmd, messageId, reasonCode }: ReceivedPacket): void => {
    // The caller's own messages may be of QoS 2, which ends in PUBCOMP.
    if ((cmd !== 'puback' && cmd !== 'pubcomp') || messageId === undefined) return;
    this.#unanswered.delete(messageId);
    if (reasonCode) this.#reasonCodes.set(messageId, reasonCode);
    else this.#reasonCodes.delete(messageId);
    this.tell.onRoom();
  };
}

/** Bytes of an MQTT 5 PUBLISH (3.3): topic with its length, packet identifier, properties, payload; in front of all its length. */
function packetSize({ topic, bytes, timeToLiveMs }: Message): number {
  const properties = Number.isFinite(timeToLiveMs) ? 1 + 5 : 1;
  const remaining = 2 + Buffer.byteLength(topic) + 2 + properties + bytes;
  // Seven bits of the length go into each of its bytes.
  const lengthBytes = Math.ceil((32 - Math.clz32(remaining)) / 7);
  return 1 + lengthBytes + remaining;
}

function tooLargeForBroker(bytes: number, most: number): ContractError {
  const message = `the MQTT packet would take ${bytes} bytes; this broker takes ${most}`;
  const sizes = { expected: `at most ${most} bytes`, received: `${bytes} bytes` };
  return new ContractError('TOO_LARGE', [{ code: 'TOO_LARGE', pointer: '', message, ...sizes }]);
}
