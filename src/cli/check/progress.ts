import type { Progress } from '../terminal/progress.js';
import { grouped, timeLeft } from '../terminal/rate.js';

/** Progress is shown from then on, in ms: most runs are over before. */
const SHOWN_AFTER_MS = 1000;

export interface FileProgress {
  /** A file is done with. */
  next(): void;
  /** What prints without leaving parts of the bar behind. */
  around(print: (text: string) => void): (text: string) => void;
  stop(): void;
}

/** Shows how many files are done with, on a terminal and if it takes long. */
export function startFileProgress(total: number): FileProgress {
  let done = 0;
  let progress: Progress | undefined;
  const stream = process.stderr;
  let isStopped = false;
  const start = async (): Promise<void> => {
    const { startProgress } = await import('../terminal/progress.js');
    if (isStopped) return;
    progress = startProgress(
      {
        total,
        done: () => done,
        worked: () => done,
        line: () => '',
        texts: (perSecond) => [`${grouped(done)} of ${grouped(total)} files`, timeLeft(total - done, perSecond)],
      },
      () => undefined,
    );
  };
  const timer = stream.isTTY ? setTimeout(start, SHOWN_AFTER_MS) : undefined;
  return {
    next: () => {
      done++;
    },
    around: (print) => (text) => (progress?.around(print) ?? print)(text),
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
      progress?.stop();
    },
  };
}
