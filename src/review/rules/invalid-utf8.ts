import type { Rule } from '../rule.js';

export const invalidUtf8: Rule = {
  id: 'invalid-utf8',
  area: 'encoding',
  severity: 'error',
  code: 'INVALID_UTF8',
  summary: 'The bytes are UTF-8.',
  why: 'Payloads are UTF-8. A text in another encoding shows wrong letters, or nothing.',
  source: 'vendor',
  inWords: 'An `é` as the single byte that it is in Latin-1 breaks it. In UTF-8 it takes two.',
};
