import type { Rule } from '../rule.js';
import { FIELDS, textWith } from './examples.js';

export const untrimmedText: Rule = {
  id: 'untrimmed-text',
  area: 'text',
  severity: 'info',
  summary: 'The text neither begins nor ends with white space.',
  why: 'It takes room that the text could have.',
  source: 'opinion',
  checkText: (text) => {
    const trimmed = text.trim();
    return trimmed !== '' && trimmed !== text ? 'the text begins or ends with white space' : undefined;
  },
  examples: () => ({ bad: textWith({ [FIELDS.text]: 'a ' }), good: textWith({ [FIELDS.text]: 'a b' }) }),
};
