/** jsoncompat as a second opinion. It takes its time, and does not give its memory back. */
import { expect, test } from 'vitest';
import { Disagreement } from '../../src/evolution/disagreement.js';
import { compareVersions } from '../../src/evolution/index.js';
import { jsoncompatInclusion } from '../../src/evolution/jsoncompat.js';
import { dereferenced, schemaSetOf } from '../../src/evolution/schema-set.js';
import { DIRECTIONS, sorted, verdictOf } from './verdicts.js';
import { V1 } from './versions.js';

/** Rows that jsoncompat alone gets wrong, and why. */
const WRONG: ReadonlyMap<string, string> = new Map([
  ['a field in an open object', 'it takes an optional field more in an open object for no restriction'],
  ['wider, where another change leaves nothing of it', 'it does not know that a pattern leaves out the empty text'],
  ['a condition that divides the same messages', 'it compares conditions only by their words'],
  ['a condition that divides other messages', 'it compares conditions only by their words'],
]);

const isIncluded = await jsoncompatInclusion();

for (const { what, name, old, now, verdict } of DIRECTIONS) {
  test(`${name}: ${WRONG.has(what) ? WRONG.get(what) : 'it agrees'}`, () => {
    const compare = (): unknown => verdictOf(compareVersions(old, now, { isIncluded }));
    if (WRONG.has(what)) expect(compare).toThrow(Disagreement);
    else expect(compare()).toEqual(sorted(verdict));
  });
}

test('it says nothing about patterns with halves of surrogate pairs, and something about all others', () => {
  const schemas = schemaSetOf(V1, 'V1');
  const unknown = Object.keys(schemas).filter((name) => {
    const schema = dereferenced(schemas, name);
    return isIncluded(schema, { ...schema, maxProperties: 1000 }) === undefined;
  });
  expect(unknown).toEqual(['filter-parameters', 'topic-parameters']);
});

test('what is listed is judged by the other keywords as well, also where it is of several types', () => {
  expect(isIncluded({ enum: ['a', 'b'] }, { enum: ['a', 'b', 0], minLength: 2 })).toBe(false);
  expect(isIncluded({ enum: ['aa', 'b', 0], minLength: 2 }, { enum: ['aa', 0] })).toBe(true);
});
