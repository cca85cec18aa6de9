import { expect, test } from 'vitest';
import { positionAt } from './position.js';

test.each([
  ['', 0, 1, 1],
  ['abc', 2, 1, 3],
  ['a\nbc', 1, 1, 2],
  ['a\nbc', 2, 2, 1],
  ['a\r\nbc', 4, 2, 2],
  ['a\rb\nc', 4, 3, 1],
  ['\n\n', 2, 3, 1],
  ['🚗x', 2, 1, 3],
])('%j at %i is line %i, column %i', (text, offset, line, column) => {
  expect(positionAt(text, offset)).toEqual({ line, column });
});
