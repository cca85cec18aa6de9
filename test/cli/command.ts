import { join } from 'node:path';
import { beforeAll } from 'vitest';
import { BUILD_DEADLINE_MS, BUILT, buildOnce } from '../built-package.js';
import { type Finished, ROOT, run } from '../run.js';

/** The command as it is published. */
export const COMMAND = [join(BUILT, 'dist/cli.js')];

beforeAll(() => buildOnce(), BUILD_DEADLINE_MS);

/** No command may take longer than 15 s. */
export function command(...args: string[]): Promise<Finished> {
  return run(process.execPath, [...COMMAND, ...args], { cwd: ROOT, timeoutMs: 15_000 });
}

export const demo = (...args: string[]): Promise<Finished> => command('demo', ...args);
