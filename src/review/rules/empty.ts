import type { Rule } from '../rule.js';
import { FIELDS, textWith } from './examples.js';

export const empty: Rule = {
  id: 'empty',
  area: 'fields',
  severity: 'error',
  code: 'EMPTY',
  summary: 'Texts are not empty.',
  why: 'An empty text shows an empty window over what the driver looks at; an empty identifier reaches no application.',
  source: 'contract',
  examples: () => ({ bad: textWith({ [FIELDS.text]: '' }), good: textWith({ [FIELDS.text]: ' ' }) }),
};
