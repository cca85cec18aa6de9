/** The estimate of how wide a text is, against a browser that has the fonts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textWidth } from '../../src/display/text-width.js';
import { TEXTS } from '../simulator/picture/texts.js';
import { BROWSERS, type Browser } from './browsers.js';
import { isThere } from './programs.js';

const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Chinese', 'Japanese'];
/** As far as it may be off, for all texts of a script together. */
const TOLERANCE = 0.05;

const [chromium] = BROWSERS;

describe.runIf(
  isThere(
    'chromium fonts-noto-core fonts-droid-fallback',
    'command -v chromium && fc-list | grep -q NotoSans-Regular && fc-list | grep -q DroidSansFallback',
  ),
)('the width in em that Chromium measures', () => {
  let browser: Browser;
  beforeAll(async () => {
    // It asks for nothing.
    browser = (await chromium?.start('http://127.0.0.1:9')) as Browser;
    await browser.open('about:blank');
  });
  afterAll(() => browser.close());

  test.each(SCRIPTS)('%s', async (script) => {
    const lines = (TEXTS[script] ?? []).flatMap((text) => text.split('\n'));
    const measured = (await browser.evaluate(`(() => {
      const context = document.createElement('canvas').getContext('2d');
      context.font = "1000px 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Droid Sans Fallback'";
      return ${JSON.stringify(lines)}.map((line) => context.measureText(line).width / 1000);
    })()`)) as number[];
    expect(measured).toHaveLength(lines.length);
    for (const [at, line] of lines.entries()) {
      const width = measured[at] as number;
      expect(Math.abs(textWidth(line) / width - 1), `${line}: ${textWidth(line)}, measured ${width}`).toBeLessThan(
        TOLERANCE,
      );
    }
  });
});
