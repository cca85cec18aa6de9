import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { codeFrame } from '../../../src/cli/check/formats/code-frame.js';
import { type CheckFlags, runCheck } from '../../../src/cli/check/run.js';
import { UsageError } from '../../../src/cli/terminal/user-error.js';
import { appMessageTopic } from '../../../src/index.js';
import { reviewPayload } from '../../../src/review/review-payload.js';
import { FIELDS, GOOD, textWith } from '../../../src/review/rules/examples.js';
import { RULES } from '../../../src/review/rules.js';
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
  const lines: string[] = [];
  const exitCode = runCheck(paths, { format: 'pretty', failOn: 'error', ...flags }, (line) => lines.push(line));
  return { exitCode, text: lines.join('\n') };
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

  test('a path is shown whole, and what a terminal would obey in it or in a message is visible', () => {
    const path = file(`${'long-'.repeat(20)}\u202e.json`, '{"a\u202e\u009b": 1}');
    const { text } = checked([path]);
    expect(text).toContain(`${path.replace('\u202e', '\\u{202e}')}:1:2\n`);
    expect(text).toContain('"a\\u{202e}\\u{9b}" is not a field');
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
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

describe('annotations for GitHub', () => {
  test('have their places, and nothing is printed without findings', () => {
    expect(checked([good], { format: 'github' })).toEqual({ exitCode: 0, text: '' });
    const lines = checked([bad], { format: 'github' }).text.split('\n');
    expect(lines).toHaveLength(reviewPayload(readFileSync(bad)).findings.length);
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^::error file=[^,:]+bad\.json,line=2,endLine=2,col=3,endColumn=\d+,title=unknown-field::"/,
      ),
    );
    expect(lines.filter((line) => line.startsWith('::notice '))).toHaveLength(1);
  });
});

test('--topic is reviewed, and says what the payload is', () => {
  const path = file('answer.json', '{"content": "x"}');
  const topic = appMessageTopic({ uid: 'MYUID01', vin: 'DEM0CAR0000000001' });
  expect(checked([path], { topic }).exitCode).toBe(0);
  expect(checked([good], { topic: 'some/topic' }).text).toContain('invalid-topic');
});

test('--as decides what a payload is', () => {
  const path = file('app.json', '{"content": "x"}');
  expect(checked([path], { as: 'app-message' }).exitCode).toBe(0);
  expect(checked([path], { as: 'popup-message' }).exitCode).toBe(1);
});

test('--fail-on decides what ends with 1', () => {
  const path = file('blank.json', textWith({ [FIELDS.text]: ' ' }));
  const codes = (paths: string[]): number[] =>
    (['error', 'warning', 'never'] as const).map((failOn) => checked(paths, { failOn }).exitCode);
  expect([codes([good]), codes([path]), codes([bad])]).toEqual([
    [0, 0, 0],
    [0, 1, 0],
    [1, 1, 0],
  ]);
});

describe('what cannot be run ends with 2', () => {
  test('a file that is not there is named', () => {
    const path = join(folder, 'none.json');
    expect(() => checked([good, path])).toThrow(UsageError);
    expect(() => checked([good, path])).toThrow(`Cannot read ${path}: ENOENT`);
    expect(() => checked([good, folder])).toThrow(`Cannot read ${folder}: it is a folder`);
  });

  test('without a file, or with a rule that there is not', () => {
    expect(() => checked([])).toThrow(UsageError);
    expect(() => checked([], { explain: 'placeholders' })).toThrow('did you mean placeholder?');
    expect(() => checked([], { explain: '\u001b[31m' })).toThrow(/no rule [ -~]+: see --list-rules$/);
  });

  test.each([
    [good, join(folder, 'none.json')],
    ['--format', 'json', good, join(folder, 'none.json')],
    ['--no-such-flag'],
    ['--format', 'x', good],
    [],
  ])('the published command: %s %s %s', async (...args) => {
    const { status, stdout, stderr } = await command('check', ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).not.toContain('    at ');
  });

  test('other commands follow, and help and version end with 0', async () => {
    expect((await command('topic', 'build')).status).toBe(2);
    expect((await command('nothing')).status).toBe(2);
    expect((await command('check', '--help')).status).toBe(0);
    expect((await command('--version')).status).toBe(0);
  });
});

test('--list-rules and --explain print rules, with what a terminal would obey made visible', () => {
  const list = checked([], { listRules: true }).text.split('\n');
  expect(list).toHaveLength(RULES.length);
  for (const { id } of RULES) {
    const { exitCode, text } = checked([], { explain: id });
    expect(exitCode).toBe(0);
    expect(text).toContain(id);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  }
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
    expect(codeFrame('ab', { line: 1, column: 2, endLine: 2, endColumn: 2 } as never)).toEqual(['1 | ab', '  |  ^']);
  });
});
