import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { run } from '../run.js';
import { readSeen, type Seen } from './mosquitto.js';
import { PYTHON } from './programs.js';

export const PAHO_PROBE = `${PYTHON} -c 'import paho.mqtt.client'`;

const SCRIPT = join(import.meta.dirname, 'paho-client.py');
const STEP_DEADLINE_MS = 10_000;

/** Where paho connects to, and as whom. */
export interface PahoAccess {
  port: number;
  version: 4 | 5;
  clientId?: string;
  uid?: string;
  password?: string;
  ca?: string;
  cert?: string;
  key?: string;
}

/** Python's paho, as a receiver that shares no code with ours. */
export class Paho {
  #output = '';
  #errors = '';

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (text) => {
      this.#output += text;
    });
    child.stderr?.on('data', (text) => {
      this.#errors += text;
    });
  }

  /** Subscribes. Returns when the broker has agreed. */
  static async subscribe(access: PahoAccess, filter: string): Promise<Paho> {
    const args = [SCRIPT, JSON.stringify({ ...access, filter })];
    const paho = new Paho(spawn(PYTHON, args, { stdio: ['ignore', 'pipe', 'pipe'] }));
    await paho.#until(() => paho.#output.startsWith('ready\n'));
    return paho;
  }

  /** Publishes messages, one after the other. Returns when the broker has acknowledged them all. */
  static async publish(access: PahoAccess, messages: readonly (readonly [string, Uint8Array])[]): Promise<void> {
    const publish = messages.map(([topic, payload]) => [topic, Buffer.from(payload).toString('hex')]);
    const { status, stdout, stderr } = await run(PYTHON, [SCRIPT, JSON.stringify({ ...access, publish })]);
    if (status !== 0 || stdout !== '') throw new Error(`paho: ${stdout}${stderr}`);
  }

  /** The messages that have come, once there are so many. */
  async messages(count: number): Promise<Seen[]> {
    const lines = (): string[] => this.#output.split('\n').slice(1, -1);
    await this.#until(() => lines().length >= count);
    return lines().map(readSeen);
  }

  async stop(): Promise<void> {
    const { child } = this;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'close');
    child.kill();
    await ended;
  }

  async #until(condition: () => boolean): Promise<void> {
    const deadline = performance.now() + STEP_DEADLINE_MS;
    while (!condition()) {
      if (performance.now() > deadline || this.child.exitCode !== null)
        throw new Error(`paho is not ready: ${this.#output}${this.#errors}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
