import { fileError } from '../terminal/file-error.js';
import { UsageError, UserError } from '../terminal/user-error.js';

/** A file that cannot be read or written is wrong usage: it is no finding about a payload. */
export function fileUsageError(operation: string, path: string, cause: unknown): unknown {
  if (cause instanceof UsageError) return cause;
  const error = fileError(operation, path, cause);
  return error instanceof UserError ? new UsageError(error.message, { cause }) : error;
}
