import type { Rule } from '../rule.js';

export const tooDeep: Rule = {
  id: 'too-deep',
  severity: 'error',
  code: 'TOO_DEEP',
  summary: 'Objects and arrays do not nest deeper than the contract allows.',
  why: 'Deep nesting can exhaust the stack of the browser in the car.',
  source: 'contract',
};
