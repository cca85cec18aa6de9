import { isContractError } from '../error/contract-error.js';

/** A failure that is told to the user in one line, without a stack. */
export class UserError extends Error {}

/** What to print of a failure: every issue of a bad message on a line of its own. */
export function describeFailure(error: unknown): string {
  if (isContractError(error)) {
    const lines = error.issues.map((issue) => {
      const place = issue.line === undefined ? issue.pointer || '/' : `line ${issue.line}, column ${issue.column}`;
      return `  ${place}  ${issue.message}`;
    });
    return [error.code, ...lines].join('\n');
  }
  if (error instanceof UserError) return error.message;
  if (error instanceof Error) return error.stack ?? error.message;
  return String(error);
}
