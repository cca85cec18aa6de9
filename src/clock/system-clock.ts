import type { Clock } from './clock.js';

/**
 * The machine's monotonic clock and timers.
 *
 * @example
 * import { systemClock } from 'webportal-popup-contract/simulator';
 *
 * typeof systemClock.now(); // => 'number'
 */
export const systemClock: Clock = {
  now: () => performance.now(),
  setTimeout: (callback, delayMs) => setTimeout(callback, delayMs),
  clearTimeout: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};
