/** Bad surroundings: pipes that close, many files, files that are none or do not hold still. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, closeSync, mkdirSync, openSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { runCheck } from '../../../src/cli/check/run.js';
import { LIMITS } from '../../../src/index.js';
import { FIELDS, GOOD, textWith } from '../../../src/review/rules/examples.js';
import { ROOT, run } from '../../run.js';
import { COMMAND, command } from '../command.js';
import { check, TestFolder } from './harness.js';

const folder = new TestFolder();
afterAll(() => folder.remove());
const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

const good = folder.file('good.json', GOOD);
const EMPTY_TEXT = textWith({ [FIELDS.text]: '' });

function start(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [...COMMAND, 'check', ...args], { cwd: ROOT });
  running.add(child);
  return child;
}

/** Root may read everything. */
async function asNobody<Value>(work: () => Promise<Value>): Promise<Value> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

const collectGarbage = (() => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
})();

function heapInUse(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

describe('row 24: a pipe that closes, 10,000 files, an unreadable file, an unknown flag', () => {
  const many = join(folder.path, 'many');
  const MANY = 10_000;
  beforeAll(() => {
    mkdirSync(many);
    for (let at = 0; at < MANY; at++) writeFileSync(join(many, `${at}.json`), at % 2 === 0 ? GOOD : EMPTY_TEXT);
  });

  test('10,000 files: all are in the report', async () => {
    const { status, stdout } = await command('check', many, '--format', 'json');
    const { files, summary } = JSON.parse(stdout);
    expect(status).toBe(1);
    expect(files).toHaveLength(MANY);
    expect(summary).toEqual({ files: MANY, errors: MANY / 2, warnings: 0, infos: 0 });
  });

  test('10,000 files: memory does not grow with them', async () => {
    const inUse: number[] = [];
    let printed = 0;
    const print = (): void => {
      if (++printed % (MANY / 10) === 0) inUse.push(heapInUse());
    };
    const stdin = (async function* () {})();
    await runCheck([many], { failOn: 'never', format: ['json'] }, { print, problem: print, stdin });
    expect(inUse).toHaveLength(10);
    // The findings of all would take 8 MB.
    expect((inUse.at(-1) ?? 0) - (inUse[0] ?? 0)).toBeLessThan(1_000_000);
  });

  test('findings into a pipe that closes: it ends quietly, with its exit code', async () => {
    const child = start(many);
    let err = '';
    child.stderr?.on('data', (chunk) => {
      err += chunk;
    });
    child.stdout?.once('data', () => child.stdout?.destroy());
    const [status] = await once(child, 'close');
    expect({ status, err }).toEqual({ status: 1, err: '' });
  });

  test('an unreadable file is exit code 2, and the others are checked all the same', async () => {
    const secret = folder.file('secret.json', GOOD);
    const paths = [good, secret, folder.file('bad.json', EMPTY_TEXT)];
    chmodSync(folder.path, 0o755);
    chmodSync(secret, 0);
    const told = await asNobody(() => check(paths, { format: ['json'] }));
    expect([told.exitCode, told.problems]).toEqual([2, `Cannot read ${secret}: EACCES`]);
    expect(JSON.parse(told.text)).toMatchObject({ files: [{ path: good }, {}], summary: { files: 2, errors: 1 } });
  });

  test('an unknown flag is exit code 2', async () => {
    expect(await command('check', '--formt', 'json', good)).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('row 31: a file that vanishes, grows, or is a device, a FIFO or a loop of links', () => {
  const told = async (path: string): Promise<unknown[]> => {
    const { status, stderr } = await command('check', path);
    return [status, stderr];
  };

  test('a FIFO that nobody writes into', async () => {
    const path = folder.at('fifo');
    await run('mkfifo', [path]);
    expect(await told(path)).toEqual([2, `Cannot read ${path}: it is no regular file; pipe it into -\n`]);
  });

  test('a FIFO whose writer does not end', async () => {
    const path = folder.at('fifo-open');
    await run('mkfifo', [path]);
    const writer = openSync(path, 'r+');
    writeFileSync(writer, '{');
    expect((await told(path))[0]).toBe(2);
    closeSync(writer);
  });

  test('a device', async () => {
    expect((await told('/dev/zero'))[0]).toBe(2);
  });

  test('a loop of links, named and in a folder', async () => {
    mkdirSync(folder.at('loops/a/b'), { recursive: true });
    symlinkSync('loop.json', folder.at('loops/loop.json'));
    for (const name of ['up', 'up-too']) symlinkSync('../..', folder.at(`loops/a/b/${name}`));
    folder.file('loops/a/b/x.json', GOOD);
    expect(await told(folder.at('loops/loop.json'))).toEqual([2, expect.stringMatching(/: ELOOP\n$/)]);
    const { status, stdout } = await command('check', folder.at('loops'));
    expect({ status, stdout }).toEqual({ status: 0, stdout: '✓ 1 file, nothing to say\n' });
  });

  test('a file that vanishes: the others are checked, and every report is whole', async () => {
    const paths = ['1.json', '2.json', '3.json'].map((name) => folder.file(`vanish/${name}`, EMPTY_TEXT));
    const output = [{ format: 'json' as const, path: folder.at('vanish.json') }];
    const finished = check(paths, { output });
    // Checking begins in this turn with the first file, and goes on in later ones.
    rmSync(paths[1] ?? '');
    const { exitCode, problems, text } = await finished;
    expect(exitCode).toBe(2);
    expect(problems).toBe(`Cannot read ${paths[1]}: ENOENT`);
    expect(text).toMatch(/2 files: 2 errors, 0 warnings, 0 info, 1 file could not be read$/);
    expect(JSON.parse(folder.read('vanish.json')).files).toHaveLength(2);
  });

  test('a file that grows without end', async () => {
    const path = folder.file('grows.json', '{');
    const writer = spawn('sh', ['-c', `yes '"a": 1,' >> '${path}'`], { detached: true });
    try {
      await once(writer, 'spawn');
      const { status, stdout } = await command('check', path);
      expect(status).toBe(1);
      expect(stdout).toMatch(/invalid-json|too-large/);
    } finally {
      process.kill(-(writer.pid ?? 0), 'SIGKILL');
      rmSync(path);
    }
  });

  test('standard input that does not end', async () => {
    const child = start('-');
    let out = '';
    child.stdout?.on('data', (chunk) => {
      out += chunk;
    });
    child.stdin?.on('error', () => undefined);
    const chunk = ' '.repeat(LIMITS.maxPayloadBytes);
    const feed = (): void => {
      while (child.stdin?.write(chunk));
      child.stdin?.once('drain', feed);
    };
    feed();
    const [status] = await once(child, 'exit');
    expect(status).toBe(1);
    expect(out).toContain('too-large');
  });
});
