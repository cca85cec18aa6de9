/** The format of a string in words, for the issues about it. */
import { literal, type Schema } from './contract.js';

/** The members of its description; undefined for a string of any format. */
export function formatOf(pointer: string, schema: Schema): string | undefined {
  if (!hasFormat(schema)) return undefined;
  const { 'x-called': called, maxLength, pattern } = schema;
  if (called === undefined) throw new Error(`${pointer} has a form that messages cannot name: add "x-called"`);
  const isFixed = maxLength !== undefined && pattern?.includes(`{${maxLength}}`);
  return `called: ${literal(called)}${isFixed ? `, length: ${maxLength}` : ''}`;
}

function hasFormat({ pattern, not, maxLength, minLength = 0 }: Schema): boolean {
  return pattern !== undefined || not?.pattern !== undefined || maxLength !== undefined || minLength > 1;
}
