import { XmlDocument } from 'libxml2-wasm';
import { describe, expect, test } from 'vitest';
import { DISPLAY, SCREENS, type Screen } from '../../../generated/v1/limits.js';
import { createPopup } from '../../../src/index.js';
import { drawPopupSvg } from '../../../src/simulator/index.js';
import { contactSheet } from '../../../src/simulator/picture/contact-sheet.js';
import { fitOnScreen } from '../../../src/simulator/picture/fit-on-screen.js';
import { THEMES } from '../../../src/simulator/picture/themes.js';
import { HOSTILE, TEXTS } from './texts.js';

const popup = (text: string, okButton = true) => createPopup({ idApp: 'X', text, okButton });
const SCREEN_NAMES = Object.keys(SCREENS) as Screen[];

/** The texts of a document, which must be well-formed. */
function textsOf(svg: string): string[] {
  using document = XmlDocument.fromString(svg);
  return document.find('//*[local-name() = "text"]').map(({ content }) => content);
}

/** Without the marks that only say in which direction it is written. */
const plain = (text: string): string => text.replaceAll('\u200f', '');

describe('a picture', () => {
  test.each(Object.entries(TEXTS))('%s: as golden/*.svg has it', async (script, texts) => {
    for (const [at, text] of texts.entries()) {
      const svg = drawPopupSvg(popup(text));
      expect(drawPopupSvg(popup(text))).toBe(svg);
      expect(textsOf(svg).map(plain)).toEqual(['INFORMATION', ...text.split('\n'), 'Ok']);
      await expect(svg).toMatchFileSnapshot(`golden/${script.toLowerCase()}-${at + 1}.svg`);
    }
  });

  test('there are thirty of them, in ten scripts', () => {
    expect(Object.keys(TEXTS)).toHaveLength(10);
    expect(Object.values(TEXTS).flat()).toHaveLength(30);
  });

  test.each(HOSTILE.map((text) => [JSON.stringify(text).slice(0, 60), text]))('row 29: %s is text', (_, text) => {
    // A half of a pair cannot be sent; a picture of it can be drawn.
    const message = { ...popup('x'), popupText: text };
    const started = performance.now();
    for (const screen of SCREEN_NAMES) {
      const svg = drawPopupSvg(message, { screen });
      const [title, ...lines] = textsOf(svg);
      expect(title).toBe('INFORMATION');
      expect(lines.length).toBeLessThanOrEqual(DISPLAY.pictureLines + 1);
      expect(svg).not.toMatch(/<(?!\/?(svg|g|rect|path|text)\b)/);
      expect(svg.length).toBeLessThan(20_000);
    }
    // Linear, and no further than what can be seen: a second is a thousand times what it takes.
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test('has no button if the popup says no', () => {
    expect(textsOf(drawPopupSvg(popup('Hello', false)))).toEqual(['INFORMATION', 'Hello']);
    expect(textsOf(drawPopupSvg(createPopup({ idApp: 'X', text: 'Hello' })))).toContain('Ok');
  });

  test('is as large as its screen, and in its colours', () => {
    for (const screen of SCREEN_NAMES) {
      const { width, height } = SCREENS[screen];
      const svg = drawPopupSvg(popup('Hello'), { screen, theme: 'day' });
      expect(svg).toContain(`width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`);
      expect(svg).toContain(THEMES.day.background);
    }
  });

  test.each([
    [{ screen: '1x1' }, 'screen must be "800x363" or'],
    [{ theme: 'dusk' }, 'theme must be "night" or "day"'],
    [{ size: 1 }, 'size'],
  ])('%j is refused', (options, message) => {
    expect(() => drawPopupSvg(popup('Hello'), options as never)).toThrow(message);
  });
});

test('a sheet has every popup with its caption, whatever that is', () => {
  const popups = ['a.json', '<b>.json', `${'long/'.repeat(30)}c.json`].map((caption) => ({
    caption,
    message: popup(`Hello from ${caption.slice(0, 6)}`),
  }));
  const texts = textsOf(contactSheet(popups, '800x363', 'night'));
  expect(texts.filter((text) => !text.startsWith('Hello') && text.endsWith('.json'))).toHaveLength(3);
  expect(texts.filter((text) => text.startsWith('Hello from'))).toHaveLength(3);
});

describe('colours', () => {
  test.each(Object.entries(THEMES))('%s: text and arrow can be read (4.5:1)', (_, { text, background, bar, arrow }) => {
    for (const [front, back] of [
      [text, background],
      [text, bar],
      [arrow, bar],
    ] as const) {
      expect(contrast(front, back)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

/** By WCAG 2.2, 1.4.3. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map(luminance).sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe('how a text fits', () => {
  test('as it is written', () => {
    expect(fitOnScreen('Hello\nyou', '800x363')).toEqual({
      lines: [
        { text: 'Hello', isWrapped: false },
        { text: 'you', isWrapped: false },
      ],
      warnings: [],
    });
  });

  test('a line that is too long is broken between words, one word between its letters', () => {
    const { lines, warnings } = fitOnScreen(`${'parking '.repeat(10)}`, '800x363');
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every(({ text }) => /^(parking ?)+$/.test(text))).toBe(true);
    expect(warnings).toEqual([expect.stringMatching(/^a line would wrap after about "parking .*" on 800x363 pixels$/)]);
    const letters = fitOnScreen('x'.repeat(100), '800x363').lines;
    expect(letters.map(({ text }) => text).join('')).toBe('x'.repeat(100));
    expect(letters.length).toBe(3);
  });

  test('what falls below the screen is counted', () => {
    expect(fitOnScreen('a\n'.repeat(DISPLAY.pictureLines), '1280x620').warnings).toEqual([
      '1 line would fall below the screen',
    ]);
  });
});
