import type { Rule } from '../rule.js';
import { FIELDS, textWith } from './examples.js';

export const loneSurrogate: Rule = {
  id: 'lone-surrogate',
  area: 'encoding',
  severity: 'error',
  code: 'LONE_SURROGATE',
  summary: 'Every surrogate has its other half.',
  why: 'UTF-8 cannot carry half of a character. It arrives as a replacement character.',
  source: 'contract',
  examples: () => ({ bad: textWith({ [FIELDS.text]: '\ud83d' }), good: textWith({ [FIELDS.text]: '\ud83d\ude97' }) }),
};
