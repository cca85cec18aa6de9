import type { Rule } from '../rule.js';
import { FIELDS, textWith } from './examples.js';

export const wrongType: Rule = {
  id: 'wrong-type',
  area: 'fields',
  severity: 'error',
  code: 'WRONG_TYPE',
  summary: 'Every field has the type that the contract says.',
  why: '"true" in quotes is a text: what the head unit makes of it is not documented.',
  source: 'vendor',
  examples: () => ({ bad: textWith({ [FIELDS.button]: 'true' }), good: textWith({ [FIELDS.button]: true }) }),
};
