import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../run.js';
import { freePort } from './free-port.js';
import { ENV } from './programs.js';

/** How long a program may take to do one thing. */
const STEP_DEADLINE_MS = 10_000;

/** A message as mosquitto_sub saw it. */
export interface Seen {
  topic: string;
  qos: number;
  retained: boolean;
  payload: Buffer;
}

/** How its own clients get in, where that needs more than an address. */
export interface Access {
  scheme?: 'mqtt' | 'mqtts';
  /** Further options of mosquitto_sub and mosquitto_pub. */
  clientArgs?: readonly string[];
}

/** A mosquitto of our own, on a free port of the loopback interface, with its clients. */
export class Mosquitto {
  #log = '';
  #subscribers = 0;
  #server: ChildProcess | undefined;
  readonly #running = new Set<ChildProcess>();

  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly access: Access,
  ) {}

  static async start(settings: string[] = ['allow_anonymous true'], access: Access = {}): Promise<Mosquitto> {
    const folder = mkdtempSync(join(tmpdir(), 'webportal-popup-contract-'));
    const broker = new Mosquitto(await freePort(), folder, access);
    const lines = [
      `listener ${broker.port} 127.0.0.1`,
      // Started by root it would become somebody who may not read the files of a test.
      'user root',
      'persistence false',
      `persistence_location ${folder}/`,
      'log_dest stderr',
      'log_type all',
      ...settings,
    ];
    writeFileSync(join(folder, 'mosquitto.conf'), `${lines.join('\n')}\n`);
    try {
      await broker.restart();
      return broker;
    } catch (error) {
      await broker.stop();
      throw error;
    }
  }

  get url(): string {
    return `${this.access.scheme ?? 'mqtt'}://127.0.0.1:${this.port}`;
  }

  /** All that it has logged so far. */
  get log(): string {
    return this.#log;
  }

  /** Ends the broker alone, as a crash does or as an operator does; its clients go on. */
  async kill(signal: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT' = 'SIGKILL'): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    if (signal === 'SIGSTOP' || signal === 'SIGCONT') {
      server.kill(signal);
      return;
    }
    const ended = once(server, 'close');
    server.kill(signal);
    await ended;
  }

  /** Starts the broker again after `kill`, on its port and with its settings. */
  async restart(): Promise<void> {
    const before = this.#log.length;
    this.#server = this.#spawn('mosquitto', ['-c', join(this.folder, 'mosquitto.conf')]);
    this.#server.stderr?.on('data', (text) => {
      this.#log += text;
    });
    await this.logged(' running', before);
  }

  /** Subscribes a mosquitto_sub. Returns when the broker has agreed; `messages` settles when so many have come. */
  async subscribe(filter: string, count: number): Promise<{ messages: Promise<Seen[]> }> {
    const id = `subscriber-${++this.#subscribers}`;
    const format = '%t %q %r %x';
    const args = [...this.#address(), '-i', id, '-t', filter, '-q', '1', '-C', `${count}`, '-F', format];
    const subscriber = this.#spawn('mosquitto_sub', [...args, '-W', `${STEP_DEADLINE_MS / 1000}`]);
    let output = '';
    subscriber.stdout?.on('data', (text) => {
      output += text;
    });
    const messages = once(subscriber, 'close').then(() => output.split('\n').filter(Boolean).map(readSeen));
    await this.logged(`Sending SUBACK to ${id}`);
    return { messages };
  }

  /**
   * Subscribes a mosquitto_sub that connects again after a loss, and whose session the broker keeps meanwhile. Returns
   * when the broker has agreed, with what has come so far.
   */
  async follow(filter: string, version: 4 | 5): Promise<{ topics: readonly string[] }> {
    const id = `subscriber-${++this.#subscribers}`;
    const session = version === 5 ? ['-V', 'mqttv5', '-x', '3600', '-c'] : ['-c'];
    const args = [...this.#address(), '-i', id, '-t', filter, '-q', '1', '-F', '%t', ...session];
    const subscriber = this.#spawn('mosquitto_sub', args);
    const topics: string[] = [];
    let rest = '';
    subscriber.stdout?.on('data', (text) => {
      const lines = `${rest}${text}`.split('\n');
      rest = lines.pop() ?? '';
      topics.push(...lines);
    });
    await this.logged(`Sending SUBACK to ${id}`);
    return { topics };
  }

  /** Has the broker save what it knows: sessions, subscriptions, and messages that wait for them. */
  async save(): Promise<void> {
    const before = this.#log.length;
    this.#server?.kill('SIGUSR1');
    await this.logged('Saving in-memory database', before);
    // It logs first, and saves before it does anything else.
    await this.publish('saved', new Uint8Array());
  }

  /** Publishes with mosquitto_pub; returns when the broker has acknowledged. */
  async publish(topic: string, payload: Uint8Array): Promise<void> {
    const file = join(this.folder, 'payload');
    writeFileSync(file, payload);
    const { status, stderr } = await run('mosquitto_pub', [...this.#address(), '-t', topic, '-q', '1', '-f', file]);
    if (status !== 0) throw new Error(`mosquitto_pub: ${stderr}`);
  }

  async stop(): Promise<void> {
    for (const child of this.#running) {
      const ended = once(child, 'close');
      // One that is frozen would not end.
      child.kill('SIGCONT');
      if (child.exitCode === null && child.kill()) await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  #address(): string[] {
    return ['-h', '127.0.0.1', '-p', `${this.port}`, ...(this.access.clientArgs ?? [])];
  }

  #spawn(command: string, args: string[]): ChildProcess {
    const child = spawn(command, args, { env: ENV, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#running.add(child);
    child.once('close', () => this.#running.delete(child));
    return child;
  }

  /** Waits until the broker has logged something. */
  async logged(text: string, from = 0): Promise<void> {
    const deadline = performance.now() + STEP_DEADLINE_MS;
    while (!this.#log.includes(text, from)) {
      if (performance.now() > deadline) throw new Error(`mosquitto has not logged "${text}":\n${this.#log}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

/** A line of mosquitto_sub: topic, quality of service, retained flag, and the payload in hexadecimal digits. */
export function readSeen(line: string): Seen {
  const [topic = '', qos, retained, payload = ''] = line.split(' ');
  return { topic, qos: Number(qos), retained: retained === '1', payload: Buffer.from(payload, 'hex') };
}
