import type { Rule } from '../rule.js';

export const tooLarge: Rule = {
  id: 'too-large',
  severity: 'error',
  code: 'TOO_LARGE',
  summary: 'The payload is not larger than the broker takes.',
  why: 'A larger message is not delivered.',
  source: 'vendor',
};
