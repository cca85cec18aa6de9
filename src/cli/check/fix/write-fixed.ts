import { chmodSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../../terminal/user-error.js';
import { fileUsageError } from '../file-usage-error.js';

/**
 * Replaces the content of a file in one step, so that it is never half-written. A link stays a link.
 *
 * @throws `UsageError` if it cannot be written, or was changed since it was read.
 */
export function writeFixed(path: string, before: Buffer, after: Buffer): void {
  try {
    const file = realpathSync(path);
    if (!readFileSync(file).equals(before)) throw new UsageError(`${path} has changed meanwhile: nothing was written`);
    const temporary = join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
    try {
      writeFileSync(temporary, after, { flag: 'wx' });
      chmodSync(temporary, statSync(file).mode);
      renameSync(temporary, file);
    } finally {
      rmSync(temporary, { force: true });
    }
  } catch (cause) {
    throw fileUsageError('write', path, cause);
  }
}
