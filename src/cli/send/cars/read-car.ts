import { isUtf8 } from 'node:buffer';
import { ContractError, isContractError } from '../../../error/contract-error.js';
import type { Issue } from '../../../error/issue.js';
import { decodeUtf8 } from '../../../json/text-codec.js';
import type { FleetCar } from '../../../sender/fleet/fleet-options.js';
import { parseJson } from '../../sending/parse-json.js';
import type { RawLine } from './split-lines.js';

/** A car of the list, or the fault of its line. */
export type ListedCar = { vin: string; car: FleetCar<object> } | { line: number; fault: ContractError };

const BYTE_ORDER_MARK = '\uFEFF';

/** Parses a line: a VIN, or a JSON object with a vin. `undefined` for a blank line or a comment. */
export function readCar(line: RawLine): ListedCar | undefined {
  const { number, bytes } = line;
  if (!isUtf8(bytes)) return { line: number, fault: notUtf8(line) };
  const decoded = bytes.toString('utf8');
  // On any line: concatenated files have byte order marks in the middle.
  const text = decoded.startsWith(BYTE_ORDER_MARK) ? decoded.slice(1) : decoded;
  const vin = text.trim();
  if (vin === '' || vin.startsWith('#')) return undefined;
  if (!vin.startsWith('{')) return { vin, car: vin };
  try {
    return objectCar(parseJson(text, number), number);
  } catch (fault) {
    if (!isContractError(fault)) throw fault;
    return { line: number, fault };
  }
}

function objectCar(car: unknown, line: number): ListedCar {
  const { vin } = car as { vin?: unknown };
  if (typeof vin === 'string') return { vin, car: car as FleetCar<object> };
  const message = 'the field vin is needed, and must be a string';
  return { line, fault: failed('INVALID_MESSAGE', { code: 'MISSING_FIELD', pointer: '/vin', message }) };
}

function notUtf8({ bytes, number }: RawLine): ContractError {
  const column = decodeUtf8(bytes).text.length + 1;
  const message = 'the text is not UTF-8';
  return failed('INVALID_UTF8', { code: 'INVALID_UTF8', pointer: '', message, line: number, column });
}

function failed(code: ContractError['code'], issue: Issue): ContractError {
  return new ContractError(code, [issue]);
}
