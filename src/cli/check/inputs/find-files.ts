import { realpathSync, Stats, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { UsageError } from '../../terminal/user-error.js';
import { fileUsageError } from '../file-usage-error.js';

/** What stands for standard input in the place of a file. */
export const STANDARD_INPUT = '-';

/** What of a folder is reviewed, and what to call it. */
const IN_FOLDER = {
  payloads: ['**/*.{json,jsonl,ndjson}', '.json, .jsonl or .ndjson file'],
  captures: ['**/*', 'file'],
} as const;

const IGNORED = ['**/node_modules/**'];

/**
 * The files that are named by path, folder or glob, each of them once, whatever links lead to it.
 *
 * @param excluded - Paths that folders and globs leave out.
 * @throws `UsageError` for a path that is not there, and for a folder or a glob without files.
 */
export function findFiles(names: readonly string[], isCapture: boolean, excluded: readonly string[] = []): string[] {
  const found = names.flatMap((name) => filesNamed(name, isCapture, excluded));
  const seen = new Set<string>();
  return found.filter((path) => {
    const real = realPathOf(path);
    return !seen.has(real) && seen.add(real);
  });
}

function filesNamed(name: string, isCapture: boolean, excluded: readonly string[]): string[] {
  if (name === STANDARD_INPUT) return [name];
  const stats = statsOf(name);
  if (!(stats instanceof Stats)) {
    if (!isDynamicPattern(name)) throw stats.error;
    return notNone(filesMatching(name, excluded), `No file matches ${name}`);
  }
  if (!stats.isDirectory()) return [name];
  const [pattern, what] = isCapture ? IN_FOLDER.captures : IN_FOLDER.payloads;
  return notNone(filesMatching(pattern, excluded, name), `There is no ${what} in ${name}`);
}

function notNone(files: string[], message: string): string[] {
  if (files.length === 0) throw new UsageError(message);
  return files;
}

function filesMatching(pattern: string, excluded: readonly string[], folder = ''): string[] {
  const files = globSync(pattern, { cwd: resolve(folder), ignore: IGNORED, expandDirectories: false });
  const outputs = new Set(excluded.map((path) => resolve(path)));
  return files
    .map((file) => join(folder, file))
    .filter((file) => !outputs.has(resolve(file)))
    .sort();
}

function statsOf(path: string): Stats | { error: unknown } {
  try {
    return statSync(path);
  } catch (cause) {
    return { error: fileUsageError('read', path, cause) };
  }
}

/** The path itself, if it is gone meanwhile: reading it says so. */
function realPathOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
