import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileError } from '../terminal/file-error.js';
import { printable, visible } from '../terminal/output.js';
import { UsageError, UserError } from '../terminal/user-error.js';

const VERSION = /^\d+\.\d+\.\d+$/;
const SCHEMA_ENDING = '.schema.json';

/**
 * The schemas of a version: of a released one by its number, or those in a folder, or a bundle.
 *
 * @throws `UsageError` if there are none, or one cannot be read.
 */
export function loadVersion(name: string): Record<string, unknown> {
  if (VERSION.test(name)) return loadReleased(name);
  return isFolder(name) ? loadFolder(name) : loadFile(name);
}

function isFolder(path: string): boolean {
  return orUsageError(path, () => statSync(path).isDirectory());
}

function loadFolder(folder: string): Record<string, unknown> {
  const names = orUsageError(folder, () => readdirSync(folder)).filter((name) => name.endsWith(SCHEMA_ENDING));
  if (names.length === 0) throw new UsageError(`There is no *${SCHEMA_ENDING} in ${visible(folder)}`);
  return Object.fromEntries(names.sort().map((name) => [name, loadFile(join(folder, name))]));
}

function loadFile(path: string): Record<string, unknown> {
  const text = orUsageError(path, () => readFileSync(path, 'utf8'));
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (cause) {
    throw new UsageError(`${visible(path)} is no JSON: ${printable((cause as Error).message)}`, { cause });
  }
}

/** The released versions that this package carries. */
function releasedFolder(): string {
  const manifest = createRequire(import.meta.url).resolve('webportal-popup-contract/package.json');
  return join(dirname(manifest), 'schema/released');
}

function loadReleased(version: string): Record<string, unknown> {
  const folder = releasedFolder();
  const known = readdirSync(folder).flatMap((name) => /^(\d.*)\.json$/.exec(name)?.[1] ?? []);
  if (!known.includes(version)) {
    throw new UsageError(`There is no released version ${version}; known are ${known.join(', ')}`);
  }
  return loadFile(join(folder, `${version}.json`));
}

function orUsageError<Value>(path: string, read: () => Value): Value {
  try {
    return read();
  } catch (cause) {
    const error = fileError('read', visible(path), cause);
    throw error instanceof UserError ? new UsageError(error.message, { cause }) : error;
  }
}
