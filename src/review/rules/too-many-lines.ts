import { DISPLAY } from '#contract/limits.js';
import type { Rule } from '../rule.js';
import { FIELDS, textWith } from './examples.js';

const MAX_LINES = DISPLAY.pictureLines;

export const tooManyLines: Rule = {
  id: 'too-many-lines',
  area: 'text',
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
