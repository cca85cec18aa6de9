import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Handling, ListenerOrder, ListenerReport, ListenerTask, ListenerWord } from './app-message-listener.js';

/** How long it may take to do one thing. */
const STEP_DEADLINE_MS = 60_000;

/** A back-end in a process of its own: see app-message-listener.ts. */
export class Listener {
  /** What its handler was called with, if it tells. */
  readonly handling: Handling[] = [];
  readonly #words: ListenerWord[] = [];

  private constructor(private readonly child: ChildProcess) {
    child.on('message', (word: ListenerWord) => {
      if ('handling' in word) this.handling.push(word.handling);
      else this.#words.push(word);
    });
  }

  /** Starts one, and resolves when it listens. */
  static async start(task: Partial<ListenerTask> & Pick<ListenerTask, 'url' | 'uid'>): Promise<Listener> {
    const whole: ListenerTask = { protocolVersion: 4, handlerMs: 0, tellsEach: true, messages: 100, ...task };
    const script = join(import.meta.dirname, 'app-message-listener.ts');
    const execArgv = ['--expose-gc', '--import', 'tsx'];
    const listener = new Listener(fork(script, [JSON.stringify(whole)], { execArgv }));
    try {
      await listener.#word('listening');
    } catch (error) {
      await listener.kill();
      throw error;
    }
    return listener;
  }

  /** Lets its handlers end. */
  go(): void {
    this.#order('go');
  }

  async report(): Promise<ListenerReport> {
    this.#order('report');
    return await this.#word('report');
  }

  /** Sends a popup; resolves with its status, or its error. */
  async send(): Promise<string> {
    this.#order('send');
    return await this.#word('sent');
  }

  /** Closes sender and client; resolves when the process has ended. */
  async close(): Promise<void> {
    this.#order('close');
    await this.#word('closed');
    if (this.child.exitCode === null) await once(this.child, 'exit');
  }

  /** Waits for its handler to have been called so many times. */
  async handles(count: number): Promise<Handling[]> {
    await until(() => this.handling.length >= count, `handler called ${count} times, not ${this.handling.length}`);
    return this.handling;
  }

  /** Kills it, as a crash does; nothing is left if it has ended already. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }

  #order(order: ListenerOrder): void {
    this.child.send(order);
  }

  async #word<Name extends 'listening' | 'report' | 'sent' | 'closed'>(
    name: Name,
  ): Promise<Extract<ListenerWord, Record<Name, unknown>>[Name]> {
    type Word = Extract<ListenerWord, Record<Name, unknown>>;
    const find = (): number => this.#words.findIndex((word) => name in word);
    await until(() => find() >= 0 || this.child.exitCode !== null, name);
    const [word] = this.#words.splice(find(), 1) as [Word];
    return word[name];
  }
}

async function until(isSo: () => boolean, what: string): Promise<void> {
  for (const end = performance.now() + STEP_DEADLINE_MS; !isSo(); ) {
    if (performance.now() > end) throw new Error(`the listener is late: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
