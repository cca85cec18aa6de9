import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMAND } from '../cli/command.js';
import { ROOT, run } from '../run.js';
import { ENV, isThere } from './programs.js';

const hasTerminal = isThere('bsdutils', 'command -v script');

/** What `check` prints of a file that is no message, on a terminal. */
async function onTerminal(env: NodeJS.ProcessEnv, ...flags: string[]): Promise<string> {
  const words = [process.execPath, ...COMMAND, 'check', join(ROOT, 'biome.json'), ...flags];
  const line = words.map((word) => `'${word}'`).join(' ');
  const { stdout } = await run('script', ['-qec', line, '/dev/null'], {
    cwd: ROOT,
    env: { ...ENV, NO_COLOR: undefined, FORCE_COLOR: undefined, TERM: 'xterm', ...env },
  });
  expect(stdout).toContain('unknown-field');
  return stdout;
}

describe.runIf(hasTerminal)('on a terminal', () => {
  test.each<[NodeJS.ProcessEnv, string[], boolean]>([
    [{}, [], true],
    // A CI may have a terminal, too.
    [{ CI: 'true' }, [], true],
    [{ TERM: 'dumb' }, [], false],
    [{ NO_COLOR: '1' }, [], false],
    [{ NO_COLOR: '' }, [], true],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, [], false],
    [{ FORCE_COLOR: '0' }, [], false],
    [{}, ['--no-color'], false],
    [{ NO_COLOR: '1' }, ['--color'], true],
  ])('%j %j: colours %s', async (env, flags, expected) => {
    expect((await onTerminal(env, ...flags)).includes('\u001b[31merror\u001b[39m')).toBe(expected);
  });
});
