import { LIMITS } from '#contract/limits.js';
import { UserError } from '../../terminal/user-error.js';

/** A line, without its line feed. */
export interface RawLine {
  bytes: Buffer;
  /** From 1. */
  number: number;
  /** Byte offset of its start in the file. */
  offset: number;
  /** Whether a line feed ends it; only the last line may lack one. */
  ended: boolean;
}

/** Enough for the largest message with every byte escaped (6 bytes each); a longer line is not a list of cars. */
const MAX_BYTES = 8 * LIMITS.maxPayloadBytes;

const LINE_FEED = 0x0a;

/** Splits bytes into lines, in one batch per chunk to bound memory. Throws a `UserError` if a line is too long. */
export async function* splitLines(source: AsyncIterable<Buffer>, name: string): AsyncGenerator<RawLine[]> {
  let rest: Buffer = Buffer.alloc(0);
  let number = 0;
  let offset = 0;
  for await (const chunk of source) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const lines: RawLine[] = [];
    let start = 0;
    // The rest of the last chunk contains no line feed.
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
