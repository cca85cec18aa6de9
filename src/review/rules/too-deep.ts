import { SAFETY } from '#contract/limits.js';
import type { Rule } from '../rule.js';

export const tooDeep: Rule = {
  id: 'too-deep',
  area: 'json',
  severity: 'error',
  code: 'TOO_DEEP',
  summary: 'Objects and arrays do not nest deeper than the contract allows.',
  why: 'Deep nesting can exhaust the stack of the browser in the car.',
  source: 'contract',
  inWords: `More than ${SAFETY.maxJsonDepth} objects and arrays one in another, the message itself counted as the first, break it.`,
};
