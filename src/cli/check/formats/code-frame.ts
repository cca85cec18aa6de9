import type { Finding } from '../../../review/finding.js';
import { visible } from '../../terminal/output.js';

/** Columns of a line that are shown at most. */
const WIDTH = 100;
/** Columns that are shown before the place, of a line that is longer. */
const BEFORE = 30;

/** The line of a finding, with its number, and a mark below the place. */
export function codeFrame(source: string, { line, column, endLine, endColumn }: Finding): string[] {
  const from = source.length <= WIDTH ? 0 : Math.max(0, column - 1 - BEFORE);
  const before = shown(source.slice(from, column - 1));
  const marked = shown(source.slice(column - 1, endLine === line ? endColumn - 1 : undefined));
  const after = shown(source.slice(column - 1, from + WIDTH));
  const gutter = String(line);
  const mark = '^'.repeat(Math.max(1, Math.min(marked.length, WIDTH - before.length)));
  return [`${gutter} | ${before}${after}`, `${' '.repeat(gutter.length)} | ${' '.repeat(before.length)}${mark}`];
}

/** A tab takes the width of a space, so that the mark is below its place. */
function shown(text: string): string {
  return visible(text.replaceAll('\t', ' '));
}
