import { SAFETY } from '../../../../generated/v1/limits.js';
import { ContractError } from '../../../error/contract-error.js';
import { positionAt } from '../../../json/position.js';
import { findJsonFault } from '../../../json/scan.js';

/** Reads JSON that people write; `firstLine` is where it stands in a longer text. Says line and column of a fault. */
export function parseJson(text: string, firstLine = 1): unknown {
  const fault = findJsonFault(text, SAFETY.maxJsonDepth);
  if (fault === undefined) return JSON.parse(text) as unknown;
  const { code, pointer, message, offset } = fault;
  const { line, column } = positionAt(text, offset);
  throw new ContractError(code === 'TOO_DEEP' ? code : 'INVALID_JSON', [
    { code, pointer, message, line: firstLine + line - 1, column },
  ]);
}
