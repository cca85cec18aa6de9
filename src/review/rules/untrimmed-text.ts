import type { Rule } from '../rule.js';
import { FIELDS, textWith } from './examples.js';

export const untrimmedText: Rule = {
  id: 'untrimmed-text',
  severity: 'info',
  summary: 'The text neither begins nor ends with white space.',
  why: 'It takes room that the text could have.',
  source: 'opinion',
  check: ({ shownText, faultAt }) =>
    shownText.trim() !== '' && shownText.trim() !== shownText
      ? [faultAt(FIELDS.text, 'the text begins or ends with white space')]
      : [],
  examples: () => ({ bad: textWith({ [FIELDS.text]: 'a ' }), good: textWith({ [FIELDS.text]: 'a b' }) }),
};
