import { LIMITS } from '#contract/limits.js';

/** Defaults of the options of `send`. Times are in ms, as in the API; the command line takes seconds. */
export const DEFAULTS = {
  /** One car: fails at once if the message cannot be sent now. */
  waitMs: 0,
  /** A fleet waits, so that a short loss of the connection does not fail the rest of the list. */
  fleetWaitMs: 3 * LIMITS.minIntervalMs,
  deadlineMs: 10_000,
  /** MQTT 3.1.1, which every broker supports. */
  mqtt: '3',
  /** Cars of a fleet that are in flight or waiting. Enough to keep a broker busy. */
  concurrency: 512,
} as const;
