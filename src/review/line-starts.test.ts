import fc from 'fast-check';
import { expect, test } from 'vitest';
import { positionAt } from '../json/position.js';
import { LineStarts } from './line-starts.js';

const texts = fc.string({ unit: fc.constantFrom('a', '\r', '\n', '\ud83d', '\r\n'), maxLength: 12 });

test('positions are those of the core', () => {
  fc.assert(
    fc.property(texts, fc.nat(), (text, at) => {
      // In the middle of CR LF the core counts a line more: no place of a finding is there.
      const offset = at % (text.length + 1);
      fc.pre(text.slice(offset - 1, offset + 1) !== '\r\n');
      expect(new LineStarts(text).positionAt(offset)).toEqual(positionAt(text, offset));
    }),
  );
});

test('lines are without their ends', () => {
  const lines = new LineStarts('a\r\nb\r\rc\n');
  expect([1, 2, 3, 4, 5].map((line) => lines.lineAt(line))).toEqual(['a', 'b', '', 'c', '']);
});
