import { mkdirSync } from 'node:fs';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { CONFIG_NAME, readConfig } from '../../../src/cli/check/config.js';
import { UsageError } from '../../../src/cli/terminal/user-error.js';
import { FIELDS, textWith } from '../../../src/review/rules/examples.js';
import { check, TestFolder } from './harness.js';

const folder = new TestFolder();
const start = process.cwd();
afterEach(() => process.chdir(start));
afterAll(() => folder.remove());

const BLANK = folder.file('blank.json', textWith({ [FIELDS.text]: ' ' }));

describe('a configuration', () => {
  test('sets severities of rules, or switches them off', async () => {
    const off = folder.file('off.json', '{ "$schema": "x", "rules": { "blank-text": "off" } }');
    const error = folder.file('error.json', '{"rules":{"blank-text":"error"}}');
    expect((await check([BLANK])).text).toContain('1 warning');
    expect((await check([BLANK], { config: off })).text).toContain('nothing to say');
    expect(await check([BLANK], { config: error })).toMatchObject({
      exitCode: 1,
      text: expect.stringContaining('1 error'),
    });
    expect((await check([BLANK], { config: folder.file('none.json', '{}') })).text).toContain('1 warning');
  });

  test('is found from the current folder upwards, the nearest first', () => {
    mkdirSync(folder.at('a/b/c'), { recursive: true });
    folder.file(`a/${CONFIG_NAME}`, '{"rules":{"placeholder":"error"}}');
    expect(readConfig(undefined, folder.at('a/b/c'))).toEqual({ placeholder: 'error' });
    folder.file(`a/b/${CONFIG_NAME}`, '{"rules":{"placeholder":"info"}}');
    expect(readConfig(undefined, folder.at('a/b/c'))).toEqual({ placeholder: 'info' });
    expect(readConfig(undefined, folder.at('a'))).toEqual({ placeholder: 'error' });
    expect(readConfig(undefined, folder.path)).toEqual({});
  });

  test('of the current folder is used', async () => {
    folder.file(`here/${CONFIG_NAME}`, '{"rules":{"blank-text":"off"}}');
    process.chdir(folder.at('here'));
    expect((await check([BLANK])).text).toContain('nothing to say');
  });

  test.each([
    ['no JSON', '{\n  "rules": {,}\n}', ':2:13: '],
    ['a comment', '{} // x', ':1:4: JSON has no comments'],
    ['a key twice', '{"rules":{},"rules":{}}', ':1:13: '],
    ['no object', '[]', ':1:1: a configuration must be an object'],
    ['an unknown member', '{\n "rule": {} }', ':2:2: there is no setting rule; known are $schema and rules'],
    [
      'an unknown rule',
      '{"rules":{\n  "placeholders": "off"}}',
      ':2:3: there is no rule "placeholders"; did you mean "placeholder"?',
    ],
    [
      'an unknown severity',
      '{"rules":{\n  "placeholder": "warn"}}',
      ':2:18: rules/placeholder must be one of error, warning, info, off',
    ],
    ['rules that are a list', '{"rules": []}', ':1:11: rules must be an object'],
    ['what a terminal would obey', '{"\u202e\\u001b": 1}', ':1:2: there is no setting \\u{202e}\\u{1b}; '],
  ])('that is wrong is told with its place: %s', (_, text, message) => {
    const path = folder.file('wrong.json', text);
    expect(() => readConfig(path, '.')).toThrow(UsageError);
    expect(() => readConfig(path, '.')).toThrow(`${path}${message}`);
  });

  test('that cannot be read is wrong usage', () => {
    expect(() => readConfig(folder.at('missing.json'), '.')).toThrow(/^Cannot read .*missing\.json: ENOENT$/);
    expect(() => readConfig(folder.file('bytes.json', Buffer.of(0x7b, 0xff)), '.')).toThrow('byte 1 is not UTF-8');
  });
});
