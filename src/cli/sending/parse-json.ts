import { SAFETY } from '#contract/limits.js';
import { ContractError } from '../../error/contract-error.js';
import { positionAt } from '../../json/position.js';
import { findJsonFault } from '../../json/scan.js';

/**
 * Parses JSON written by people. Throws a `ContractError` (`INVALID_JSON` or `TOO_DEEP`) with line and column.
 *
 * @param firstLine - Line number of the first line of `text`, for an excerpt of a longer text.
 */
export function parseJson(text: string, firstLine = 1): unknown {
  const fault = findJsonFault(text, SAFETY.maxJsonDepth);
  if (fault === undefined) return JSON.parse(text) as unknown;
  const { code, pointer, message, offset } = fault;
  const { line, column } = positionAt(text, offset);
  throw new ContractError(code === 'TOO_DEEP' ? code : 'INVALID_JSON', [
    { code, pointer, message, line: firstLine + line - 1, column },
  ]);
}
