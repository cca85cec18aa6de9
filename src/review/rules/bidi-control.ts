import type { Rule } from '../rule.js';
import { FIELDS, textWith } from './examples.js';

const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

export const bidiControl: Rule = {
  id: 'bidi-control',
  area: 'text',
  severity: 'warning',
  summary: 'The text has no invisible marks of its direction.',
  why: 'They can make a text read as something else than it says.',
  source: 'opinion',
  checkText: (text) => (BIDI.test(text) ? 'the text has an invisible mark of its direction' : undefined),
  examples: () => ({ bad: textWith({ [FIELDS.text]: 'a\u202eb' }), good: textWith({ [FIELDS.text]: 'שלום' }) }),
};
