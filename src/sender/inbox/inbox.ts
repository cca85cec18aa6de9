import type { IPublishPacket, MqttClient } from 'mqtt';
import { parseTopic } from '../../topic/parse-topic.js';
import type { Consumer, MessageInbox } from './message-inbox.js';

/** The part of an MQTT.js client that an inbox uses. */
type InboxClient = Pick<MqttClient, 'connected' | 'stream' | 'handleMessage' | 'on' | 'reschedulePing'>;

interface InboxOptions {
  /** Maximum number of messages that are handled at a time. */
  concurrency: number;
  /** Whether the broker keeps the session between connections. */
  keepsSession: boolean;
}

/**
 * How much may wait for a handler in memory, for brokers without a window, or that send more than theirs. Large enough for
 * thousands of ordinary messages, because the acknowledgements of popups wait behind a message that is not read.
 */
export const MAX_WAITING_BYTES = 16 * 2 ** 20;

/** What a message takes apart from its payload, generously. */
export const OVERHEAD_BYTES = 1024;

/** Passed to MQTT.js instead of success: it reads on, and sends no PUBACK. */
const ACKNOWLEDGED_LATER = new Error('acknowledged after handling');

/** A received message, until it is acknowledged. */
interface Delivery {
  readonly topic: string;
  readonly payload: Buffer;
  readonly redelivered: boolean;
  isHandled: boolean;
}

/** A message whose consumers are handling it. */
interface Run {
  readonly consumers: readonly Consumer[];
  /** Resolves once it is handled, and acknowledged if it is its turn. */
  readonly done: Promise<void>;
}

/**
 * Receives the messages of an MQTT.js client, and acknowledges each after it was handled, in the order of receipt, as MQTT
 * demands (4.6). MQTT.js itself acknowledges a message as soon as it has emitted it.
 *
 *     PUBLISH ─▶ waiting ─▶ running ─▶ handled ─▶ PUBACK, once all before it are handled
 *                   │ too much: MQTT.js stops reading
 *
 * A message without a PUBACK outlives the connection: when a broker that kept the session sends it again, it is known by its
 * packet identifier, and not handled a second time.
 */
export class Inbox implements MessageInbox {
  readonly keepsSession: boolean;
  readonly #client: InboxClient;
  readonly #concurrency: number;
  readonly #consumers = new Set<Consumer>();
  /** In the order of receipt. */
  readonly #waiting = new Set<Delivery>();
  #waitingBytes = 0;
  readonly #running = new Set<Run>();
  /** Messages of this connection that lack a PUBACK, by packet identifier, in the order of receipt. */
  readonly #unacknowledged = new Map<number, Delivery>();
  /** Those of earlier connections, which the broker will send again. */
  readonly #expected = new Map<number, Delivery>();
  /** Lets MQTT.js read on, while it does not. */
  #resume: (() => void) | undefined;
  #hasDisconnected = false;

  constructor(client: InboxClient, { concurrency, keepsSession }: InboxOptions) {
    this.keepsSession = keepsSession;
    this.#client = client;
    this.#concurrency = concurrency;
    client.handleMessage = (packet, callback) => this.#onMessage(packet, callback);
    // A broker may send messages right after its CONNACK, before MQTT.js emits `connect`.
    client.on('packetreceive', (packet) => {
      if (packet.cmd === 'connack') this.#onConnack(packet.sessionPresent);
    });
    client.on('packetsend', ({ cmd }) => {
      if (cmd === 'disconnect') this.#onDisconnect();
    });
  }

  add(consumer: Consumer): void {
    this.#consumers.add(consumer);
    this.#startNext();
    this.#readOn();
  }

  async remove(consumer: Consumer): Promise<void> {
    this.#consumers.delete(consumer);
    this.#startNext();
    this.#readOn();
    const runs = [...this.#running].filter(({ consumers }) => consumers.includes(consumer));
    await Promise.all(runs.map(({ done }) => done));
  }

  #onMessage(packet: IPublishPacket, callback: (error?: Error) => void): void {
    const { qos, messageId } = packet;
    const isLate = qos === 1 && messageId !== undefined;
    this.#resume = () => callback(isLate ? ACKNOWLEDGED_LATER : undefined);
    // After DISCONNECT there are no acknowledgements: the broker will send the message again.
    if (!isLate || !this.#hasDisconnected) this.#receive(packet, isLate ? messageId : undefined);
    this.#readOn();
  }

  #receive({ topic, payload, dup }: IPublishPacket, messageId: number | undefined): void {
    const bytes = payload as Buffer;
    const known = messageId === undefined ? undefined : this.#known(messageId, topic, bytes);
    const delivery = known ?? { topic, payload: bytes, redelivered: dup, isHandled: !this.#isWanted(topic) };
    if (messageId !== undefined) this.#unacknowledged.set(messageId, delivery);
    if (known === undefined && !delivery.isHandled) this.#wait(delivery);
    this.#startNext();
    this.#acknowledge();
  }

  /** Until its PUBACK, a packet identifier is not used for another message (2.2.1). */
  #known(messageId: number, topic: string, payload: Buffer): Delivery | undefined {
    const delivery = this.#unacknowledged.get(messageId) ?? this.#expected.get(messageId);
    this.#expected.delete(messageId);
    return delivery?.topic === topic && delivery.payload.equals(payload) ? delivery : undefined;
  }

  /** In a kept session, app messages wait for their consumer: they come before a sender can be created. */
  #isWanted(topic: string): boolean {
    return this.#consumersOf(topic).length > 0 || (this.keepsSession && parseTopic(topic)?.kind === 'app-message');
  }

  #consumersOf(topic: string): Consumer[] {
    return [...this.#consumers].filter((consumer) => consumer.matches(topic));
  }

  #wait(delivery: Delivery): void {
    this.#waiting.add(delivery);
    this.#waitingBytes += sizeOf(delivery);
  }

  #stopWaiting(delivery: Delivery): void {
    this.#waiting.delete(delivery);
    this.#waitingBytes -= sizeOf(delivery);
  }

  #startNext(): void {
    for (const delivery of this.#waiting) {
      if (this.#running.size >= this.#concurrency || !this.#mayStart) return;
      const consumers = this.#consumersOf(delivery.topic);
      if (consumers.length > 0) this.#start(delivery, consumers);
      else if (!this.keepsSession) this.#drop(delivery);
    }
  }

  /** While the connection is lost, a process that took over the session may be handling the same messages. */
  get #mayStart(): boolean {
    return !this.keepsSession || (this.#client.connected && !this.#hasDisconnected);
  }

  #start(delivery: Delivery, consumers: Consumer[]): void {
    this.#stopWaiting(delivery);
    const { topic, payload, redelivered } = delivery;
    let finish: (() => void) | undefined;
    const run: Run = { consumers, done: new Promise((resolve) => (finish = resolve)) };
    // Before the handlers are called: they may call back.
    this.#running.add(run);
    const handled = consumers.map((consumer) => consumer.handle(topic, payload, redelivered));
    void Promise.allSettled(handled).then(() => {
      this.#running.delete(run);
      delivery.isHandled = true;
      this.#acknowledge();
      finish?.();
      this.#startNext();
      this.#readOn();
    });
  }

  #drop(delivery: Delivery): void {
    this.#stopWaiting(delivery);
    delivery.isHandled = true;
    this.#acknowledge();
  }

  #acknowledge(): void {
    for (const [messageId, delivery] of this.#unacknowledged) {
      if (!delivery.isHandled || !this.#canAcknowledge) return;
      this.#unacknowledged.delete(messageId);
      this.#client.stream.write(puback(messageId));
      // Nobody reads the PINGRESP now, but as long as there are acknowledgements the connection is in use.
      if (this.#isPaused) this.#client.reschedulePing(true);
    }
  }

  get #canAcknowledge(): boolean {
    return this.#client.connected && !this.#hasDisconnected && this.#client.stream.writable;
  }

  get #isPaused(): boolean {
    return this.#waitingBytes >= MAX_WAITING_BYTES && !this.#hasDisconnected;
  }

  #readOn(): void {
    if (this.#isPaused) return;
    const resume = this.#resume;
    this.#resume = undefined;
    resume?.();
  }

  #onConnack(sessionPresent: boolean): void {
    if (!sessionPresent) this.#expected.clear();
    else for (const [messageId, delivery] of this.#unacknowledged) this.#expected.set(messageId, delivery);
    this.#unacknowledged.clear();
    this.#hasDisconnected = false;
    this.#resume = undefined;
    // MQTT.js marks the client as connected next.
    queueMicrotask(() => this.#startNext());
  }

  /** A stream that is not read to its end would never close. */
  #onDisconnect(): void {
    this.#hasDisconnected = true;
    this.#readOn();
  }
}

const sizeOf = ({ payload }: Delivery): number => payload.length + OVERHEAD_BYTES;

/** The same in both versions of MQTT (3.4): in version 5, no reason code means success. */
function puback(messageId: number): Buffer {
  return Buffer.from([0x40, 2, messageId >> 8, messageId & 0xff]);
}
