import type { ContractErrorCode } from '../../../generated/v1/errors.js';
import { isContractError } from '../../error/contract-error.js';
import type { Issue } from '../../error/issue.js';

/** A failure that is told to the user in one line, without a stack. */
export class UserError extends Error {}

/** What to print of a failure: every issue of a bad message on a line of its own. */
export function describeFailure(error: unknown): string {
  if (isContractError(error)) {
    const lines = error.issues.map((issue) => {
      const place = placeOf(issue, error.code);
      return `  ${place === '' ? '' : `${place}  `}${issue.message}`;
    });
    return [error.code, ...lines].join('\n');
  }
  if (error instanceof UserError) return error.message;
  if (error instanceof Error) return error.stack ?? error.message;
  return String(error);
}

/** A message as a whole is a place; what happened on the way to a broker has none. */
function placeOf({ line, column, pointer }: Issue, code: ContractErrorCode): string {
  if (line !== undefined) return `line ${line}, column ${column}`;
  return pointer === '' && code === 'INVALID_MESSAGE' ? '/' : pointer;
}
