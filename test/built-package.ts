/** The package, built once for all tests of a run. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { inject } from 'vitest';
import { npm } from './npm.js';
import { isFull } from './rounds.js';
import { ROOT } from './run.js';

const FOLDER = join(inject('runFolder'), 'built');

/** A copy of the project, with dist. In a copy, because others may be reading or building dist. */
export const BUILT = join(FOLDER, 'copy');

/** What is not part of the sources. */
const LEFT_OUT = new Set(['screenshots', 'node_modules', '.git', 'dist', 'site', 'coverage', '.examples']);

/** How long building takes at the most, where tests run beside it. */
export const BUILD_DEADLINE_MS = 150_000;

/**
 * Builds the package unless another test has done so, or is at it. The full run packs it as it is published; `npm test` has no
 * time for its types, which the lint checks too.
 */
export async function buildOnce(): Promise<void> {
  const [done, failed] = [join(FOLDER, 'done'), join(FOLDER, 'failed')];
  if (isFirst()) {
    await build().then(
      () => writeFileSync(done, ''),
      (error: unknown) => writeFileSync(failed, String(error)),
    );
  }
  while (!existsSync(done)) {
    if (existsSync(failed)) throw new Error(readFileSync(failed, 'utf8'));
    await delay(50);
  }
}

/** The same for slow tests, of the package as it is published. Resolves with the path of the tarball. */
export async function packOnce(): Promise<string> {
  await buildOnce();
  return join(FOLDER, readdirSync(FOLDER).find((name) => name.endsWith('.tgz')) ?? 'nothing-was-packed.tgz');
}

/** Whoever makes the folder does the work. */
function isFirst(): boolean {
  try {
    mkdirSync(FOLDER);
    return true;
  } catch {
    return false;
  }
}

async function build(): Promise<void> {
  cpSync(ROOT, BUILT, { recursive: true, filter: (path) => !LEFT_OUT.has(relative(ROOT, path)) });
  symlinkSync(join(ROOT, 'node_modules'), join(BUILT, 'node_modules'));
  await npm(isFull ? ['pack', '--pack-destination', FOLDER] : ['run', 'build', '--', '--no-types'], BUILT);
}
