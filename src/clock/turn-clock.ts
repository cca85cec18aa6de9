import type { Clock } from './clock.js';

/** A clock that stands during a turn of the event loop: whatever happens at once has one time, however long it takes. */
export function turnClock(base: Clock): Clock {
  let reading: number | undefined;
  return {
    now() {
      if (reading === undefined) {
        reading = base.now();
        queueMicrotask(() => {
          reading = undefined;
        });
      }
      return reading;
    },
    setTimeout: (callback, delayMs) =>
      base.setTimeout(() => {
        // A timer is a turn of its own, also where a clock is moved by hand.
        reading = undefined;
        callback();
      }, delayMs),
    clearTimeout: (timer) => base.clearTimeout(timer),
  };
}
