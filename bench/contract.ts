/** The package as it is published: what its `exports` name, built. */
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');
const PACKAGE = 'webportal-popup-contract';

/** Builds unless every built file is newer than every source. */
export function ensureBuilt(): void {
  const newest = (folder: string): number => Math.max(...modificationTimes(join(ROOT, folder)));
  const oldestBuilt = Math.min(...modificationTimes(DIST));
  if (['src', 'generated', 'scripts'].some((folder) => newest(folder) > oldestBuilt)) {
    execFileSync('npm', ['run', 'build'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  }
}

/** Of every file below the folder; a folder that does not exist is from the year 1970. */
function modificationTimes(folder: string): number[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
  } catch {
    return [0];
  }
}

/** The published file of an entry: `''` is the core, `/sender` the sender. */
export function fileOf(entry: string): string {
  // From the root: a package can import itself by name, but the nearest package.json of this folder is not its own.
  const file = createRequire(join(ROOT, 'package.json')).resolve(PACKAGE + entry);
  if (file.endsWith('.ts')) throw new Error(`${PACKAGE}${entry} is ${file}, which is not what is published`);
  return file;
}

export const urlOf = (entry: string): string => pathToFileURL(fileOf(entry)).href;

ensureBuilt();
export const core: typeof import('../src/index.js') = await import(urlOf(''));
export const sender: typeof import('../src/sender/index.js') = await import(urlOf('/sender'));
export const bullmq: typeof import('../src/bullmq/index.js') = await import(urlOf('/bullmq'));
