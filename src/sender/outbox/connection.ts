import { TOPICS } from '#contract/topics.js';
import { ContractError } from '../../error/contract-error.js';
import { refused } from '../failures.js';
import { QOS_NOT_SUPPORTED } from '../reason-codes.js';
import type { ReceivedPacket, SenderClient } from '../sender-client.js';
import type { Entry, Message } from './entry.js';

/** Publishes over the caller's MQTT.js client, and tracks its connection, its capacity and reason codes. */
export class Connection {
  #ready: boolean;
  /** Reason codes other than 0 of received acknowledgements, by packet identifier. */
  readonly #reasonCodes = new Map<number, number>();
  /** Shared by all messages without a time to live. */
  readonly #publishOptions: { readonly qos: 0 | 1; readonly retain: boolean };
  /** Packet identifiers of abandoned messages. The broker counts them as in flight until its PUBACK (MQTT 5, 4.9). */
  readonly #abandoned = new Set<number>();

  constructor(
    private readonly client: SenderClient,
    private readonly qos: 0 | 1,
    private readonly listener: { onReady(): void; onCapacity(): void; onLost(): void },
  ) {
    this.#ready = client.connected;
    this.#publishOptions = { qos, retain: TOPICS.popup.retain };
    client.on('connect', this.#onConnect);
    client.on('close', this.#onClose);
    client.on('packetreceive', this.#onPacket);
  }

  /**
   * Whether a published message is sent at once. MQTT.js sets `connected` shortly before it emits `connect`: in between
   * it resends stored messages, and would queue new ones.
   */
  get ready(): boolean {
    return this.#ready && this.client.connected && !this.client.disconnecting;
  }

  /** How many more messages the broker accepts before it acknowledges one (receive maximum). */
  get capacity(): number {
    const { receiveMaximum } = this.client.serverProperties ?? {};
    if (receiveMaximum === undefined || this.qos === 0) return Number.POSITIVE_INFINITY;
    // `outgoing` includes the caller's own messages, which count too.
    return receiveMaximum - Object.keys(this.client.outgoing).length - this.#abandoned.size;
  }

  /** The error of a message that exceeds the broker's limits; the broker would close the connection over it. */
  brokerLimitError(message: Message): ContractError | undefined {
    const server = this.client.serverProperties;
    if (server === undefined) return undefined;
    if (server.maximumQoS !== undefined && server.maximumQoS < this.qos) {
      return refused('the message', QOS_NOT_SUPPORTED);
    }
    const { maximumPacketSize = Number.POSITIVE_INFINITY } = server;
    const bytes = packetSize(message);
    return bytes <= maximumPacketSize ? undefined : tooLargeForBroker(bytes, maximumPacketSize);
  }

  /** Publishes a message. Its `onPublishResult` is called once, with an error when the broker did not accept it. */
  publish(entry: Entry, timeToLiveMs: number): void {
    const { client } = this;
    const { topic, payload } = entry.message;
    const onPublishResult = entry.onPublishResult as NonNullable<Entry['onPublishResult']>;
    const expires = timeToLiveMs < Number.POSITIVE_INFINITY && client.options.protocolVersion === 5;
    const options = expires ? this.#optionsWithExpiry(timeToLiveMs) : this.#publishOptions;
    try {
      client.publish(topic, payload, options, onPublishResult);
      entry.isPublished = true;
    } finally {
      const messageId = client.getLastMessageId();
      // The last identifier is of another message if MQTT.js queued this one, and with QoS 0.
      if (client.outgoing[messageId]?.cb === onPublishResult) entry.messageId = messageId;
    }
  }

  #optionsWithExpiry(timeToLiveMs: number) {
    return { ...this.#publishOptions, properties: { messageExpiryInterval: Math.ceil(timeToLiveMs / 1000) } };
  }

  /** Whether a message may have been sent. If MQTT.js only queued it, it is dropped when the connection is lost. */
  mayHaveBeenSent({ messageId, onPublishResult, isPublished }: Entry): boolean {
    if (this.qos === 0) return isPublished;
    return messageId !== undefined || Object.values(this.client.outgoing).some(({ cb }) => cb === onPublishResult);
  }

  /** The reason code of the acknowledgement; 0 is success. MQTT.js itself passes on the codes of errors only. */
  reasonCode({ messageId }: Entry): number {
    return (messageId !== undefined && this.#reasonCodes.get(messageId)) || 0;
  }

  /**
   * Removes a message from MQTT.js, so that it is not resent after the next connection: the copy might reach the car
   * right after the first, within the minimum interval (PROTOCOL.md §4).
   */
  abandon(entry: Entry): void {
    const { client } = this;
    const messageId = this.#packetIdOf(entry);
    if (messageId === undefined) return;
    if (this.ready) this.#abandoned.add(messageId);
    client.removeOutgoingMessage(messageId);
    // A client that is being ended waits for this event, which MQTT.js emits on acknowledgements only.
    if (client.disconnecting && Object.keys(client.outgoing).length === 0) client.emit('outgoingEmpty');
  }

  /** The packet identifier while MQTT.js stores the message, including one that MQTT.js queued and sent later. */
  #packetIdOf({ messageId, onPublishResult }: Entry): number | undefined {
    const { outgoing } = this.client;
    // The identifier may have been reused for a later message.
    if (messageId !== undefined) return outgoing[messageId]?.cb === onPublishResult ? messageId : undefined;
    const stored = onPublishResult && Object.entries(outgoing).find(([, { cb }]) => cb === onPublishResult);
    return stored && Number(stored[0]);
  }

  /** Removes all listeners from the client. */
  dispose(): void {
    this.client.removeListener('connect', this.#onConnect);
    this.client.removeListener('close', this.#onClose);
    this.client.removeListener('packetreceive', this.#onPacket);
  }

  #onConnect = (): void => {
    this.#ready = true;
    this.listener.onReady();
  };

  #onClose = (): void => {
    this.#ready = false;
    this.#abandoned.clear();
    this.#reasonCodes.clear();
    this.listener.onLost();
  };

  #onPacket = ({ cmd, messageId, reasonCode }: ReceivedPacket): void => {
    // PUBCOMP ends the delivery of QoS 2, which the caller's own messages may use.
    if ((cmd !== 'puback' && cmd !== 'pubcomp') || messageId === undefined) return;
    this.#abandoned.delete(messageId);
    if (reasonCode) this.#reasonCodes.set(messageId, reasonCode);
    else this.#reasonCodes.delete(messageId);
    this.listener.onCapacity();
  };
}

/** Size in bytes of an MQTT 5 PUBLISH (3.3): fixed header, topic and its length, packet id, properties, payload. */
function packetSize({ topic, bytes, timeToLiveMs }: Message): number {
  const properties = Number.isFinite(timeToLiveMs) ? 1 + 5 : 1;
  const remaining = 2 + Buffer.byteLength(topic) + 2 + properties + bytes;
  // A variable byte integer holds 7 bits per byte.
  const lengthBytes = Math.ceil((32 - Math.clz32(remaining)) / 7);
  return 1 + lengthBytes + remaining;
}

function tooLargeForBroker(bytes: number, maxBytes: number): ContractError {
  const message = `the MQTT packet would have ${bytes} bytes; this broker accepts at most ${maxBytes}`;
  const sizes = { expected: `at most ${maxBytes} bytes`, received: `${bytes} bytes` };
  return new ContractError('TOO_LARGE', [{ code: 'TOO_LARGE', pointer: '', message, ...sizes }]);
}
