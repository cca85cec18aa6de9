import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { WorkerTask, WorkerWord } from './worker-process.js';

const SCRIPT = join(import.meta.dirname, 'worker-process.ts');

/** Workers in processes of their own, which end with the test. */
export class WorkerProcesses {
  readonly running = new Set<ChildProcess>();
  /** The jobs of the answers that they were told of, in the order in which they came. */
  readonly answers: string[] = [];

  constructor(private readonly task: WorkerTask) {}

  /** Resolves when it works. */
  async start(): Promise<ChildProcess> {
    const child = fork(SCRIPT, { execArgv: ['--expose-gc', '--import', 'tsx'] });
    this.running.add(child);
    child.once('exit', () => this.running.delete(child));
    child.on('message', (word: WorkerWord) => {
      if ('answer' in word) this.answers.push(word.answer);
    });
    child.send(this.task);
    await wordOf(child, 'ready');
    return child;
  }

  /** Kills it at once, as a machine does that is gone. */
  async kill(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Has it end its jobs, and ends it. */
  async close(child: ChildProcess): Promise<void> {
    const ended = once(child, 'exit');
    child.send('close');
    await ended;
  }

  async usedBytes(child: ChildProcess): Promise<number> {
    const word = wordOf(child, 'usedBytes');
    child.send('memory');
    return (await word).usedBytes;
  }

  async killAll(): Promise<void> {
    await Promise.all([...this.running].map((child) => this.kill(child)));
  }
}

type Named<Key extends string> = Extract<WorkerWord, Record<Key, unknown>>;

function wordOf<Key extends 'ready' | 'usedBytes'>(child: ChildProcess, key: Key): Promise<Named<Key>> {
  return new Promise((resolve, reject) => {
    const onMessage = (word: WorkerWord): void => {
      if (!(key in word)) return;
      child.off('message', onMessage);
      child.off('exit', onExit);
      resolve(word as Named<Key>);
    };
    const onExit = (): void => reject(new Error(`the worker has ended before it said "${key}"`));
    child.on('message', onMessage);
    child.once('exit', onExit);
  });
}
