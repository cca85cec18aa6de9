import type { Range } from './finding.js';

/** A repair of the syntax. It keeps the length of the text, so that every offset after it stays right. */
export interface Repair {
  /** What is in the place of the fault, for the report. */
  range: Range;
  message: string;
  /** Replaces the range while the rest is read. */
  mask: string;
}

const COMMENT = /\/\/[^\n\r]*|\/\*[\s\S]*?\*\//y;
const SPACE_BEFORE = /[ \t\n\r]+$/;
/** The beginning of a value, or of a key. */
const VALUE_START = /^["{[\d-]|^(?:true|false|null)/;

/** The repair of a fault at an offset; `undefined` if none is obvious. */
export function repairAt(text: string, offset: number): Repair | undefined {
  return comment(text, offset) ?? trailingComma(text, offset) ?? missingComma(text, offset);
}

function comment(text: string, offset: number): Repair | undefined {
  COMMENT.lastIndex = offset;
  const found = COMMENT.exec(text)?.[0];
  if (found === undefined) return undefined;
  const range = { offset, endOffset: offset + found.length };
  return { range, message: 'JSON has no comments', mask: found.replace(/[^\n\r]/g, ' ') };
}

function trailingComma(text: string, offset: number): Repair | undefined {
  const before = text.slice(0, offset).replace(SPACE_BEFORE, '');
  if (!/[}\]]/.test(text[offset] ?? '') || !before.endsWith(',')) return undefined;
  const range = { offset: before.length - 1, endOffset: before.length };
  return { range, message: 'JSON has no comma after the last value', mask: ' ' };
}

/** A comma can only be put in the place of white space; without any, the length would change. */
function missingComma(text: string, offset: number): Repair | undefined {
  const before = text.slice(0, offset).replace(SPACE_BEFORE, '');
  if (before.length === offset || !VALUE_START.test(text.slice(offset, offset + 5)) || !/["}\]\w]$/.test(before)) {
    return undefined;
  }
  const range = { offset: before.length, endOffset: before.length + 1 };
  return { range, message: 'a comma is missing here', mask: ',' };
}
