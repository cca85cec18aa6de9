/**
 * What each format prints of many payloads, good and bad, as files to look at: golden/. After a change that is meant, update them
 * with `npx vitest run test/cli/check/golden.test.ts -u` and read the difference.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FORMAT_NAMES } from '../../../src/cli/check/formats/format-names.js';
import { createPopupEvent, popupTopic } from '../../../src/index.js';
import { GOOD } from '../../../src/review/rules/examples.js';
import { PAYLOADS } from './formats/reported.js';
import { check, TestFolder } from './harness.js';

const GOLDEN = join(import.meta.dirname, 'golden');

const folder = new TestFolder();
const start = process.cwd();

beforeAll(() => {
  for (const { path, content } of PAYLOADS) folder.file(fileName(path), content);
  const bad = PAYLOADS.flatMap(({ path, content }) => (path.startsWith('bad/') ? [String(content)] : []));
  const topic = popupTopic({ uid: 'MYUID01', vin: 'DEM0CAR0000000001' });
  folder.file('many/lines.jsonl', bad.join('\n'));
  folder.file('many/mixed.ndjson', [GOOD, JSON.stringify(createPopupEvent('ok', {}))].join('\r\n'));
  folder.file(
    'captured/popups.txt',
    bad.map((text, at) => `${at % 2 ? topic : topic.slice(0, -1)} ${text}\n`).join(''),
  );
  // Paths in reports are relative to it.
  process.chdir(folder.path);
});
afterAll(() => {
  process.chdir(start);
  folder.remove();
});

/** A name that every file system has, and that stays in its folder. */
function fileName(name: string): string {
  const [base = '', group = 'vector'] = name
    .replace(/\.json$/, '')
    .split('/')
    .reverse();
  return `${group}/${base.replace(/[^\w-]+/g, '-')}.json`;
}

test('there are 80 payloads, good and bad, and no two in the same file', () => {
  const names = new Set(PAYLOADS.map(({ path }) => fileName(path)));
  expect(names.size).toBe(PAYLOADS.length);
  expect(names.size).toBeGreaterThan(80);
});

test.each(FORMAT_NAMES)('%s', async (format) => {
  const { exitCode, text } = await check(['bad', 'good', 'many', 'vector'], { format: [format], screen: '800x363' });
  expect(exitCode).toBe(1);
  await expect(`${text}\n`).toMatchFileSnapshot(join(GOLDEN, `${format}.txt`));
});

test.each(FORMAT_NAMES)('%s, of captures', async (format) => {
  const { text } = await check(['captured'], { capture: true, format: [format] });
  await expect(`${text}\n`).toMatchFileSnapshot(join(GOLDEN, `${format}-capture.txt`));
});
