import { createReadStream, ftruncateSync, writeSync } from 'node:fs';
import { type RawLine, splitLines } from '../cars/split-lines.js';
import { CarStates } from './car-states.js';
import { checkHeader, mayBeTruncatedHeader, parseObject, readEntry } from './lines.js';

/** The content of a journal. */
export interface JournalContent {
  states: CarStates;
  /** Whether it has its first line, the header. */
  hasHeader: boolean;
  /** Time of the last entry with status `sending` or `unknown`, in ms since 1970; 0 if there is none. */
  lastUncertainAt: number;
}

/**
 * Reads a journal, and repairs its last line if a run was killed while writing it. Rejects with a `UserError` if it is
 * not a journal of this run.
 */
export async function readJournal(fd: number, file: string, sha256: string): Promise<JournalContent> {
  const content: JournalContent = { states: new CarStates(), hasHeader: false, lastUncertainAt: 0 };
  const stream = createReadStream('', { fd, start: 0, autoClose: false });
  for await (const lines of splitLines(stream, file)) {
    for (const line of lines) {
      if (line.ended || !isTruncated(line)) applyLine(line, content, file, sha256);
      if (!line.ended) repairEnd(line, fd);
    }
  }
  return content;
}

function applyLine({ bytes, number }: RawLine, content: JournalContent, file: string, sha256: string): void {
  const text = bytes.toString();
  if (number === 1) {
    checkHeader(text, file, sha256);
    content.hasHeader = true;
    return;
  }
  const { vin, status, at } = readEntry(text, file, number);
  content.states.record(vin, status);
  if (status === 'sending' || status === 'unknown') {
    content.lastUncertainAt = Math.max(content.lastUncertainAt, Date.parse(at) || 0);
  }
}

/** Whether a last line was truncated. A file whose first line cannot be a header is not ours and must not change. */
function isTruncated({ bytes, number }: RawLine): boolean {
  const text = bytes.toString();
  return parseObject(text) === undefined && (number > 1 || mayBeTruncatedHeader(text));
}

/**
 * Deletes a truncated line, which loses nothing: a car is passed to the sender only after its line was written.
 * A complete line only lacks its line feed.
 */
function repairEnd(line: RawLine, fd: number): void {
  if (isTruncated(line)) ftruncateSync(fd, line.offset);
  else writeSync(fd, '\n');
}
