import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import { POPUP_MESSAGE_FIELDS as FIELDS } from '../../../generated/v1/names.js';
import { type DiffFlags, exitCodeOf, runDiff } from '../../../src/cli/diff/run.js';
import { UsageError } from '../../../src/cli/terminal/user-error.js';
import { compareVersions } from '../../../src/evolution/index.js';
import { ROOT } from '../../run.js';
import { command } from '../command.js';

const V1 = join(ROOT, 'schema/v1');
const folder = mkdtempSync(join(tmpdir(), 'popup-diff-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Schema = { properties: Record<string, Record<string, unknown>>; required: string[] };

/** A copy of the schemas with one of them edited. */
function edited(name: string, edit: (schema: Schema) => void, file = 'popup-message'): string {
  const copy = join(folder, name);
  cpSync(V1, copy, { recursive: true });
  const path = join(copy, `${file}.schema.json`);
  const schema = JSON.parse(readFileSync(path, 'utf8'));
  edit(schema);
  writeFileSync(path, JSON.stringify(schema));
  return copy;
}

async function diff(
  before: string,
  after: string,
  flags: Partial<DiffFlags> = {},
): Promise<{ exitCode: number; text: string }> {
  const lines: string[] = [];
  const result = (line: string): void => void lines.push(stripVTControlCharacters(line));
  const output = { result, problem: result, aside: () => undefined };
  const exitCode = await runDiff(before, after, { format: 'pretty', failOn: 'none', ...flags }, output);
  return { exitCode, text: lines.join('\n') };
}

const same = V1;
const words = edited('words', (schema) => Object.assign(schema, { description: 'Other words.' }));
const more = edited('more', ({ properties }) => Object.assign(properties, { tone: { type: 'string' } }));
const breaking = edited('breaking', ({ required }) => required.push(FIELDS.button));

describe('--fail-on', () => {
  test.each([
    [same, [0, 0, 0, 0]],
    [words, [0, 1, 0, 0]],
    [more, [0, 1, 1, 0]],
    [breaking, [0, 1, 1, 1]],
  ])('%s', (after, codes) => {
    const { bump } = compareVersions(load(V1), load(after));
    expect((['none', 'patch', 'minor', 'major'] as const).map((failOn) => exitCodeOf(bump, failOn))).toEqual(codes);
  });

  test('is what the command ends with', async () => {
    expect((await diff(V1, words, { failOn: 'patch' })).exitCode).toBe(1);
    expect((await diff(V1, words, { failOn: 'minor' })).exitCode).toBe(0);
  });
});

describe('for people', () => {
  test('that both say the same is one line', async () => {
    expect((await diff(V1, same)).text).toBe('✓ both say the same');
  });

  test('a break has its place, whom it breaks, a message that proves it, and what to do instead', async () => {
    const { text } = await diff(V1, breaking);
    expect(text).toContain(
      `major  the field "${FIELDS.button}" was optional, and is required: breaks old-sender, caller\n  popup-message#/required\n`,
    );
    expect(text).toMatch(/old senders send it, new receivers refuse it:\n {4}\{"/);
    expect(text).toMatch(/\n {2}instead: leave it optional/);
    expect(text).toMatch(/\n\n\d changes: the version must be raised by major$/);
  });

  test('what a terminal would obey is visible', async () => {
    const hostile = edited('hostile', ({ properties }) => Object.assign(properties, { 'a\u001b[31m\u202e': {} }));
    expect((await diff(V1, hostile)).text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

test('JSON is one document with what compareVersions returns', async () => {
  const { bump, changes } = compareVersions(load(V1), load(breaking));
  expect(JSON.parse((await diff(V1, breaking, { format: 'json' })).text)).toEqual({ version: 1, bump, changes });
  expect(JSON.parse((await diff(V1, same, { format: 'json' })).text)).toEqual({
    version: 1,
    bump: 'none',
    changes: [],
  });
});

test('Markdown is a table, in which nothing that a schema says is markup', async () => {
  const hostile = edited('markup', ({ properties }) =>
    Object.assign(properties, { 'a|`b` <b> @me': { type: 'string' } }),
  );
  const { text } = await diff(V1, hostile, { format: 'markdown' });
  expect(text).toMatch(/^## Contract: minor\n\n\| Bump \| What \|/);
  const row = text.split('\n').find((line) => line.includes('@me')) ?? '';
  expect(row.replaceAll('\\|', '').split('|')).toHaveLength(8);
  expect((await diff(V1, same, { format: 'markdown' })).text).toBe('## Contract: no change');
});

describe('versions', () => {
  const bundle = join(ROOT, 'generated/v1/schema.json');

  test('a folder and its bundle say the same', async () => {
    expect((await diff(V1, bundle)).text).toBe('✓ both say the same');
    expect((await diff(bundle, V1)).text).toBe('✓ both say the same');
  });

  test.each([
    ['0.0.1', V1, /^There is no released version 0\.0\.1; known are 1\.0\.0/],
    [join(folder, 'none'), V1, /^Cannot read .*none: ENOENT$/],
    [folder, V1, /^There is no \*\.schema\.json in /],
    [join(ROOT, 'README.md'), V1, /README\.md is no JSON: /],
    [join(ROOT, 'package.json'), V1, /INVALID_OPTIONS/],
  ])('%s is wrong usage', async (before, after, message) => {
    await expect(diff(before, after)).rejects.toThrow(UsageError);
    await expect(diff(before, after)).rejects.toThrow(message);
  });

  test('the published command knows the released versions by their numbers', async () => {
    const { status, stdout, stderr } = await command('diff', '1.0.0', V1, '--fail-on', 'major');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/both say the same|the version must be raised by/);
    expect((await command('diff', '1.0.0', 'nowhere')).status).toBe(2);
    expect((await command('diff', '1.0.0')).status).toBe(2);
  });
});

function load(path: string): Record<string, unknown> {
  const names = readdirSync(path).filter((name) => name.endsWith('.schema.json'));
  return Object.fromEntries(names.map((name) => [name, JSON.parse(readFileSync(join(path, name), 'utf8'))]));
}
