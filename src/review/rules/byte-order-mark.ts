import type { Rule } from '../rule.js';
import { GOOD } from './examples.js';

export const byteOrderMark: Rule = {
  id: 'byte-order-mark',
  area: 'encoding',
  severity: 'error',
  summary: 'The text does not begin with a byte order mark.',
  why: 'JSON has none, and many parsers refuse it. Editors on Windows add it without showing it.',
  source: 'contract',
  examples: () => ({ bad: `\uFEFF${GOOD}`, good: GOOD }),
};
