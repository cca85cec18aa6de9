import { LIMITS } from '../../../../generated/v1/limits.js';
import { UserError } from '../../terminal/user-error.js';

/** A line, without its line feed. */
export interface RawLine {
  bytes: Buffer;
  /** From 1. */
  number: number;
  /** Where it begins in the file, in bytes. */
  offset: number;
  /** Whether a line feed ends it; only the last may have none. */
  ended: boolean;
}

/** A message of the largest size fits, whatever way it is written (an escape takes 6 bytes). More is no list. */
const MAX_BYTES = 8 * LIMITS.maxPayloadBytes;

const LINE_FEED = 0x0a;

/** Splits bytes into lines, as many at a time as a chunk has: no more than that is in memory. */
export async function* splitLines(source: AsyncIterable<Buffer>, name: string): AsyncGenerator<RawLine[]> {
  let rest: Buffer = Buffer.alloc(0);
  let number = 0;
  let offset = 0;
  for await (const chunk of source) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const lines: RawLine[] = [];
    let start = 0;
    // What was left over before has no line feed.
    let end = bytes.indexOf(LINE_FEED, rest.length);
    while (end !== -1) {
      lines.push({ bytes: bytes.subarray(start, end), number: ++number, offset, ended: true });
      offset += end + 1 - start;
      start = end + 1;
      end = bytes.indexOf(LINE_FEED, start);
    }
    rest = bytes.subarray(start);
    if (rest.length > MAX_BYTES) throw new UserError(`${name}: line ${number + 1} is too long to be a car`);
    if (lines.length > 0) yield lines;
  }
  if (rest.length > 0) yield [{ bytes: rest, number: number + 1, offset, ended: false }];
}
