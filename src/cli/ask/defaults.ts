import { LIMITS } from '#contract/limits.js';

/** As in code, whose own default would have to be loaded with the whole sender. */
export const ANSWER_WITHIN_MS = 4 * LIMITS.autoCloseMs;
