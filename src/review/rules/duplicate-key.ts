import type { Rule } from '../rule.js';
import { textWithContent } from './examples.js';

export const duplicateKey: Rule = {
  id: 'duplicate-key',
  area: 'json',
  severity: 'error',
  code: 'DUPLICATE_KEY',
  summary: 'No key is repeated in an object.',
  why: 'Parsers differ in which of the values they keep.',
  source: 'contract',
  examples: () => ({
    bad: textWithContent('{ "id": 1, "id": 2 }'),
    good: textWithContent('{ "id": 1, "parent": { "id": 2 } }'),
  }),
};
