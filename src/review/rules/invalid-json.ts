import type { Rule } from '../rule.js';
import { textWithContent } from './examples.js';

export const invalidJson: Rule = {
  id: 'invalid-json',
  area: 'json',
  severity: 'error',
  code: 'INVALID_JSON',
  summary: 'The text is JSON: no comments, no comma after the last value, strings in double quotes.',
  why: 'The head unit parses the payload as JSON. What happens to a text that is not JSON is not documented.',
  source: 'vendor',
  examples: () => ({ bad: textWithContent('{ "id": 1, }'), good: textWithContent('{ "id": 1 }') }),
};
