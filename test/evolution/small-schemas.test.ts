/** Cases of schemas that are none of the contract's, found by random edits. */
import { expect, test } from 'vitest';
import { compareVersions, type Schema } from '../../src/evolution/index.js';

function verdictOf(before: Schema, after: Schema): Record<string, readonly string[]> {
  const { changes } = compareVersions(
    { message: { ...before, 'x-role': 'message' } },
    { message: { ...after, 'x-role': 'message' } },
  );
  return Object.fromEntries(changes.map(({ kind, breaks }) => [kind, breaks]));
}

test('a text may be longer: seen also where a new pattern leaves only few texts', () => {
  const text = { type: 'string', minLength: 1 };
  expect(verdictOf({ ...text, maxLength: 5 }, { ...text, pattern: '^[A-Z]{2}' })).toEqual({
    'bound-widened': ['old-receiver'],
    'pattern-changed': ['old-sender', 'caller'],
  });
});

test('items of which nothing is said are no change for anybody', () => {
  expect(verdictOf({ minLength: 1 }, { minLength: 1, items: {} })).toEqual({ 'items-changed': [] });
});

test('a text may be shorter: seen also where another field must be there to be valid', () => {
  const inner = (minLength: number) => ({ properties: { b: { type: 'string', minLength } }, required: ['b'] });
  const excluded = { not: { properties: { a: { const: 1 } } } };
  const verdict = verdictOf({ type: 'object', ...inner(2) }, { type: 'object', ...inner(1), ...excluded });
  expect(verdict).toEqual({ 'bound-widened': ['old-receiver'], 'exclusion-changed': ['old-sender', 'caller'] });
});
