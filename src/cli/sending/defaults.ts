import { LIMITS } from '#contract/limits.js';

/** Defaults of the options that every command that sends has. Times are in ms, as in the API; the command line takes seconds. */
export const DEFAULTS = {
  /** Fails at once if the message cannot be sent now. */
  waitMs: 0,
  deadlineMs: 10_000,
  /** MQTT 3.1.1, which every broker supports. */
  mqtt: '3',
  /** As in code, whose own default would have to be loaded with the whole sender. */
  answerWithinMs: 4 * LIMITS.autoCloseMs,
} as const;

/** A time as the command line takes it. */
export const inSeconds = (ms: number): string => `${ms / 1000}`;
