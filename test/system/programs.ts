import { spawnSync } from 'node:child_process';

/** Debian keeps daemons where only root looks for programs. */
export const ENV: NodeJS.ProcessEnv = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };

/** Debian's own interpreter: another one on the PATH does not see Debian's modules. */
export const PYTHON = '/usr/bin/python3';

/**
 * Whether what a test needs is there: `describe.runIf(isThere('some-package', 'command -v some-program'))`. When it is
 * not, says so in a line. In CI it is a failure: tests that did not run look too much like tests that passed.
 *
 * @param name - The Debian package that has it.
 * @param probe - A shell command that succeeds when it is there.
 */
export function isThere(name: string, probe: string): boolean {
  if (spawnSync(probe, { shell: true, env: ENV }).status === 0) return true;
  const notice = `${name} is not installed: its system tests do not run`;
  if (process.env.CI === 'true') throw new Error(notice);
  console.log(notice);
  return false;
}
