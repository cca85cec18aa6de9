import type { ContractErrorCode } from '#contract/errors.js';
import { isContractError } from '../../error/contract-error.js';
import type { Issue } from '../../error/issue.js';

/** An error that is printed as its message alone, without a stack trace. */
export class UserError extends Error {}

/** A `UserError` about what was asked for: nothing was done, and the exit code is that of wrong usage. */
export class UsageError extends UserError {}

/** Exit codes: something was refused or found; what was asked for could not be done at all; nobody answered. */
export const EXIT = { failure: 1, usage: 2, noAnswer: 3 } as const;

/** The text to print for an error; each issue of a `ContractError` gets its own line. */
export function describeFailure(error: unknown): string {
  if (isContractError(error)) {
    const lines = error.issues.map((issue) => {
      const position = positionOf(issue, error.code);
      return `  ${position === '' ? '' : `${position}  `}${issue.message}`;
    });
    return [error.code, ...lines].join('\n');
  }
  if (error instanceof UserError) return error.message;
  if (error instanceof Error) return error.stack ?? error.message;
  return String(error);
}

/** The empty pointer is the whole message in `INVALID_MESSAGE`; in other errors (a refusal, say) it is no position. */
function positionOf({ line, column, pointer }: Issue, code: ContractErrorCode): string {
  if (line !== undefined) return `line ${line}, column ${column}`;
  return pointer === '' && code === 'INVALID_MESSAGE' ? '/' : pointer;
}
