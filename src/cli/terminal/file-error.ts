import { UserError } from './user-error.js';

/** What to tell when the system does not do something with a file. What is to be told already stays as it is. */
export function fileError(act: string, file: string, cause: unknown): unknown {
  const { code } = Object(cause) as { code?: unknown };
  return typeof code === 'string' ? new UserError(`Cannot ${act} ${file}: ${code}`, { cause }) : cause;
}
