import type { Rule } from '../rule.js';
import { FIELDS, textWith } from './examples.js';

export const carriageReturn: Rule = {
  id: 'carriage-return',
  area: 'text',
  severity: 'info',
  summary: 'Lines end in a line feed alone.',
  why: 'A line feed breaks the line. What a carriage return does is not documented.',
  source: 'vendor',
  checkText: (text) =>
    text.includes('\r') ? 'the text has a carriage return: a line feed alone breaks the line' : undefined,
  examples: () => ({ bad: textWith({ [FIELDS.text]: 'a\r\nb' }), good: textWith({ [FIELDS.text]: 'a\nb' }) }),
};
