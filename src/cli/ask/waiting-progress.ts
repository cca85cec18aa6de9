import type { ProgressSource } from '../terminal/progress.js';
import { timeLeft } from '../terminal/rate.js';

/** The time that passes until an answer is given up. */
export function waitingProgress(answerWithinMs: number, now: () => number = () => performance.now()): ProgressSource {
  const startedAt = now();
  const elapsed = (): number => Math.min(answerWithinMs, now() - startedAt);
  const left = (): string => timeLeft((answerWithinMs - elapsed()) / 1000, 1);
  return {
    total: answerWithinMs,
    done: elapsed,
    worked: elapsed,
    line: left,
    texts: () => ['waiting for the driver', left()],
    isRemoved: true,
  };
}
