/**
 * Time: a monotonic reading and timers. Injected, so that nothing has to wait for real.
 *
 * @example
 * import { type Clock, systemClock } from 'webportal-popup-contract/simulator';
 *
 * const clock: Clock = systemClock;
 * clock.now() <= clock.now(); // => true
 */
export interface Clock {
  /** Milliseconds since some fixed moment. Never goes back. */
  now(): number;
  /** Calls back once, after at least `delayMs` milliseconds. */
  setTimeout(callback: () => void, delayMs: number): unknown;
  /** Calls off what `setTimeout` returned. */
  clearTimeout(timer: unknown): void;
}
