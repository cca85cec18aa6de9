import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, run } from '../run.js';
import { COMMAND } from './command.js';

/** A file that is no message, so that `check` has something to report. */
const FILE = join(ROOT, 'biome.json');

const COLOUR = '\u001b[';

type Row = [args: string[], env: NodeJS.ProcessEnv, expected: boolean];

describe('colours of the published command in a pipe', () => {
  test.each<Row>([
    [['check', FILE], {}, false],
    [['check', FILE], { FORCE_COLOR: '1' }, true],
    [['check', FILE], { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    [['check', FILE], { FORCE_COLOR: '1', NO_COLOR: '' }, true],
    [['check', FILE, '--color'], { NO_COLOR: '1' }, true],
    [['--color', 'check', FILE], {}, true],
    [['check', FILE, '--no-color'], { FORCE_COLOR: '1' }, false],
    [['--no-color', 'check', FILE], { FORCE_COLOR: '1' }, false],
    [['demo', '--color'], {}, true],
  ])('%j %j: %s', async (args, variables, expected) => {
    const env = { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, ...variables };
    const { stdout } = await run(process.execPath, [...COMMAND, ...args], { cwd: ROOT, env });
    expect(stdout.includes(COLOUR)).toBe(expected);
    expect(stdout.length).toBeGreaterThan(100);
  });

  test('the help of every command has the options', async () => {
    for (const args of [['--help'], ['check', '--help'], ['topic', 'build', '--help']]) {
      const { status, stdout } = await run(process.execPath, [...COMMAND, ...args], { cwd: ROOT });
      expect(status).toBe(0);
      expect(stdout).toMatch(/ --color [\s\S]* --no-color /);
    }
  });
});
