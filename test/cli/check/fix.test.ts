/** `--fix`: what is written, and what is only shown. */
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { writeFixed } from '../../../src/cli/check/fix/write-fixed.js';
import { UsageError } from '../../../src/cli/terminal/user-error.js';
import { popupTopic } from '../../../src/index.js';
import { FIELDS, GOOD, textWith } from '../../../src/review/rules/examples.js';
import { check, TestFolder } from './harness.js';

const folder = new TestFolder();
afterAll(() => folder.remove());

const COMMENTED = `\uFEFF// one\n${GOOD.replace(FIELDS.text, `${FIELDS.text}s`)}\n`;

describe('--fix', () => {
  test('mends the file, and reviews what it is then', async () => {
    const path = folder.file('popup.json', COMMENTED);
    const told = await check([path], { fix: true });
    expect(told).toEqual({ exitCode: 0, text: '✓ 1 file, nothing to say', problems: 'Fixed 1 file' });
    expect(folder.read('popup.json')).toBe(`${GOOD}\n`);
  });

  test('leaves alone what it cannot mend, and what needs nothing', async () => {
    const bad = textWith({ [FIELDS.button]: 'true' });
    const paths = [folder.file('bad.json', bad), folder.file('good.json', GOOD)];
    const before = paths.map((path) => statSync(path).mtimeMs);
    expect(await check(paths, { fix: true })).toMatchObject({ exitCode: 1, problems: '' });
    expect(paths.map((path) => statSync(path).mtimeMs)).toEqual(before);
  });

  test('mends payloads in lines and captures in their places', async () => {
    const broken = GOOD.replace(/}$/, ',}');
    const lines = folder.file('lines.jsonl', `${GOOD}\r\n\n${broken}\r\nno JSON\n${broken}`);
    await check([lines], { fix: true });
    expect(folder.read('lines.jsonl')).toBe(`${GOOD}\r\n\n${GOOD}\r\nno JSON\n${GOOD}`);
    const topic = popupTopic({ uid: 'MYUID01', vin: 'DEM0CAR0000000001' });
    const capture = folder.file('capture.txt', `${topic} ${broken}\n${topic} ${GOOD}\n`);
    await check([capture], { fix: true, capture: true });
    expect(folder.read('capture.txt')).toBe(`${topic} ${GOOD}\n${topic} ${GOOD}\n`);
  });

  test('keeps the mode of a file, and a link a link', async () => {
    const path = folder.file('real.json', COMMENTED);
    chmodSync(path, 0o640);
    symlinkSync('real.json', folder.at('link.json'));
    await check([folder.at('link.json')], { fix: true });
    expect(folder.read('real.json')).toBe(`${GOOD}\n`);
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(lstatSync(folder.at('link.json')).isSymbolicLink()).toBe(true);
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('does not write over what somebody else has written meanwhile', () => {
    const path = folder.file('raced.json', 'theirs');
    expect(() => writeFixed(path, Buffer.from('read before'), Buffer.from('ours'))).toThrow(UsageError);
    expect(readFileSync(path, 'utf8')).toBe('theirs');
    expect(() => writeFixed(folder.at('gone.json'), Buffer.of(), Buffer.of())).toThrow(
      /^Cannot write .*gone\.json: ENOENT$/,
    );
  });

  test('is not for standard input, and does nothing without being asked', async () => {
    await expect(check(['-'], { fix: true })).rejects.toThrow('Standard input cannot be mended');
    await expect(check([folder.file('x.json', GOOD)], { dryRun: true })).rejects.toThrow('give both');
  });
});

describe('--fix --dry-run', () => {
  test('shows a diff, writes nothing, and reviews what the file would be', async () => {
    const path = folder.file('dry.json', `{ // one\n${GOOD.slice(1)}\n`);
    const { exitCode, text, problems } = await check([path], { fix: true, dryRun: true });
    expect(exitCode).toBe(0);
    expect(text.split('\n')).toEqual([
      `--- ${path}`,
      `+++ ${path}`,
      '@@ -1,2 +1,2 @@',
      '-{ // one',
      '+{ ',
      ` ${GOOD.slice(1)}`,
      '✓ 1 file, nothing to say',
    ]);
    expect(problems).toBe('--fix would change 1 file');
    expect(folder.read('dry.json')).toMatch(/^{ \/\/ one/);
  });

  test('keeps documents clean, and makes visible what a terminal would obey', async () => {
    const path = folder.file('mark.json', `\uFEFF${GOOD}`);
    const { text, problems } = await check([path], { fix: true, dryRun: true, format: ['json'] });
    expect(JSON.parse(text).files).toHaveLength(1);
    expect(problems).toContain(`\n-\\u{feff}${GOOD}\n`);
  });

  test('is for standard input, too', async () => {
    const { text } = await check(['-'], { fix: true, dryRun: true }, [COMMENTED]);
    expect(text).toContain('--- -\n+++ -\n@@ -1,2 +1,1 @@\n');
  });
});
