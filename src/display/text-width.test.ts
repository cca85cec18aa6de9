import { describe, expect, test } from 'vitest';
import { isWiderThan, textWidth } from './text-width.js';

describe('a text is about as wide as what is seen of it', () => {
  test.each([
    ['', 0],
    ['aaaaa', 2.8],
    ['AAAAA', 3.2],
    ['ЯЯЯЯЯ', 3.2],
    ['12345', 2.85],
    ["il.,'", 1.25],
    ['a b', 1.45],
    ['日本語テキスト', 7],
    ['한국어', 3],
    ['한국어'.normalize('NFD'), 3],
    ['ＡＢ、。', 4],
    ['ﾃｷｽﾄ', 2],
    ['🚗🚗', 2],
    ['👨‍👩‍👧‍👦', 1],
    ['🇫🇷', 1],
    ['❤️', 1],
    ['e\u0301e\u0301', 1.13],
    ['\u0301', 0],
    ['a\u202eb\u200f', 1.18],
    ['a\r', 0.56],
    ['שלום', 2.2],
    ['สวัสดี', 2.4],
  ])('%j: %d em', (text, em) => {
    expect(Math.abs(textWidth(text) - em)).toBeLessThan(0.1);
    expect(isWiderThan(em + 0.1, text)).toBe(false);
    if (em > 0) expect(isWiderThan(em - 0.1, text)).toBe(true);
  });

  test('an Arabic letter that is joined to the next one is narrower', () => {
    expect(textWidth('سس')).toBeLessThan(2 * textWidth('س') - 0.2);
    expect(textWidth('س س')).toBeGreaterThan(2 * textWidth('س'));
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
