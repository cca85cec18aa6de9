import { LIMITS } from '#contract/limits.js';

/** Defaults of the options of `send` that concern many cars. Times are in ms. */
export const FLEET_DEFAULTS = {
  /** A fleet waits, so that a short loss of the connection does not fail the rest of the list. */
  waitMs: 3 * LIMITS.minIntervalMs,
  /** Cars of a fleet that are in flight or waiting. Enough to keep a broker busy. */
  concurrency: 512,
} as const;
