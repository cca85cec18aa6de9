import type { Edit } from '../finding.js';
import type { Rule } from '../rule.js';
import { FIELDS, textWith } from './examples.js';

/** An escaped carriage return, with a line feed that follows it; or any other escape, which may hide what looks like one. */
const ESCAPE = /\\(?:r|u000d)(?:\\(?:n|u000a))?|\\[\s\S]/gi;

export const carriageReturn: Rule = {
  id: 'carriage-return',
  area: 'text',
  severity: 'info',
  summary: 'Lines end in a line feed alone.',
  why: 'A line feed breaks the line. What a carriage return does is not documented.',
  source: 'vendor',
  checkText: (text) =>
    text.includes('\r') ? 'the text has a carriage return: a line feed alone breaks the line' : undefined,
  fixText: lineFeedsFor,
  examples: () => ({ bad: textWith({ [FIELDS.text]: 'a\r\nb' }), good: textWith({ [FIELDS.text]: 'a\nb' }) }),
};

function lineFeedsFor(literal: string): Edit[] {
  return [...literal.matchAll(ESCAPE)]
    .filter(([written]) => /^\\(?:r|u000d)/i.test(written))
    .map(({ index, 0: { length } }) => ({ offset: index, endOffset: index + length, text: '\\n' }));
}
