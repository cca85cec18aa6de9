import { createServer, type Socket } from 'node:net';
import { generate, type IConnackPacket, type IPublishPacket, type Packet, parser, type QoS } from 'mqtt-packet';

/** A packet that a client sent, and when by the machine's monotonic clock. */
export interface Logged {
  at: number;
  /** Which connection it came on, counted from 1. */
  connection: number;
  packet: Packet;
}

/** What the broker does when a packet of a kind comes. */
export type Handler<Cmd extends Packet['cmd'] = Packet['cmd']> = (
  link: Link,
  packet: Extract<Packet, { cmd: Cmd }>,
) => void;

/** A handler for each kind of packet that is not to be answered as a good broker answers it. */
export type Script = {
  [Cmd in 'connect' | 'publish' | 'puback' | 'subscribe' | 'unsubscribe' | 'pingreq' | 'disconnect']?: Handler<Cmd>;
};

const GOOD: Required<Script> = {
  connect: (link) => link.connack(),
  publish: (link, { qos, messageId }) => {
    if (qos === 1) link.puback(messageId);
  },
  puback: () => undefined,
  subscribe: (link, { messageId, subscriptions }) => link.suback(messageId, ...subscriptions.map(({ qos }) => qos)),
  unsubscribe: (link, { messageId, unsubscriptions }) =>
    link.send({ cmd: 'unsuback', ...identified(messageId), granted: unsubscriptions.map(() => 0) }),
  pingreq: (link) => link.send({ cmd: 'pingresp' }),
  disconnect: (link) => link.drop(),
};

const identified = (messageId: number | undefined) => (messageId === undefined ? {} : { messageId });

/** One client's connection, seen from the broker. */
export class Link {
  /** How many QoS 1 messages it has sent without an answer so far. */
  unacknowledged = 0;
  readonly #settings: { protocolVersion?: number } = {};

  constructor(
    readonly number: number,
    private readonly socket: Socket,
    onPacket: (link: Link, packet: Packet) => void,
  ) {
    const packets = parser(this.#settings);
    packets.on('packet', (packet: Packet) => {
      if (packet.cmd === 'connect') this.#settings.protocolVersion = packet.protocolVersion ?? 4;
      onPacket(this, packet);
    });
    socket.on('data', (bytes) => packets.parse(bytes));
    socket.on('error', () => undefined);
  }

  get isMqtt5(): boolean {
    return this.#settings.protocolVersion === 5;
  }

  send(packet: Packet): void {
    if (this.socket.writable) this.socket.write(generate(packet, this.#settings));
  }

  /** Sends bytes that need be no packet. */
  raw(bytes: readonly number[]): void {
    this.socket.write(Buffer.from(bytes));
  }

  /** Accepts a connection, or refuses it. */
  connack(code = 0, properties: IConnackPacket['properties'] = {}, sessionPresent = false): void {
    const answer = this.isMqtt5 ? { reasonCode: code, properties } : { returnCode: code };
    this.send({ cmd: 'connack', sessionPresent, ...answer });
  }

  puback(messageId: number | undefined, reasonCode = 0): void {
    this.unacknowledged--;
    this.send({ cmd: 'puback', ...identified(messageId), ...(this.isMqtt5 ? { reasonCode } : {}) });
  }

  suback(messageId: number | undefined, ...granted: number[]): void {
    this.send({ cmd: 'suback', ...identified(messageId), granted });
  }

  publish(topic: string, payload: string | Buffer, qos: QoS = 0, messageId = 1, dup = false): void {
    this.send({ cmd: 'publish', topic, payload, qos, dup, retain: false, ...(qos > 0 ? { messageId } : {}) });
  }

  /** Says goodbye, as an MQTT 5 broker does, and closes the connection. */
  disconnect(reasonCode: number): void {
    this.send({ cmd: 'disconnect', reasonCode });
    this.socket.end();
  }

  /** Closes its side of the connection; what it sent can still be read. */
  hangUp(): void {
    this.socket.end();
  }

  /** Closes the connection without a word. */
  drop(): void {
    this.socket.destroy();
  }
}

/** A broker that does what it is told to, and writes down what it was sent. It delivers nothing. */
export class ScriptedBroker {
  /** May be changed at any time. */
  script: Script;
  readonly log: Logged[] = [];
  readonly links = new Set<Link>();
  /** How many connections there have been. */
  connections = 0;
  /** The most QoS 1 messages that a client ever had unanswered. */
  mostUnacknowledged = 0;
  port = 0;
  #server = createServer();

  constructor(script: Script = {}) {
    this.script = script;
  }

  static async start(script: Script = {}): Promise<ScriptedBroker> {
    const broker = new ScriptedBroker(script);
    await broker.listen();
    return broker;
  }

  get url(): string {
    return `mqtt://127.0.0.1:${this.port}`;
  }

  /** The messages that it was sent. */
  get published(): readonly (Logged & { packet: IPublishPacket })[] {
    return this.log.filter((entry): entry is Logged & { packet: IPublishPacket } => entry.packet.cmd === 'publish');
  }

  /** The connection made last. */
  get link(): Link {
    const last = [...this.links].at(-1);
    if (last === undefined) throw new Error('nobody is connected');
    return last;
  }

  /** Listens, on the port that it had before if it had one. */
  async listen(): Promise<void> {
    this.#server = createServer((socket) => this.#welcome(socket));
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (this.#server.address() as { port: number }).port;
  }

  dropAll(): void {
    for (const link of this.links) link.drop();
  }

  /** Goes away: no connection stays, no new one is taken. */
  async stop(): Promise<void> {
    const stopped = new Promise((resolve) => this.#server.close(resolve));
    this.dropAll();
    await stopped;
  }

  #welcome(socket: Socket): void {
    const link = new Link(++this.connections, socket, (from, packet) => this.#onPacket(from, packet));
    this.links.add(link);
    socket.on('close', () => this.links.delete(link));
  }

  #onPacket(link: Link, packet: Packet): void {
    this.log.push({ at: performance.now(), connection: link.number, packet });
    if (packet.cmd === 'publish' && packet.qos === 1) {
      this.mostUnacknowledged = Math.max(this.mostUnacknowledged, ++link.unacknowledged);
    }
    const handlers = { ...GOOD, ...this.script } as unknown as Record<string, Handler<never> | undefined>;
    handlers[packet.cmd]?.(link, packet as never);
  }
}

/** Never answers. */
export const ignore = (): void => undefined;

/** Closes the connection instead of answering. */
export const drop = (link: Link): void => link.drop();

/** Answers every message with this reason code. */
export const answer =
  (reasonCode: number): Handler<'publish'> =>
  (link, { messageId }) =>
    link.puback(messageId, reasonCode);

/** Accepts a connection, and says what it can take. */
export const announce =
  (properties: IConnackPacket['properties']): Handler<'connect'> =>
  (link) =>
    link.connack(0, properties);

/** One handler for the first packet, another for the second, and the last for all others. */
export function inTurn<Cmd extends Packet['cmd']>(...handlers: [Handler<Cmd>, ...Handler<Cmd>[]]): Handler<Cmd> {
  let turn = 0;
  return (link, packet) => {
    const handler = handlers[Math.min(turn++, handlers.length - 1)];
    handler?.(link, packet);
  };
}
