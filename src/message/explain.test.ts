import { expect, test } from 'vitest';
import type { Kind } from '#contract/kinds.js';
import { explain } from './explain.js';

const valid = Object.assign(() => true, { errors: null });
const KIND: Kind = {
  noun: 'a parcel',
  fields: ['weight', 'code'],
  formats: { '/code': { called: 'four digits', length: 4 } },
  strict: valid,
  tolerant: valid,
  check: () => -1,
  required: 0,
};

/** Keywords that messages may use although none does today. */
test.each<[keyword: string, params: object, value: unknown, issue: object]>([
  [
    'enum',
    { allowedValues: ['S', 'L'] },
    'XL',
    { code: 'WRONG_VALUE', message: '"weight" must be "S" or "L"', received: 'string' },
  ],
  ['minimum', { limit: 1 }, 0, { code: 'WRONG_VALUE', message: '"weight" must be at least 1', received: 'number' }],
  ['maximum', { limit: 9 }, 10, { code: 'WRONG_VALUE', expected: 'at most 9' }],
  ['minItems', { limit: 2 }, [], { code: 'WRONG_VALUE', expected: 'an array of at least 2', received: 'array' }],
  ['maxItems', { limit: 2 }, [], { code: 'WRONG_VALUE', expected: 'an array of at most 2' }],
  ['minLength', { limit: 2 }, 'x', { code: 'WRONG_FORMAT', received: 'string of length 1' }],
  [
    'propertyNames',
    {},
    { a: 1 },
    { code: 'WRONG_FORMAT', message: '"weight" must be as the schema says', received: 'object' },
  ],
])('%s', (keyword, params, value, issue) => {
  const raw = { instancePath: '/weight', keyword, params: params as Record<string, unknown> };
  expect(explain(raw, KIND, { weight: value })).toMatchObject({ pointer: '/weight', ...issue });
});

test.each([
  ['12', 'must be four digits, not 2 characters'],
  ['abcd', 'must be four digits'],
])('a form is called what the schema calls it: %s', (code, message) => {
  const raw = { instancePath: '/code', keyword: 'pattern', params: {} };
  expect(explain(raw, KIND, { code }).message).toBe(`"code" ${message}`);
});
