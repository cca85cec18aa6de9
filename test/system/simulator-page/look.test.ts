/** The page as it is seen: screens, colours, widths, and what axe-core finds. Leaves pictures in `screenshots`. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SCREENS } from '../../../generated/v1/limits.js';
import { THEME_NAMES } from '../../../src/simulator/picture/theme-names.js';
import { ROOT } from '../../run.js';
import { eventually, isReady, Simulator, useBrowser } from './simulator.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PICTURES = join(ROOT, 'screenshots');
const TEXT = 'Your table is ready.\nShall we guide you there?';

describe.runIf(isReady())('the look of the page', () => {
  const browser = useBrowser();
  beforeAll(() => void mkdirSync(PICTURES, { recursive: true }));
  let simulator: Simulator;
  beforeEach(async () => {
    simulator = await Simulator.start(browser());
  });
  afterEach(() => simulator.stop());

  const violations = async (): Promise<unknown> => {
    await simulator.page.evaluate(AXE);
    return simulator.page.evaluate(
      "axe.run(document, { iframes: false }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ html }) => html).join(' ')))",
    );
  };
  const isAsItShouldBe = async (width: number): Promise<void> => {
    expect(await violations()).toEqual([]);
    expect(await simulator.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  };

  test.each([
    [1280, 'light', 'night'],
    [1280, 'dark', 'day'],
    [390, 'light', 'day'],
    [390, 'dark', 'night'],
  ] as const)(
    '%d wide, %s, by %s: axe finds nothing in any state, nothing scrolls sideways',
    async (width, scheme, theme) => {
      const { page } = simulator;
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.select('#theme', theme);
      await isAsItShouldBe(width);
      const result = simulator.ask(TEXT);
      await simulator.shown(TEXT);
      await isAsItShouldBe(width);
      await simulator.click('OK');
      await simulator.logged('answer ok · receipt');
      await result;
      await page.screenshot({ path: join(PICTURES, `${width}-${scheme}.png`) as `${string}.png`, fullPage: true });
      await simulator.press('App in background');
      await simulator.press('Pause');
      await page.click('summary');
      await simulator.fill('Text', 'x');
      await simulator.click('TypeScript');
      await isAsItShouldBe(width);
    },
  );

  test.each(Object.entries(SCREENS))(
    '%s: the application has that size, day and night',
    async (name, { width, height }) => {
      const { page } = simulator;
      await page.select('#screen-size', name);
      const frame = await simulator.frame();
      await eventually(async () => expect(await frame.evaluate('[innerWidth, innerHeight]')).toEqual([width, height]));
      await simulator.send(TEXT);
      await simulator.shown(TEXT);
      for (const theme of THEME_NAMES) {
        await page.select('#theme', theme);
        await page.screenshot({ path: join(PICTURES, `${name}-${theme}.png`) as `${string}.png` });
      }
      // Drawn at the same scale in both directions, within the column.
      const [wide, high] = (await page.$eval('#popup', (popup) => {
        const { width: drawn, height: tall } = popup.getBoundingClientRect();
        return [drawn, tall];
      })) as [number, number];
      expect(wide / high).toBeCloseTo(width / height, 2);
      expect(wide).toBeLessThanOrEqual(width);
      await simulator.click('Return');
    },
  );

  test.each([
    ['no-preference', 'appear'],
    ['reduce', 'none'],
  ])('with prefers-reduced-motion: %s, the popup’s animation is %s', async (value, animation) => {
    await simulator.page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value }]);
    await simulator.send();
    await simulator.shown('Hello');
    expect(await simulator.page.evaluate("getComputedStyle(document.getElementById('popup')).animationName")).toBe(
      animation,
    );
    await simulator.click('Return');
  });
});
