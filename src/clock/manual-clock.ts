import type { Clock } from './clock.js';

interface Timer {
  at: number;
  callback: () => void;
}

/**
 * A clock that moves only when it is told to.
 *
 * @example
 * import { ManualClock } from 'webportal-popup-contract/simulator';
 *
 * const clock = new ManualClock();
 * let rang = false;
 * clock.setTimeout(() => { rang = true; }, 1000);
 * clock.advance(1000);
 * rang; // => true
 */
export class ManualClock implements Clock {
  #now = 0;
  #timers = new Set<Timer>();

  /** Milliseconds that it was moved on in all. */
  now(): number {
    return this.#now;
  }

  /** Calls back when the clock has been moved on by `delayMs` milliseconds. */
  setTimeout(callback: () => void, delayMs: number): unknown {
    const timer = { at: this.#now + delayMs, callback };
    this.#timers.add(timer);
    return timer;
  }

  /** Calls off what `setTimeout` returned. */
  clearTimeout(timer: unknown): void {
    this.#timers.delete(timer as Timer);
  }

  /** Moves on by `ms` milliseconds; timers that fall due ring in their order, at their time. */
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
