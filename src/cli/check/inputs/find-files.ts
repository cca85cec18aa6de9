import { realpathSync, Stats, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
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

/** A file, and the path without links by which it is known. */
interface FoundFile {
  path: string;
  realPath: string;
}

/**
 * The files that are named by path, folder or glob, each of them once, whatever links lead to it.
 *
 * @param excluded - Paths that folders and globs leave out.
 * @throws `UsageError` for a path that is not there, and for a folder or a glob without files.
 */
export function findFiles(names: readonly string[], isCapture: boolean, excluded: readonly string[] = []): string[] {
  const outputs = new Set(excluded.map((path) => resolve(path)));
  const found = names.flatMap((name) => filesNamed(name, isCapture, outputs));
  return [...new Map(found.toReversed().map(({ path, realPath }) => [realPath, path])).values()].reverse();
}

function filesNamed(name: string, isCapture: boolean, outputs: ReadonlySet<string>): FoundFile[] {
  if (name === STANDARD_INPUT) return [{ path: name, realPath: name }];
  const stats = statsOf(name);
  if (!(stats instanceof Stats)) {
    if (!isDynamicPattern(name)) throw stats.error;
    return notNone(filesMatching(name, outputs), `No file matches ${name}`);
  }
  if (!stats.isDirectory()) return [{ path: name, realPath: realPathOf(name) }];
  const [pattern, what] = isCapture ? IN_FOLDER.captures : IN_FOLDER.payloads;
  return notNone(filesMatching(pattern, outputs, name), `There is no ${what} in ${name}`);
}

function notNone(files: FoundFile[], message: string): FoundFile[] {
  if (files.length === 0) throw new UsageError(message);
  return files;
}

function filesMatching(pattern: string, outputs: ReadonlySet<string>, folder = ''): FoundFile[] {
  const options = { cwd: resolve(folder), ignore: IGNORED, expandDirectories: false };
  const names = globSync(pattern, options);
  // Without links on the way, which is the rule, there is no need to ask for every real path.
  const hasLinks = names.length > globSync(pattern, { ...options, followSymbolicLinks: false }).length;
  const realFolder = realPathOf(options.cwd);
  return names
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => outputs.size === 0 || !outputs.has(resolve(path)))
    .map((path) => ({ path, realPath: hasLinks ? realPathOf(path) : join(realFolder, relative(folder, path)) }));
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
