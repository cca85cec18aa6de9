import type { Edit, Range } from './finding.js';

/** A repair of the syntax. It keeps the length of the text, so that every offset after it stays right. */
export interface Repair {
  /** What is in the place of the fault, for the report. */
  range: Range;
  message: string;
  /** Replaces the range while the rest is read. */
  mask: string;
  /** Mends it in the text for good. */
  edit: Edit;
}

const COMMENT = /\/\/[^\n\r]*|\/\*[\s\S]*?\*\//y;
const WHITE_SPACE = ' \t\n\r';
/** The beginning of a value, or of a key. */
const VALUE_START = /^["{[\d-]|^(?:true|false|null)/;

const VALUE_END = /["}\]\w]/;

/** The repair of a fault at an offset; `undefined` if none is obvious. */
export function repairAt(text: string, offset: number): Repair | undefined {
  return comment(text, offset) ?? trailingComma(text, offset) ?? missingComma(text, offset);
}

function comment(text: string, offset: number): Repair | undefined {
  COMMENT.lastIndex = offset;
  const found = COMMENT.exec(text)?.[0];
  if (found === undefined) return undefined;
  const range = { offset, endOffset: offset + found.length };
  return {
    range,
    message: 'JSON has no comments',
    mask: found.replace(/[^\n\r]/g, ' '),
    edit: { ...linesOf(text, range), text: '' },
  };
}

const INDENT = /[ \t]*$/;
const REST_OF_LINE = /[ \t]*(?:\r\n|\n)/y;

/** The lines of a comment if nothing else is on them, or else the comment alone. */
function linesOf(text: string, { offset, endOffset }: Range): Range {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  REST_OF_LINE.lastIndex = endOffset;
  const rest = REST_OF_LINE.exec(text)?.[0];
  const isAlone = INDENT.exec(text.slice(lineStart, offset))?.index === 0;
  return rest !== undefined && isAlone
    ? { offset: lineStart, endOffset: endOffset + rest.length }
    : { offset, endOffset };
}

function trailingComma(text: string, offset: number): Repair | undefined {
  const end = endBefore(text, offset);
  if (!/[}\]]/.test(text[offset] ?? '') || text[end - 1] !== ',') return undefined;
  const range = { offset: end - 1, endOffset: end };
  return { range, message: 'JSON has no comma after the last value', mask: ' ', edit: { ...range, text: '' } };
}

/** A comma can only be put in the place of white space; without any, the length would change. */
function missingComma(text: string, offset: number): Repair | undefined {
  const end = endBefore(text, offset);
  if (end === offset || !VALUE_START.test(text.slice(offset, offset + 5))) return undefined;
  if (!VALUE_END.test(text.charAt(end - 1))) return undefined;
  const range = { offset: end, endOffset: end + 1 };
  const edit = { offset: end, endOffset: end, text: ',' };
  return { range, message: 'a comma is missing here', mask: ',', edit };
}

/** The end of what stands before an offset, without white space. */
function endBefore(text: string, offset: number): number {
  let end = offset;
  while (end > 0 && WHITE_SPACE.includes(text.charAt(end - 1))) end--;
  return end;
}
