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

/** How often something is done while a fleet is sent to, in ms. */
export const EVERY = {
  /** A line, where there is no terminal. */
  lineMs: 5_000,
  /** The bar is drawn. */
  barMs: 100,
  /** The journal is made to survive the machine. */
  syncMs: 1_000,
} as const;

/** 11 days: any two such times together fit into a timer. */
export const MOST_SECONDS = 1_000_000;

/** How many cars stand for a group of failures. */
export const EXAMPLES = 3;
