import type { Rule } from '../rule.js';
import { FIELDS, textWith } from './examples.js';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

export const controlCharacter: Rule = {
  id: 'control-character',
  area: 'text',
  severity: 'warning',
  summary: 'The text has no control characters but line feeds.',
  why: 'How a head unit shows them is not documented.',
  source: 'opinion',
  checkText: (text) => (CONTROL.test(text) ? 'the text has a control character' : undefined),
  examples: () => ({ bad: textWith({ [FIELDS.text]: 'a\tb' }), good: textWith({ [FIELDS.text]: 'a\nb' }) }),
};
