import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, expect, test } from 'vitest';
import { folderOf } from '../../../src/cli/check/watch.js';
import { FIELDS, GOOD, textWith } from '../../../src/review/rules/examples.js';
import { ROOT } from '../../run.js';
import { COMMAND } from '../command.js';
import { check, TestFolder } from './harness.js';

const folder = new TestFolder();
let child: ChildProcess | undefined;
afterEach(() => child?.kill('SIGKILL'));
afterAll(() => folder.remove());

/** What a process has printed, and waiting for more. */
class Printed {
  #text = '';
  #onMore: () => void = () => undefined;

  constructor(child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        this.#text += chunk;
        this.#onMore();
      });
    }
  }

  /** Resolves with all that was printed up to a match, and forgets it. */
  async until(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(this.#text);
      if (found !== null) {
        const end = found.index + found[0].length;
        const text = this.#text.slice(0, end);
        this.#text = this.#text.slice(end);
        return text;
      }
      await new Promise<void>((resolve) => {
        this.#onMore = resolve;
      });
    }
  }
}

const DONE = /Watching for changes; Ctrl-C ends it\n/;

test('--watch checks again when a file changes, is added or is gone, until Ctrl-C', async () => {
  folder.file('a/one.json', GOOD);
  const args = ['check', folder.at('a'), '--watch', '--output', `json=${folder.at('a/report.json')}`];
  child = spawn(process.execPath, [...COMMAND, ...args], { cwd: ROOT });
  const printed = new Printed(child);
  expect(await printed.until(DONE)).toContain('✓ 1 file, nothing to say');

  folder.file('a/one.json', textWith({ [FIELDS.text]: '' }));
  expect(await printed.until(DONE)).toContain('1 file: 1 error');

  folder.file('a/two.json', GOOD);
  expect(await printed.until(DONE)).toContain('2 files: 1 error');

  folder.file('a/one.json', GOOD);
  expect(await printed.until(DONE)).toContain('✓ 2 files');
  expect(JSON.parse(folder.read('a/report.json')).summary.files).toBe(2);

  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([null, 'SIGINT']);
});

test('--watch goes on after what could not be run', async () => {
  const path = folder.file('b/one.json', GOOD);
  child = spawn(
    process.execPath,
    [...COMMAND, 'check', path, '--watch', '--config', folder.file('b/config.json', '{}')],
    { cwd: ROOT },
  );
  const printed = new Printed(child);
  await printed.until(DONE);
  folder.file('b/config.json', '{"rule":{}}');
  folder.file('b/one.json', `${GOOD}\n`);
  expect(await printed.until(DONE)).toContain('there is no setting rule');
  folder.file('b/config.json', '{}');
  folder.file('b/one.json', GOOD);
  expect(await printed.until(DONE)).toContain('✓ 1 file');
});

test('standard input cannot be watched', async () => {
  await expect(check(['-'], { watch: true })).rejects.toThrow('Standard input cannot be watched');
});

test.each([
  ['popups', 'popups'],
  ['popups/*.json', 'popups'],
  ['a/{b,c}/d.json', 'a'],
  ['*.json', '.'],
  ['/*.json', '/'],
  ['/a/b/**', '/a/b'],
])('what is watched for %s is %s', (name, folderName) => {
  expect(folderOf(name)).toBe(folderName);
});
