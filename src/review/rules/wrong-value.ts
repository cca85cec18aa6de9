import type { Rule } from '../rule.js';
import { MARKER, textWith } from './examples.js';

export const wrongValue: Rule = {
  id: 'wrong-value',
  area: 'fields',
  severity: 'error',
  code: 'WRONG_VALUE',
  summary: 'A field with one legal value has that one.',
  why: 'By it the head unit tells a popup from other messages.',
  source: 'vendor',
  examples: () => ({ bad: textWith({ [MARKER]: 1 }), good: textWith({ [MARKER]: true }) }),
};
