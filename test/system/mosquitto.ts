import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../run.js';
import { freePort } from './free-port.js';
import { ENV } from './programs.js';

/** How long a program may take to do one thing. */
const PATIENCE_MS = 10_000;

/** A message as mosquitto_sub saw it. */
export interface Seen {
  topic: string;
  qos: number;
  retained: boolean;
  payload: Buffer;
}

/** A mosquitto of our own, on a free port of the loopback interface, with its clients. */
export class Mosquitto {
  #log = '';
  #subscribers = 0;
  readonly #running = new Set<ChildProcess>();

  private constructor(
    readonly port: number,
    private readonly folder: string,
  ) {}

  static async start(settings: string[] = ['allow_anonymous true']): Promise<Mosquitto> {
    const folder = mkdtempSync(join(tmpdir(), 'webportal-popup-contract-'));
    const broker = new Mosquitto(await freePort(), folder);
    const config = join(folder, 'mosquitto.conf');
    const lines = [
      `listener ${broker.port} 127.0.0.1`,
      'persistence false',
      'log_dest stderr',
      'log_type all',
      ...settings,
    ];
    writeFileSync(config, `${lines.join('\n')}\n`);
    const server = broker.#spawn('mosquitto', ['-c', config]);
    server.stderr?.on('data', (text) => {
      broker.#log += text;
    });
    await broker.#logged(' running');
    return broker;
  }

  get url(): string {
    return `mqtt://127.0.0.1:${this.port}`;
  }

  /** Subscribes a mosquitto_sub. Returns when the broker has agreed; `messages` settles when so many have come. */
  async subscribe(filter: string, count: number): Promise<{ messages: Promise<Seen[]> }> {
    const id = `subscriber-${++this.#subscribers}`;
    const format = '%t %q %r %x';
    const args = [...this.#address(), '-i', id, '-t', filter, '-q', '1', '-C', `${count}`, '-F', format];
    const subscriber = this.#spawn('mosquitto_sub', [...args, '-W', `${PATIENCE_MS / 1000}`]);
    let output = '';
    subscriber.stdout?.on('data', (text) => {
      output += text;
    });
    const messages = once(subscriber, 'close').then(() => output.split('\n').filter(Boolean).map(readSeen));
    await this.#logged(`Sending SUBACK to ${id}`);
    return { messages };
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
      if (child.exitCode === null && child.kill()) await ended;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  #address(): string[] {
    return ['-h', '127.0.0.1', '-p', `${this.port}`];
  }

  #spawn(command: string, args: string[]): ChildProcess {
    const child = spawn(command, args, { env: ENV, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#running.add(child);
    child.once('close', () => this.#running.delete(child));
    return child;
  }

  /** Waits until the broker has logged something. */
  async #logged(text: string): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    while (!this.#log.includes(text)) {
      if (performance.now() > deadline) throw new Error(`mosquitto has not logged "${text}":\n${this.#log}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

/** A line of mosquitto_sub: topic, quality of service, retained flag, and the payload in hexadecimal digits. */
function readSeen(line: string): Seen {
  const [topic = '', qos, retained, payload = ''] = line.split(' ');
  return { topic, qos: Number(qos), retained: retained === '1', payload: Buffer.from(payload, 'hex') };
}
