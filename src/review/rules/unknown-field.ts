import type { Rule } from '../rule.js';
import { FIELDS, textWith } from './examples.js';

export const unknownField: Rule = {
  id: 'unknown-field',
  area: 'fields',
  severity: 'error',
  code: 'UNKNOWN_FIELD',
  summary: 'Only the fields of the contract are there.',
  why: 'The head unit ignores others, so a misspelt field is a field that is left out.',
  source: 'contract',
  examples: () => ({
    bad: textWith({ [`${FIELDS.text}s`]: 1 }),
    good: textWith({ [FIELDS.content]: { [`${FIELDS.text}s`]: 1 } }),
  }),
};
