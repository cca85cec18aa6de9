/** Which report goes where, and how much of it. */
import { afterAll, describe, expect, test } from 'vitest';
import { FIELDS, GOOD, textWith } from '../../../src/review/rules/examples.js';
import { command } from '../command.js';
import { check, TestFolder } from './harness.js';

const folder = new TestFolder();
afterAll(() => folder.remove());

const good = folder.file('in/good.json', GOOD);
const bad = folder.file('in/bad.json', JSON.stringify({ [FIELDS.text]: ' ' }));
const blank = folder.file('in/blank.json', textWith({ [FIELDS.text]: ' ' }));

describe('--output', () => {
  test('writes a report beside the one that is printed', async () => {
    const path = folder.at('report.json');
    const { exitCode, text } = await check([good], { output: [{ format: 'json', path }] });
    expect(exitCode).toBe(0);
    expect(text).toBe('✓ 1 file, nothing to say');
    expect(JSON.parse(folder.read('report.json')).summary.files).toBe(1);
  });

  test('takes a format away from standard output', async () => {
    const path = folder.at('only.json');
    expect((await check([bad], { format: ['json'], output: [{ format: 'json', path }] })).text).toBe('');
    expect(JSON.parse(folder.read('only.json')).files).toHaveLength(1);
  });

  test('replaces what was there, and is not checked itself', async () => {
    const path = folder.file('in/report.json', 'x'.repeat(10_000));
    await check([folder.at('in')], { output: [{ format: 'json', path }] });
    expect(JSON.parse(folder.read('in/report.json')).summary.files).toBe(3);
    const both = check([good], { output: [{ format: 'json', path: good }] });
    await expect(both).rejects.toThrow('a report would replace it');
    expect(folder.read('in/good.json')).toBe(GOOD);
  });

  test('that cannot be written is wrong usage', async () => {
    const output = [{ format: 'json' as const, path: folder.at('none/report.json') }];
    await expect(check([good], { output })).rejects.toThrow(/^Cannot write .*report\.json: ENOENT$/);
  });

  test.each([
    ['--format', 'json', '--format', 'pretty'],
    ['--output', 'json'],
    ['--output', 'yaml=x'],
    ['--max-findings', '0'],
  ])('the published command refuses %s %s %s %s', async (...args) => {
    const { status, stdout, stderr } = await command('check', good, ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).not.toBe('');
  });
});

test('several formats are printed if none is a document', async () => {
  const { text } = await check([bad], { format: ['pretty', 'github'] });
  expect(text).toContain('\n::error file=');
  expect(text).toMatch(/1 file: \d errors/);
});

describe('how much', () => {
  test('--quiet reports errors only, and counts all', async () => {
    const { exitCode, text } = await check([bad, blank], { quiet: true, failOn: 'warning' });
    expect(exitCode).toBe(1);
    expect(text).not.toContain('blank-text');
    expect(text).toContain('missing-field');
    expect(text).toMatch(/2 files: 2 errors, 3 warnings, 1 info$/);
  });

  test('--max-findings reports so many, says how many are left out, and counts all', async () => {
    const { text } = await check([bad, blank], { maxFindings: 2 });
    expect(text.match(/docs\/rules/g)).toHaveLength(2);
    expect(text).toMatch(/\n4 more are not shown \(--max-findings\)\n\n2 files: 2 errors, 3 warnings, 1 info$/);
    const json = JSON.parse((await check([bad, blank], { maxFindings: 2, format: ['json'] })).text);
    expect(json.files.map(({ findings }: { findings: unknown[] }) => findings.length)).toEqual([2, 0]);
    expect(json.summary).toEqual({ files: 2, errors: 2, warnings: 3, infos: 1 });
  });
});
