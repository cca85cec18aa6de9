import { readFileSync } from 'node:fs';
import { fileError } from '../terminal/file-error.js';
import { UsageError, UserError } from '../terminal/user-error.js';

/** What stands for standard input in the place of a file. */
const STANDARD_INPUT = '-';
const STANDARD_INPUT_FD = 0;

/** The bytes of a file, or of standard input. */
export function readPayload(path: string): Uint8Array {
  try {
    return readFileSync(path === STANDARD_INPUT ? STANDARD_INPUT_FD : path);
  } catch (cause) {
    const error = fileError('read', path, cause);
    throw error instanceof UserError ? new UsageError(error.message, { cause }) : error;
  }
}
