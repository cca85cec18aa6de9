/**
 * A monotonic clock with timers. Injected, so that tests need not wait in real time.
 *
 * @example
 * import { type Clock, systemClock } from 'webportal-popup-contract/simulator';
 *
 * const clock: Clock = systemClock;
 * clock.now() <= clock.now(); // => true
 */
export interface Clock {
  /** Milliseconds since an arbitrary fixed moment. Never decreases. */
  now(): number;
  /** Calls `callback` once, after at least `delayMs` milliseconds. Returns the timer. */
  setTimeout(callback: () => void, delayMs: number): unknown;
  /** Cancels a timer that `setTimeout` returned. */
  clearTimeout(timer: unknown): void;
}
