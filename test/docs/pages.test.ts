/** Every classic script in the documentation runs in a page, behind the receiver, and is ES5. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CarPage } from '../car-page.js';
import { notEs5 } from '../es5.js';
import { receiverScript } from '../receiver-script.js';
import { ROOT } from '../run.js';
import { allExamples } from './collect.js';

/** A module in preludes/ for a page. */
interface Prelude {
  page: CarPage;
  /** Asserts that the script did what the text around it says. */
  check(): void;
}

const pages = allExamples(ROOT).filter(({ page }) => page !== undefined);
const folder = mkdtempSync(join(tmpdir(), 'pages-'));
let receiver: string;

beforeAll(async () => {
  receiver = await receiverScript();
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(pages.map((example) => [`${example.file}:${example.line}`, example] as const))('%s', async (_, example) => {
  // A page is made anew for every example.
  vi.resetModules();
  const { page, check }: Prelude = await import(join(ROOT, `test/docs/preludes/${example.page}.ts`));
  page.run(receiver);
  page.run(example.code);
  check();
  const file = join(folder, 'app.js');
  writeFileSync(file, example.code);
  expect(await notEs5([file])).toBe('');
});

test('the README shows how the car is served', () => {
  const inReadme = pages.filter(({ file }) => file === 'README.md');
  expect(inReadme).toHaveLength(1);
  expect(inReadme[0]?.code.split('\n').length).toBeLessThanOrEqual(20);
});
