import { describe, expect, test } from 'vitest';
import { isWiderThan } from './text-width.js';

describe('a text is about as wide as what is seen of it', () => {
  test.each([
    ['', 0],
    ['aaaaa', 2.6],
    ['AAAAA', 3.4],
    ['ÄÖÜЯΩ', 3.4],
    ['12345', 2.8],
    ["il.,'", 1.5],
    ['a b', 1.32],
    ['日本語テキスト', 7],
    ['한국어', 3],
    ['한국어'.normalize('NFD'), 3],
    ['ＡＢ、。', 4],
    ['ﾃｷｽﾄ', 2.08],
    ['🚗🚗', 2],
    ['👨‍👩‍👧‍👦', 1],
    ['🇫🇷', 1],
    ['❤️', 1],
    ['e\u0301e\u0301', 1.04],
    ['\u0301', 0],
    ['a\u202eb\u200f', 1.04],
    ['a\r', 0.52],
    ['שלום', 2.08],
  ])('%j: %d em', (text, em) => {
    expect(isWiderThan(em + 0.001, text)).toBe(false);
    if (em > 0) expect(isWiderThan(em - 0.001, text)).toBe(true);
  });
});

test.each([
  ['letters', 'x', true],
  ['marks without a letter', '\u0301', false],
  ['characters without a width', '\u200b', false],
  ['half an emoji', '\ud83d', true],
  ['families', '👨\u200d', false],
  ['marks between characters without a width', '\u200b\u0301', false],
])('is not slow on many %s', (_, unit, isWide) => {
  // The whole of them would take minutes.
  expect(isWiderThan(25, unit.repeat(500_000))).toBe(isWide);
});
