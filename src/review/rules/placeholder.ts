import { quote } from '../../json/pointer.js';
import type { Rule } from '../rule.js';
import { FIELDS, textWith } from './examples.js';

/** Those of common template languages, and what JavaScript prints for a value that is missing. */
const PLACEHOLDER =
  /\{\{[^{}]*\}\}|\$\{[^{}]*\}|<%[\s\S]*?%>|%[sd](?![\w])|\[object Object\]|(?<![\w-])(?:undefined|null|NaN)(?![\w-])/;

export const placeholder: Rule = {
  id: 'placeholder',
  area: 'text',
  severity: 'warning',
  summary: 'The text has no placeholder that was not filled in.',
  why: 'The driver reads the name of a variable instead of its value.',
  source: 'opinion',
  checkText: (text) => {
    const found = PLACEHOLDER.exec(text)?.[0];
    return found && `the text has what looks like a placeholder: ${quote(found)}`;
  },
  examples: () => ({
    bad: textWith({ [FIELDS.text]: 'Hello {{name}}' }),
    good: textWith({ [FIELDS.text]: 'It costs $5 {about}, 100% sure' }),
  }),
};
