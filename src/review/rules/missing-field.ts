import type { Rule } from '../rule.js';
import { FIELDS, GOOD, textWith } from './examples.js';

export const missingField: Rule = {
  id: 'missing-field',
  area: 'fields',
  severity: 'error',
  code: 'MISSING_FIELD',
  summary: 'Every required field is there.',
  why: 'Without it the head unit cannot tell whom the message is for, or what to show.',
  source: 'vendor',
  examples: () => ({ bad: textWith({ [FIELDS.text]: undefined }), good: GOOD }),
};
