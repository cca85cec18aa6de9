import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { connectAsync, type MqttClient } from 'mqtt';
import { vi } from 'vitest';
import {
  appMessageTopic,
  createReceiptMessage,
  decodePopup,
  encodeAppMessage,
  parseTopic,
  popupFilter,
  readReceiptId,
} from '../../src/index.js';
import { ROOT } from '../run.js';
import type { AskingTask } from './asking-process.js';

const UID = 'MYUID01';

/** Each process takes some seconds to start on a busy machine. */
export const eventually = (assertion: () => void): Promise<void> =>
  vi.waitFor(assertion, { timeout: 40_000, interval: 20 });

/** A back-end in a process of its own: see asking-process.ts. */
export class AskingProcess {
  readonly lines: Record<string, unknown>[] = [];

  private constructor(
    readonly vins: readonly string[],
    private readonly child: ChildProcess,
  ) {
    const output = createInterface({ input: child.stdout as NodeJS.ReadableStream });
    output.on('line', (line) => this.lines.push(JSON.parse(line)));
  }

  static start(task: AskingTask): AskingProcess {
    const script = join(import.meta.dirname, 'asking-process.ts');
    const args = ['--import', 'tsx', script, JSON.stringify(task)];
    return new AskingProcess(
      task.vins,
      spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] }),
    );
  }

  /** The values of a member in the order of the lines that have it. */
  all(member: 'heard' | 'verdict' | 'late' | 'error' | 'listening'): unknown[] {
    return this.lines.flatMap((line) => (member in line ? [line[member]] : []));
  }

  /** The cars of its own questions that were answered. */
  get answered(): unknown[] {
    return this.lines.filter(({ status }) => status === 'answered').map((line) => line.vin);
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
  }
}

/** The head units of all cars, which answer when they are told to. */
export class Cars {
  /** The identifiers of the receipts, by car. */
  readonly asked = new Map<string, string>();

  private constructor(private readonly client: MqttClient) {
    client.on('message', (topic, payload) => {
      this.asked.set(parseTopic(topic)?.vin ?? '', readReceiptId(decodePopup(payload).content) ?? '');
    });
  }

  static async connect(url: string): Promise<Cars> {
    const client = await connectAsync(url);
    const cars = new Cars(client);
    await client.subscribeAsync(popupFilter({ uid: UID }), { qos: 1 });
    return cars;
  }

  /** Resolves when the broker has the answer. */
  async answer(car: string): Promise<void> {
    const message = createReceiptMessage({ id: this.asked.get(car) as string, action: 'ok' });
    const topic = appMessageTopic({ uid: UID, vin: car });
    await this.client.publishAsync(topic, Buffer.from(encodeAppMessage(message)), { qos: 1 });
  }

  async end(): Promise<void> {
    await this.client.endAsync(true);
  }
}
