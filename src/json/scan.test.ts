import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findJsonFault } from './scan.js';

const scan = (text: string) => findJsonFault(text, 100);

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('findJsonFault', () => {
  test.each([
    ['', 0, 'unexpected end of the text: expected a value'],
    ['{', 1, 'unexpected end of the text: expected a key in double quotes or "}"'],
    ['{"a"', 4, 'unexpected end of the text: expected ":"'],
    ['{"a":1', 6, 'unexpected end of the text: expected a comma or the closing bracket'],
    ['{"a":1,', 7, 'unexpected end of the text: expected a key in double quotes'],
    ['[', 1, 'unexpected end of the text: expected a value or "]"'],
    ['[1,', 3, 'unexpected end of the text: expected a value'],
    ['{"a": "x', 6, 'the string that starts here is not closed'],
    ['{"a', 1, 'the string that starts here is not closed'],
    ['// x\n{}', 0, 'expected a value: JSON has no comments'],
    ['{"a": 1 /* x */}', 8, 'expected a comma or the closing bracket: JSON has no comments'],
    ["{'a': 1}", 1, 'expected a key in double quotes or "}": JSON strings take double quotes'],
    ['{"a": 1 "b": 2}', 8, 'expected a comma or the closing bracket: is a comma missing before this?'],
    ['[1 2]', 3, 'expected a comma or the closing bracket: is a comma missing before this?'],
    ['{"a": 1,}', 8, 'expected a key in double quotes: is there a comma too many before this?'],
    ['[1,]', 3, 'expected a value: is there a comma too many before this?'],
    ['[1}', 2, 'expected a comma or the closing bracket: is there a comma too many before this?'],
    ['{"a": NaN}', 6, 'expected a value: JSON has no such value'],
    ['{"a" = 1}', 5, 'expected ":"'],
    ['\uFEFF{}', 0, 'expected a value: JSON has no byte order mark'],
    ['{} {}', 3, 'unexpected text after the value'],
    ['"a\u0001"', 2, 'a control character in a string must be escaped'],
    ['"\\q"', 1, 'JSON has no such escape sequence'],
    ['{"a":1,"a":2}', 7, 'duplicate key "a"'],
    [`{"${'k'.repeat(70)}":1,"${'k'.repeat(70)}":2}`, 76, `duplicate key "${'k'.repeat(64)}…"`],
    ['[1e999]', 1, 'this number is out of range'],
    ['[-1e999]', 1, 'this number is out of range'],
  ])('%j: at %i, %s', (text, offset, message) => {
    expect(scan(text)).toMatchObject({ offset, message });
  });

  test.each([
    ['{"a/b": {"m~n": [0, {"": x', '/a~1b/m~0n/1/'],
    ['[[1, 2], x', '/1'],
    ['{"a": 1, x', '/a'],
    ['{x', ''],
  ])('points at the value that was being read: %j', (text, pointer) => {
    expect(scan(text)?.pointer).toBe(pointer);
  });

  test('the same key may stand in different objects', () => {
    expect(scan('[{"a": {"a": 1}}, {"a": 2}]')).toBeUndefined();
  });

  test('counts levels, not brackets', () => {
    expect(findJsonFault('[[],[],[]]', 2)).toBeUndefined();
    expect(findJsonFault('[[],[[]]]', 2)).toMatchObject({ code: 'TOO_DEEP', offset: 5, pointer: '/1/0' });
    expect(findJsonFault('{"a":{}}', 1)?.message).toBe('nested deeper than 1 levels');
  });

  test('agrees with JSON.parse on every text of 20,000, but for what JSON.parse swallows', () => {
    const nearly = fc
      .tuple(
        fc.json({ maxDepth: 4 }),
        fc.nat(),
        fc.constantFrom('', '"', ',', '{', ']', ':', '\\', '1', 'e', '-', ' ', '\n', '\u0000', '.'),
      )
      .map(([text, at, edit]) => {
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + edit + text.slice(cut + (at % 2));
      });
    let faults = 0;
    fc.assert(
      fc.property(nearly, (text) => {
        const fault = scan(text);
        if (fault?.code === 'INVALID_JSON') faults++;
        // The other faults come first where they stand first: what follows is not read any more.
        if (fault === undefined || fault.code === 'INVALID_JSON') expect(parses(text)).toBe(fault === undefined);
      }),
      { numRuns: 20_000 },
    );
    expect(faults).toBeGreaterThan(1_000);
  });
});
