import type { Rule } from '../rule.js';
import { FIELDS, textWith } from './examples.js';

/** The picture shows so many, centred. */
const MAX_LINES = 6;

export const tooManyLines: Rule = {
  id: 'too-many-lines',
  severity: 'warning',
  summary: 'The text has no more lines than the only published picture shows.',
  why: 'How many lines fit is not documented: others may be cut off.',
  source: 'vendor',
  checkText: (text) => {
    const lines = text.split('\n').length;
    return lines > MAX_LINES ? `the text has ${lines} lines; the only published picture shows ${MAX_LINES}` : undefined;
  },
  examples: () => ({
    bad: textWith({ [FIELDS.text]: 'line\n'.repeat(MAX_LINES) }),
    good: textWith({ [FIELDS.text]: `line\n`.repeat(MAX_LINES).trim() }),
  }),
};
