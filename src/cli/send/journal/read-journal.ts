import { createReadStream, ftruncateSync, writeSync } from 'node:fs';
import { type RawLine, splitLines } from '../cars/split-lines.js';
import { CarStates } from './car-states.js';
import { checkHeader, isCutHeader, objectOf, readEntry } from './lines.js';

/** What a journal has said so far. */
export interface JournalContent {
  states: CarStates;
  /** Whether it has its first line. */
  isBegun: boolean;
  /** When a car was last handed over or became unknown: ms since 1970; 0 for never. */
  lastUncertainAt: number;
}

/** Reads a journal, and mends its end where a run was killed in the middle of a line. */
export async function readJournal(fd: number, file: string, sha256: string): Promise<JournalContent> {
  const content: JournalContent = { states: new CarStates(), isBegun: false, lastUncertainAt: 0 };
  const stream = createReadStream('', { fd, start: 0, autoClose: false });
  for await (const lines of splitLines(stream, file)) {
    for (const line of lines) {
      if (line.ended || !isCutOff(line)) take(line, content, file, sha256);
      if (!line.ended) mend(line, fd);
    }
  }
  return content;
}

function take({ bytes, number }: RawLine, content: JournalContent, file: string, sha256: string): void {
  const text = bytes.toString();
  if (number === 1) {
    checkHeader(text, file, sha256);
    content.isBegun = true;
    return;
  }
  const { vin, status, at } = readEntry(text, file, number);
  content.states.note(vin, status);
  if (status === 'sending' || status === 'unknown') {
    content.lastUncertainAt = Math.max(content.lastUncertainAt, Date.parse(at) || 0);
  }
}

/** What begins like no journal was not written here, and is left alone. */
function isCutOff({ bytes, number }: RawLine): boolean {
  const text = bytes.toString();
  return objectOf(text) === undefined && (number > 1 || isCutHeader(text));
}

/** A line that was cut off says nothing: a car is handed over after its line was written. Another only lacks its end. */
function mend(line: RawLine, fd: number): void {
  if (isCutOff(line)) ftruncateSync(fd, line.offset);
  else writeSync(fd, '\n');
}
