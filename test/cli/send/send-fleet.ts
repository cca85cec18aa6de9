import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Aedes } from 'aedes';
import { connectAsync, type MqttClient } from 'mqtt';
import { FLEET_DEFAULTS } from '../../../src/cli/send/defaults.js';
import { sendToFleet } from '../../../src/cli/send/fleet/send-to-fleet.js';
import { sendToOneCar } from '../../../src/cli/send/one-car.js';
import { readPlan, type SendFlags } from '../../../src/cli/send/plan.js';
import { DEFAULTS } from '../../../src/cli/sending/defaults.js';
import { type PopupFlags, readPopupOptions } from '../../../src/cli/sending/popup-options.js';
import { parseTopic, popupFilter } from '../../../src/index.js';
import { listen } from '../../listen.js';

export const PARTNER = { uid: 'MYUID01', idApp: 'MY_APP_ID' };

/** Not the default: it must go all the way. */
export const ENVIRONMENT = 'Test-Env';

/** A made-up car. */
export const vinOf = (number: number): string => `DEM0CAR${String(number).padStart(10, '0')}`;

/** Made-up cars, from the first on. */
export const vins = (count: number): string[] => Array.from({ length: count }, (_, at) => vinOf(at));

/** What a broker does with a message: an error ends the connection without an acknowledgement. */
export type Judge = (vin: string, decide: (error?: Error) => void) => void;

/** A broker in this process, and a foreign subscriber that counts what reaches every car. */
export class CountingBroker {
  /** How often each car was sent something. */
  readonly received = new Map<string, number>();
  /** The payloads, in the order in which they came. */
  readonly payloads: string[] = [];
  judge: Judge = (_, decide) => decide();
  /** Whether it lets clients log in. */
  isOpen = true;
  /** Told of every message that the subscriber has got. */
  onReceived: () => void = () => undefined;

  private constructor(
    private readonly aedes: Aedes,
    private readonly server: Server,
    private readonly subscriber: MqttClient,
    readonly url: string,
  ) {}

  static async start(): Promise<CountingBroker> {
    const aedes = await Aedes.createBroker();
    const server = createServer(aedes.handle);
    const url = `mqtt://127.0.0.1:${await listen(server)}`;
    const subscriber = await connectAsync(url);
    const broker = new CountingBroker(aedes, server, subscriber, url);
    aedes.authorizePublish = (_client, { topic }, callback) => {
      broker.judge(parseTopic(topic)?.vin ?? '', (error) => callback(error ?? null));
    };
    aedes.authenticate = (_client, _user, _password, callback) => callback(null, broker.isOpen);
    subscriber.on('message', (topic, payload) => {
      const vin = parseTopic(topic)?.vin ?? topic;
      broker.received.set(vin, (broker.received.get(vin) ?? 0) + 1);
      broker.payloads.push(payload.toString());
      broker.onReceived();
    });
    await subscriber.subscribeAsync(popupFilter({ uid: PARTNER.uid, environment: ENVIRONMENT }), { qos: 1 });
    return broker;
  }

  /** Waits until the subscriber has got so many messages. */
  async waitFor(count: number): Promise<void> {
    await this.#waitUntil(() => this.payloads.length >= count);
  }

  /** Waits until the subscriber has got a message for each of these cars; others may have got theirs before. */
  async waitForCars(cars: Iterable<string>): Promise<void> {
    const missing = new Set(cars);
    await this.#waitUntil(() => {
      for (const vin of missing) if (this.received.has(vin)) missing.delete(vin);
      return missing.size === 0;
    });
  }

  async #waitUntil(isThere: () => boolean): Promise<void> {
    if (isThere()) return;
    await new Promise<void>((resolve) => {
      this.onReceived = () => isThere() && resolve();
    });
  }

  /** Cars that were sent something more than once. */
  get twice(): string[] {
    return [...this.received].filter(([, count]) => count > 1).map(([vin]) => vin);
  }

  async stop(): Promise<void> {
    await this.subscriber.endAsync(true);
    await new Promise<void>((resolve) => this.aedes.close(resolve));
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** A folder of our own, for lists and journals. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'webportal-popup-contract-'));

  file(name: string, content?: string | Buffer | readonly string[]): string {
    const file = join(this.path, name);
    if (content !== undefined) writeFileSync(file, isLines(content) ? `${content.join('\n')}\n` : content);
    return file;
  }

  /** The lines of a journal but the first, as objects. */
  entries(file: string): { vin: string; status: string; code?: string; at: string }[] {
    return readFileSync(file, 'utf8')
      .split('\n')
      .slice(1)
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

const isLines = (content: string | Buffer | readonly string[]): content is readonly string[] => Array.isArray(content);

export interface Told {
  status: number;
  out: string;
  err: string;
  /** What people at a terminal are told meanwhile. */
  asides: string;
}

/** The command in this process: what it says, and the exit code. */
export async function send(flags: Partial<SendFlags> & PopupFlags): Promise<Told> {
  const out: string[] = [];
  const err: string[] = [];
  const asides: string[] = [];
  const into = (lines: string[]) => (line: string) => void lines.push(stripVTControlCharacters(line));
  const given = {
    ...PARTNER,
    text: 'A storm is coming.',
    environment: ENVIRONMENT,
    deadline: DEFAULTS.deadlineMs,
    concurrency: FLEET_DEFAULTS.concurrency,
    mqtt: DEFAULTS.mqtt,
    ...flags,
  };
  const plan = readPlan(given, readPopupOptions(given));
  const run = flags.vins === undefined ? sendToOneCar : sendToFleet;
  const status = await run(plan, { result: into(out), problem: into(err), aside: into(asides) });
  return { status, out: out.join('\n'), err: err.join('\n'), asides: asides.join('\n') };
}
