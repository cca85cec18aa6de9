import type { Region } from 'sarif';
import type { Range } from '../../../review/finding.js';

/** A place in a file, as a finding has it. */
export interface Lines {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** A region by its lines and, saying the same, by its offsets. SARIF does not count a byte order mark. */
export function regionOf(place: Lines & Range, hasMark: boolean): Region {
  const { line, column, endLine, endColumn } = place;
  return {
    startLine: line,
    startColumn: columnWithoutMark(line, column, hasMark),
    endLine,
    endColumn: columnWithoutMark(endLine, endColumn, hasMark),
    ...regionOfRange(place, hasMark),
  };
}

/** A region by its offsets alone. */
export function regionOfRange({ offset, endOffset }: Range, hasMark: boolean): Region {
  const mark = hasMark ? 1 : 0;
  const charOffset = Math.max(0, offset - mark);
  return { charOffset, charLength: Math.max(0, endOffset - mark) - charOffset };
}

function columnWithoutMark(line: number, column: number, hasMark: boolean): number {
  return hasMark && line === 1 ? Math.max(1, column - 1) : column;
}
