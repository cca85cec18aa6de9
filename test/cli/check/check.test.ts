import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { codeFrame } from '../../../src/cli/check/code-frame.js';
import { type CheckFlags, runCheck } from '../../../src/cli/check/run.js';
import { UserError } from '../../../src/cli/terminal/user-error.js';
import { reviewPayload } from '../../../src/review/review-payload.js';
import { FIELDS, GOOD, textWith } from '../../../src/review/rules/examples.js';
import { command } from '../command.js';

const folder = mkdtempSync(join(tmpdir(), 'popup-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const good = file('good.json', GOOD);
const bad = file('bad.json', `{\n  "${FIELDS.text}s": 1\n}`);

function checked(paths: string[], flags: Partial<CheckFlags> = {}): { exitCode: number; text: string } {
  let text = '';
  const exitCode = runCheck(paths, { as: 'server-message', format: 'pretty', ...flags }, (printed) => {
    text += printed;
  });
  return { exitCode, text };
}

describe('the report for people', () => {
  test('without findings it is one line', () => {
    expect(checked([good, good])).toEqual({ exitCode: 0, text: '✓ 2 payloads, nothing to say' });
  });

  test('each finding has its place, the line of the text, and the section on its rule', () => {
    const { exitCode, text } = checked([good, bad]);
    expect(exitCode).toBe(1);
    expect(text).toContain(`${bad}:2:3\n  error  `);
    expect(text).toContain(`  2 |   "${FIELDS.text}s": 1\n    |   ${'^'.repeat(FIELDS.text.length + 3)}\n`);
    expect(text).toContain('docs/rules.md#unknown-field');
    expect(text).toMatch(/\n\n2 payloads: \d+ errors, 1 warning, 1 info$/);
  });

  test('the published command prints it, and exits with 1', async () => {
    const { status, stdout } = await command('check', bad);
    expect({ status, stdout }).toEqual({ status: 1, stdout: `${checked([bad]).text}\n` });
  });
});

describe('the JSON report', () => {
  test('is one document, also without findings', () => {
    const { exitCode, text } = checked([good], { format: 'json' });
    expect(exitCode).toBe(0);
    expect(JSON.parse(text)).toEqual({
      version: 1,
      files: [{ path: good, as: 'popup-message', findings: [] }],
      summary: { files: 1, errors: 0, warnings: 0, infos: 0 },
    });
  });

  test('has the findings as the review returns them', () => {
    const text = textWith({ [FIELDS.text]: '' });
    const path = file('empty.json', text);
    const { findings } = reviewPayload(text);
    expect(findings).toHaveLength(1);
    expect(JSON.parse(checked([path], { format: 'json' }).text)).toMatchObject({
      files: [{ path, findings }],
      summary: { files: 1, errors: 1 },
    });
  });
});

test('--as decides what a payload is', () => {
  const path = file('app.json', '{"content": "x"}');
  expect(checked([path], { as: 'app-message' }).exitCode).toBe(0);
  expect(checked([path], { as: 'popup-message' }).exitCode).toBe(1);
});

test('a file that is not there is named', () => {
  const path = join(folder, 'none.json');
  expect(() => checked([good, path])).toThrow(UserError);
  expect(() => checked([good, path])).toThrow(`Cannot read ${path}: ENOENT`);
});

describe('the code frame', () => {
  const frameOf = (text: string, from: number, to: number): string[] => {
    const place = { line: 1, column: from + 1, endLine: 1, endColumn: to + 1 };
    return codeFrame(text, place as never);
  };

  test('of a long line shows what surrounds the place', () => {
    const [line = '', mark = ''] = frameOf(`${'a'.repeat(500)}WRONG${'b'.repeat(500)}`, 500, 505);
    expect(line).toBe(`1 | ${'a'.repeat(30)}WRONG${'b'.repeat(65)}`);
    expect(mark).toBe(`  | ${' '.repeat(30)}^^^^^`);
  });

  test('marks no more than it shows, and never nothing', () => {
    expect(frameOf('x'.repeat(500), 0, 500)).toEqual([`1 | ${'x'.repeat(100)}`, `  | ${'^'.repeat(100)}`]);
    expect(frameOf('abc', 3, 3)).toEqual(['1 | abc', '  |    ^']);
  });

  test('shows what a terminal would obey', () => {
    const [line = '', mark = ''] = frameOf('a\u001b[31m\u202eb"', 7, 8);
    expect(line).toBe('1 | a\\u{1b}[31m\\u{202e}b"');
    expect(mark.indexOf('^')).toBe(line.indexOf('b"'));
  });

  test('of a place of several lines marks the first to its end', () => {
    expect(codeFrame('ab\r\ncd', { line: 1, column: 2, endLine: 2, endColumn: 2 } as never)).toEqual([
      '1 | ab',
      '  |  ^',
    ]);
  });
});
