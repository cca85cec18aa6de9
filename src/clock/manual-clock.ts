import type { Clock } from './clock.js';

interface Timer {
  at: number;
  callback: () => void;
}

/**
 * A clock whose time changes only by calls to `advance`.
 *
 * @example
 * import { ManualClock } from 'webportal-popup-contract/simulator';
 *
 * const clock = new ManualClock();
 * let fired = false;
 * clock.setTimeout(() => { fired = true; }, 1000);
 * clock.advance(1000);
 * fired; // => true
 */
export class ManualClock implements Clock {
  #now = 0;
  #timers = new Set<Timer>();

  /** Milliseconds that the clock has been advanced by in total. */
  now(): number {
    return this.#now;
  }

  /** Calls `callback` once the clock has been advanced by `delayMs` milliseconds. Returns the timer. */
  setTimeout(callback: () => void, delayMs: number): unknown {
    const timer = { at: this.#now + delayMs, callback };
    this.#timers.add(timer);
    return timer;
  }

  /** Cancels a timer that `setTimeout` returned. */
  clearTimeout(timer: unknown): void {
    this.#timers.delete(timer as Timer);
  }

  /** Advances the clock by `ms` milliseconds and fires the due timers in order, each at its due time. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const due = [...this.#timers].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#timers.delete(due);
      this.#now = Math.max(this.#now, due.at);
      due.callback();
    }
    this.#now = end;
  }
}
