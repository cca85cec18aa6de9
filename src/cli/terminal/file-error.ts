import { UserError } from './user-error.js';

/** A `UserError` for a failed file operation such as `read`; returns a `cause` without a system error code as it is. */
export function fileError(operation: string, file: string, cause: unknown): unknown {
  const { code } = Object(cause) as { code?: unknown };
  return typeof code === 'string' ? new UserError(`Cannot ${operation} ${file}: ${code}`, { cause }) : cause;
}
