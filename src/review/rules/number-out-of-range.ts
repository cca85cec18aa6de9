import type { Rule } from '../rule.js';
import { textWithContent } from './examples.js';

export const numberOutOfRange: Rule = {
  id: 'number-out-of-range',
  area: 'json',
  severity: 'error',
  code: 'NUMBER_OUT_OF_RANGE',
  summary: 'Every number fits into a double.',
  why: 'A number beyond that becomes infinite in the car, and then null.',
  source: 'contract',
  examples: () => ({ bad: textWithContent('{ "id": 1e309 }'), good: textWithContent('{ "id": 1e308 }') }),
};
