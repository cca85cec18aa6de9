import type { SplitPayloads } from './payload.js';
import { utf16Length } from './utf16-length.js';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** A line of a file, without its end. */
export interface FileLine {
  bytes: Buffer;
  /** From 1. */
  line: number;
  byteOffset: number;
  /** In UTF-16 code units. */
  offset: number;
}

/** The lines of a file. Windows ends them with a carriage return, too. */
export function* linesOf(bytes: Buffer): Generator<FileLine> {
  let [line, start, offset] = [1, 0, 0];
  while (start < bytes.length) {
    const found = bytes.indexOf(LINE_FEED, start);
    const feed = found === -1 ? bytes.length : found;
    const end = feed > start && bytes[feed - 1] === CARRIAGE_RETURN ? feed - 1 : feed;
    yield { bytes: bytes.subarray(start, end), line, byteOffset: start, offset };
    offset += utf16Length(bytes.subarray(start, feed)) + 1;
    start = feed + 1;
    line++;
  }
}

/** JSON lines: a payload a line; blank lines are none. */
export const jsonLines: SplitPayloads = function* (bytes) {
  for (const line of linesOf(bytes)) {
    if (!isBlank(line.bytes)) yield { ...line, column: 1 };
  }
};

const WHITE_SPACE: readonly number[] = [0x20, 0x09, CARRIAGE_RETURN];

/** Whether there is nothing but white space. */
export function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => WHITE_SPACE.includes(byte));
}
