import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { drawPopup } from './draw-popup.js';

const linesOf = (text: string, okButton = true): string[] => drawPopup({ text, okButton }).split('\n');

describe('drawPopup', () => {
  test('shows title bar, text and button', () => {
    expect(linesOf('Hello')).toEqual([
      '┌────────────────────────────────────────────────┐',
      '│ ↩                INFORMATION                   │',
      '├────────────────────────────────────────────────┤',
      '│                                                │',
      '│                     Hello                      │',
      '│                                                │',
      '├────────────────────────────────────────────────┤',
      '│                       Ok                       │',
      '└────────────────────────────────────────────────┘',
    ]);
  });

  test('has no button where the popup has none', () => {
    expect(linesOf('Hello', false)).toHaveLength(7);
    expect(linesOf('Hello', false).join()).not.toContain('Ok');
  });

  test.each([
    '您的餐桌已准备好',
    '🍽️ 👨‍👩‍👧',
    'ก็ไม่',
    'x'.repeat(200),
    '漢'.repeat(80),
    'a b '.repeat(40),
    '\u001b[31mred\u0007',
    'a\u202eb',
  ])('lines up in a terminal: %s', (text) => {
    const widths = new Set(linesOf(text).map((line) => stringWidth(line)));
    expect([...widths]).toEqual([50]);
  });

  test('text from outside cannot steer the terminal', () => {
    const drawing = drawPopup({ text: 'a\u001b[2Jb\u0007c\u009bd\u202ee\rf', okButton: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
    expect(drawing).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(drawing).toContain('a·[2Jb·c·d·e');
  });

  test('more text than anybody reads is cut', () => {
    expect(linesOf('x\n'.repeat(5_000)).length).toBeLessThan(25);
    expect(drawPopup({ text: 'x\n'.repeat(20), okButton: true })).toContain('(and more)');
  });
});
