import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { fileError } from '../terminal/file-error.js';
import { UsageError, UserError } from '../terminal/user-error.js';

/** What stands for standard input in the place of a file. */
const STANDARD_INPUT = '-';
const STANDARD_INPUT_FD = 0;

/** Throws a `UsageError` for a file that cannot be read: before anything is printed, so that no report ends in the middle. */
export function assertReadable(path: string): void {
  if (path === STANDARD_INPUT) return;
  orUsageError(path, () => accessSync(path, constants.R_OK));
  if (statSync(path).isDirectory()) throw new UsageError(`Cannot read ${path}: it is a folder`);
}

/** The bytes of a file, or of standard input. */
export function readPayload(path: string): Uint8Array {
  return orUsageError(path, () => readFileSync(path === STANDARD_INPUT ? STANDARD_INPUT_FD : path));
}

function orUsageError<Value>(path: string, read: () => Value): Value {
  try {
    return read();
  } catch (cause) {
    const error = fileError('read', path, cause);
    throw error instanceof UserError ? new UsageError(error.message, { cause }) : error;
  }
}
