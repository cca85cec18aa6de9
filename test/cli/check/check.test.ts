import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { codeFrame } from '../../../src/cli/check/formats/code-frame.js';
import { UsageError } from '../../../src/cli/terminal/user-error.js';
import { appMessageTopic } from '../../../src/index.js';
import { reviewPayload } from '../../../src/review/review-payload.js';
import { FIELDS, GOOD, textWith } from '../../../src/review/rules/examples.js';
import { RULES } from '../../../src/review/rules.js';
import { command } from '../command.js';
import { check, TestFolder } from './harness.js';

const folder = new TestFolder();
afterAll(() => folder.remove());

const file = (name: string, content: string | Uint8Array): string => folder.file(name, content);

const good = file('good.json', GOOD);
const bad = file('bad.json', `{\n  "${FIELDS.text}s": 1\n}`);

describe('the report for people', () => {
  test('without findings it is one line', async () => {
    expect(await check([good, good, file('good-too.json', GOOD)])).toMatchObject({
      exitCode: 0,
      text: '✓ 2 files, nothing to say',
    });
  });

  test('each finding has its place, the line of the text, and the section on its rule', async () => {
    const { exitCode, text } = await check([good, bad]);
    expect(exitCode).toBe(1);
    expect(text).toContain(`${bad}:2:3\n  error  `);
    expect(text).toContain(`  2 |   "${FIELDS.text}s": 1\n    |   ${'^'.repeat(FIELDS.text.length + 3)}\n`);
    expect(text).toContain('docs/rules.md#unknown-field');
    expect(text).toMatch(/\n\n2 files: \d+ errors, 1 warning, 1 info$/);
  });

  test('a path is shown whole, and what a terminal would obey in it or in a message is visible', async () => {
    const path = file(`${'long-'.repeat(20)}\u202e.json`, '{"a\u202e\u009b": 1}');
    const { text } = await check([path]);
    expect(text).toContain(`${path.replace('\u202e', '\\u{202e}')}:1:2\n`);
    expect(text).toContain('"a\\u{202e}\\u{9b}" is not a field');
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  test('the published command prints it, and exits with 1', async () => {
    const { status, stdout } = await command('check', bad);
    expect({ status, stdout }).toEqual({ status: 1, stdout: `${(await check([bad])).text}\n` });
  });
});

describe('the JSON report', () => {
  test('is one document, also without findings', async () => {
    const { exitCode, text } = await check([good], { format: ['json'] });
    expect(exitCode).toBe(0);
    expect(JSON.parse(text)).toEqual({
      version: 1,
      files: [{ path: good, as: 'popup-message', findings: [] }],
      summary: { files: 1, errors: 0, warnings: 0, infos: 0 },
    });
  });

  test('has the findings as the review returns them', async () => {
    const text = textWith({ [FIELDS.text]: '' });
    const path = file('empty.json', text);
    const { findings } = reviewPayload(text);
    expect(findings).toHaveLength(1);
    expect(JSON.parse((await check([path], { format: ['json'] })).text)).toMatchObject({
      files: [{ path, findings }],
      summary: { files: 1, errors: 1 },
    });
  });
});

describe('annotations for GitHub', () => {
  test('have their places, and nothing is printed without findings', async () => {
    expect(await check([good], { format: ['github'] })).toMatchObject({ exitCode: 0, text: '' });
    const lines = (await check([bad], { format: ['github'] })).text.split('\n');
    expect(lines).toHaveLength(reviewPayload(readFileSync(bad)).findings.length);
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^::error file=[^,:]+bad\.json,line=2,endLine=2,col=3,endColumn=\d+,title=unknown-field::"/,
      ),
    );
    expect(lines.filter((line) => line.startsWith('::notice '))).toHaveLength(1);
  });
});

test('--topic is reviewed, and says what the payload is', async () => {
  const path = file('answer.json', '{"content": "x"}');
  const topic = appMessageTopic({ uid: 'MYUID01', vin: 'DEM0CAR0000000001' });
  expect((await check([path], { topic })).exitCode).toBe(0);
  expect((await check([good], { topic: 'some/topic' })).text).toContain('invalid-topic');
});

test('--as decides what a payload is', async () => {
  const path = file('app.json', '{"content": "x"}');
  expect((await check([path], { as: 'app-message' })).exitCode).toBe(0);
  expect((await check([path], { as: 'popup-message' })).exitCode).toBe(1);
});

test('--fail-on decides what ends with 1', async () => {
  const path = file('blank.json', textWith({ [FIELDS.text]: ' ' }));
  const codes = async (paths: string[]): Promise<number[]> => {
    const told = (['error', 'warning', 'never'] as const).map((failOn) => check(paths, { failOn }));
    return (await Promise.all(told)).map(({ exitCode }) => exitCode);
  };
  expect([await codes([good]), await codes([path]), await codes([bad])]).toEqual([
    [0, 0, 0],
    [0, 1, 0],
    [1, 1, 0],
  ]);
});

describe('what cannot be run ends with 2', () => {
  test('a file that is not there is named', async () => {
    const path = folder.at('none.json');
    await expect(check([good, path])).rejects.toThrow(UsageError);
    await expect(check([good, path])).rejects.toThrow(`Cannot read ${path}: ENOENT`);
  });

  test('without a file, or with a rule that there is not', async () => {
    await expect(check([])).rejects.toThrow(UsageError);
    await expect(check([], { explain: 'placeholders' })).rejects.toThrow('did you mean placeholder?');
    await expect(check([], { explain: '\u001b[31m' })).rejects.toThrow(/no rule [ -~]+: see --list-rules$/);
  });

  test.each([
    [good, folder.at('none.json')],
    ['--format', 'json', good, folder.at('none.json')],
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

test('--list-rules and --explain print rules, with what a terminal would obey made visible', async () => {
  const list = (await check([], { listRules: true })).text.split('\n');
  expect(list).toHaveLength(RULES.length);
  for (const { id } of RULES) {
    const { exitCode, text } = await check([], { explain: id });
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

  test('of a long line shows what surrounds the place', async () => {
    const [line = '', mark = ''] = frameOf(`${'a'.repeat(500)}WRONG${'b'.repeat(500)}`, 500, 505);
    expect(line).toBe(`1 | ${'a'.repeat(30)}WRONG${'b'.repeat(65)}`);
    expect(mark).toBe(`  | ${' '.repeat(30)}^^^^^`);
  });

  test('marks no more than it shows, and never nothing', async () => {
    expect(frameOf('x'.repeat(500), 0, 500)).toEqual([`1 | ${'x'.repeat(100)}`, `  | ${'^'.repeat(100)}`]);
    expect(frameOf('abc', 3, 3)).toEqual(['1 | abc', '  |    ^']);
  });

  test('shows what a terminal would obey', async () => {
    const [line = '', mark = ''] = frameOf('a\u001b[31m\u202eb"', 7, 8);
    expect(line).toBe('1 | a\\u{1b}[31m\\u{202e}b"');
    expect(mark.indexOf('^')).toBe(line.indexOf('b"'));
  });

  test('of a place of several lines marks the first to its end', async () => {
    expect(codeFrame('ab', { line: 1, column: 2, endLine: 2, endColumn: 2 } as never)).toEqual(['1 | ab', '  |  ^']);
  });
});
