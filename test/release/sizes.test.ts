import { expect, test } from 'vitest';
import { raised, schemaWithVersion, vectorsWithVersion } from '../../scripts/release/contract-version.js';
import { sizeTable } from '../../scripts/release/sizes.js';

test('sizes are compared file by file', () => {
  const table = sizeTable({ a: 1000, b: 5, gone: 1, same: 7 }, { a: 1100, b: 4, new: 12_345, same: 7 });
  expect(table.split('\n')).toEqual([
    'a        1,100 B  +10.0 %',
    'b            4 B  -20.0 %',
    'gone        gone',
    'new     12,345 B  new',
    'same         7 B',
  ]);
});

test.each([
  ['none', '1.2.3'],
  ['patch', '1.2.4'],
  ['minor', '1.3.0'],
  ['major', '2.0.0'],
] as const)('1.2.3 raised by %s is %s', (bump, version) => {
  expect(raised('1.2.3', bump)).toBe(version);
});

test('the version of the contract is put into schema and vectors, and nothing else changes', () => {
  expect(schemaWithVersion('{\n  "const": "1.0.0"\n}\n', '1.1.0')).toBe('{\n  "const": "1.1.0"\n}\n');
  const cases = (one: string, other: string): string =>
    `{"name": "this version", "value": "${one}"}, {"name": "another version", "value": "${other}"}`;
  expect(vectorsWithVersion(cases('1.0.0', '1.0.1'), '1.1.0')).toBe(cases('1.1.0', '1.1.1'));
  expect(() => schemaWithVersion('{}', '1.1.0')).toThrow('nothing like');
});
