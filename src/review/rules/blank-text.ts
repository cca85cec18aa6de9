import type { Rule } from '../rule.js';
import { FIELDS, textWith } from './examples.js';

export const blankText: Rule = {
  id: 'blank-text',
  area: 'text',
  severity: 'warning',
  summary: 'The text has something to read.',
  why: 'White space alone shows an empty window over what the driver looks at.',
  source: 'opinion',
  checkText: (text) => (text.trim() === '' ? 'the text is white space alone' : undefined),
  examples: () => ({ bad: textWith({ [FIELDS.text]: ' \n ' }), good: textWith({ [FIELDS.text]: ' . ' }) }),
};
