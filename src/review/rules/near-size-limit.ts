import { LIMITS } from '#contract/limits.js';
import type { Rule } from '../rule.js';

/** Share of the limit that is close to it. */
const CLOSE = 0.95;

export const nearSizeLimit: Rule = {
  id: 'near-size-limit',
  area: 'size',
  severity: 'warning',
  summary: 'The payload is not close to the limit.',
  why: 'A longer name or text would make it too large, and it would not be delivered.',
  source: 'opinion',
  check: ({ bytes, faultAt }) => {
    const message = `the payload takes ${bytes} bytes, over ${CLOSE * 100} % of the ${LIMITS.maxPayloadBytes} that are allowed`;
    return bytes > CLOSE * LIMITS.maxPayloadBytes && bytes <= LIMITS.maxPayloadBytes
      ? [faultAt(undefined, message)]
      : [];
  },
  inWords: `More than ${CLOSE * 100} % of ${LIMITS.maxPayloadBytes} bytes break it. A payload over the limit is reported as too large instead.`,
};
