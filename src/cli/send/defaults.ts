import { LIMITS } from '../../../generated/v1/limits.js';

/** What `send` does when an option is left out. Times in ms, as in the API; on the command line they are seconds. */
export const DEFAULTS = {
  /** One car: refused at once when it cannot be sent now. */
  waitMs: 0,
  /** A fleet waits: a connection that is lost for a while must not burn through the list. */
  fleetWaitMs: 3 * LIMITS.minIntervalMs,
  deadlineMs: 10_000,
  /** MQTT 3.1.1: every broker has it. */
  mqtt: '3',
  /** Of a fleet: in flight, or waiting. Enough to keep a broker busy. */
  concurrency: 512,
} as const;
