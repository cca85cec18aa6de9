/** What is checked: files, folders, globs, JSON lines, captures, standard input. */
import { symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { capturedMessages } from '../../../src/cli/check/inputs/capture.js';
import { findFiles } from '../../../src/cli/check/inputs/find-files.js';
import { jsonLines } from '../../../src/cli/check/inputs/lines.js';
import { reviewFile } from '../../../src/cli/check/review-file.js';
import { UsageError } from '../../../src/cli/terminal/user-error.js';
import { appMessageTopic, popupTopic } from '../../../src/index.js';
import { reviewPayload } from '../../../src/review/review-payload.js';
import { FIELDS, GOOD, textWith } from '../../../src/review/rules/examples.js';
import { check, TestFolder } from './harness.js';

const folder = new TestFolder();
afterAll(() => folder.remove());

const CAR = { uid: 'MYUID01', vin: 'DEM0CAR0000000001' };
const EMPTY_TEXT = textWith({ [FIELDS.text]: '' });

const found = (names: string[], excluded?: string[]): string[] =>
  findFiles(names, false, excluded).map((path) => relative(folder.path, path));

describe('files, folders and globs', () => {
  const names = ['tree/a.json', 'tree/b/c.jsonl', 'tree/b/d.ndjson', 'tree/b/[e].json'];
  for (const name of names) folder.file(name, GOOD);
  for (const name of ['tree/note.txt', 'tree/.hidden.json', 'tree/node_modules/x/y.json']) folder.file(name, GOOD);
  const tree = folder.at('tree');

  test('a folder is searched for payloads, but not in packages and hidden files', () => {
    expect(found([tree])).toEqual(names.toSorted());
  });

  test('a glob', () => {
    expect(found([join(tree, '**/*.{jsonl,txt}')])).toEqual(['tree/b/c.jsonl', 'tree/note.txt']);
  });

  test('a file whose name looks like a glob is a file', () => {
    expect(found([join(tree, 'b/[e].json')])).toEqual(['tree/b/[e].json']);
  });

  test('each file once, whatever links and names lead to it', () => {
    symlinkSync('b', join(tree, 'link'));
    symlinkSync('..', join(tree, 'b/up'));
    symlinkSync('a.json', join(tree, 'z.json'));
    expect(found([join(tree, 'a.json'), tree, join(tree, '*.json')])).toHaveLength(names.length);
  });

  test('reports are left out', () => {
    expect(found([tree], [join(tree, 'a.json')])).not.toContain('tree/a.json');
  });

  test.each([
    ['none.json', /^Cannot read .*none\.json: ENOENT$/],
    ['none/*.json', /^No file matches .*none\/\*\.json$/],
    ['empty', /^There is no \.json, \.jsonl or \.ndjson file in .*empty$/],
  ])('%s is wrong usage', (name, message) => {
    folder.file('empty/note.txt', '');
    expect(() => found([folder.at(name)])).toThrow(UsageError);
    expect(() => found([folder.at(name)])).toThrow(message);
  });
});

describe('JSON lines', () => {
  test('a payload a line; blank lines are none; places are those of the file', async () => {
    const path = folder.file('lines.jsonl', `${GOOD}\n\n  \r\n${EMPTY_TEXT}\r\n${GOOD}\n\ud83d{`);
    const { exitCode, text } = await check([path], { format: ['json'] });
    const [entry, ...others] = JSON.parse(text).files;
    expect(exitCode).toBe(1);
    expect(others).toEqual([]);
    expect(entry.findings).toMatchObject([
      { ruleId: 'empty', line: 4, column: reviewPayload(EMPTY_TEXT).findings[0]?.column },
      { ruleId: 'invalid-json', line: 6, column: 1 },
    ]);
  });

  test('kinds may be mixed, which is said', async () => {
    const event = '{"type":"x"}';
    const mixed = folder.file('mixed.ndjson', `${GOOD}\n${event}\n`);
    const same = folder.file('same.ndjson', `${GOOD}\n${GOOD}\n`);
    const { text } = await check([mixed, same, folder.file('none.jsonl', '\n')], { format: ['json'] });
    expect(JSON.parse(text).files.map(({ as }: { as: string }) => as)).toEqual([
      'mixed',
      'popup-message',
      'popup-message',
    ]);
  });

  test('every finding of every line is at its place in the text of the file', () => {
    const line = fc.constantFrom(
      GOOD,
      EMPTY_TEXT,
      '{"é😀": 1, "b": 2',
      '',
      '  ',
      '\uFEFF{}',
      '{} // x',
      '[1,]',
      'é 😀',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const text = lines.join(end);
        const { findings, lineAt } = reviewFile('x.jsonl', Buffer.from(text), jsonLines, {});
        const expected = lines.flatMap((payload) =>
          payload.trim() === '' && payload !== '\uFEFF{}' ? [] : reviewPayload(payload).findings,
        );
        expect(findings.map(({ ruleId }) => ruleId)).toEqual(expected.map(({ ruleId }) => ruleId));
        findings.forEach(({ offset, endOffset, line, column }, at) => {
          const own = expected[at];
          const payload = lines[line - 1] ?? '';
          expect(lineAt(line)).toBe(payload);
          expect(column).toBe(own?.column);
          expect(text.slice(offset, endOffset)).toBe(payload.slice(own?.offset, own?.endOffset));
        });
      }),
    );
  });
});

describe('a capture', () => {
  const topic = popupTopic(CAR);

  test('topic and payload are reviewed together, each at its place', async () => {
    const other = popupTopic({ ...CAR, trailingSlash: false });
    const path = folder.file(
      'capture.txt',
      `${topic} ${GOOD}\n${other} ${EMPTY_TEXT}\nsome/topic {}\n${appMessageTopic(CAR)} {"content":{}}\n`,
    );
    const { text } = await check([path], { capture: true, format: ['json'] });
    const [{ as, findings }] = JSON.parse(text).files;
    expect(as).toBe('mixed');
    expect(findings.slice(0, 3)).toMatchObject([
      { ruleId: 'missing-trailing-slash', line: 2, column: 1, endColumn: 1 + other.length, suggestion: topic },
      { ruleId: 'empty', line: 2, column: other.length + 2 + EMPTY_TEXT.indexOf('""') },
      { ruleId: 'invalid-topic', line: 3, column: 1 },
    ]);
    expect(findings.every(({ line }: { line: number }) => line === 2 || line === 3)).toBe(true);
  });

  test('a payload may have lines of its own', () => {
    const pretty = JSON.stringify(JSON.parse(EMPTY_TEXT), null, 2);
    const bytes = Buffer.from(`\n${topic} ${pretty}\n${topic} ${pretty.replaceAll('\n', '\r\n')}\r\n`);
    expect([...capturedMessages(bytes)].map((message) => Buffer.from(message.bytes).toString())).toEqual([
      pretty,
      pretty.replaceAll('\n', '\r\n'),
    ]);
    const { findings, lineAt } = reviewFile('x', bytes, capturedMessages, {});
    const lines = pretty.split('\n');
    const at = lines.findIndex((line) => line.includes('""'));
    expect(findings).toMatchObject([{ line: 2 + at }, { line: 2 + at + lines.length }]);
    expect(findings.map(({ line }) => lineAt(line))).toEqual([lines[at], lines[at]]);
  });

  test.each([
    ['a topic without a payload', `${topic}`, ['']],
    ['an empty payload', `${topic} `, ['']],
    ['a topic that is none', 'garbage {}', ['{}']],
    ['a line in a payload with a slash in it', `${topic} {\n "a/b": 1}\n`, ['{\n "a/b": 1}']],
    ['blank lines between', `${topic} {}\n\n${topic} {}\n`, ['{}\n', '{}']],
    ['nothing', '', []],
  ])('%s', (_, text, payloads) => {
    const messages = [...capturedMessages(Buffer.from(text))];
    expect(messages.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(payloads);
  });

  test('its topics are its own', async () => {
    await expect(check(['-'], { capture: true, topic })).rejects.toThrow('leave out --topic');
  });
});

describe('standard input', () => {
  test('is a payload, in pieces too', async () => {
    const { exitCode, text } = await check(['-'], {}, [EMPTY_TEXT.slice(0, 9), Buffer.from(EMPTY_TEXT.slice(9))]);
    expect(exitCode).toBe(1);
    expect(text).toMatch(/^-:1:\d+\n/);
  });

  test('--stdin-filename says what to call it, and what is in it', async () => {
    const told = await check(['-'], { stdinFilename: 'live.jsonl', format: ['json'] }, [`${GOOD}\n${EMPTY_TEXT}`]);
    expect(JSON.parse(told.text).files).toMatchObject([{ path: 'live.jsonl', findings: [{ line: 2 }] }]);
    await expect(check([folder.file('x.json', GOOD)], { stdinFilename: 'x' })).rejects.toThrow(UsageError);
  });
});
