import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pointerTo, quote, stepsOf } from './pointer.js';

test('steps go into a pointer and come out of it as they were', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom('', '/', '~', '~1', '~01', '/~0'))), (steps) => {
      expect(stepsOf(steps.reduce(pointerTo, ''))).toEqual(steps);
    }),
  );
});

test.each([
  ['', 'a', '/a'],
  ['/a', 0, '/a/0'],
  ['', 'a/b~c', '/a~1b~0c'],
  ['', '~1', '/~01'],
])('pointerTo(%j, %j) is %j', (parent, key, pointer) => {
  expect(pointerTo(parent, key)).toBe(pointer);
});

test('quote escapes, and cuts what is longer than 64', () => {
  expect(quote('a"b\n')).toBe('"a\\"b\\n"');
  expect(quote('x'.repeat(64))).toBe(`"${'x'.repeat(64)}"`);
  expect(quote('x'.repeat(65))).toBe(`"${'x'.repeat(64)}…"`);
});
