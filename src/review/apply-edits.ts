import type { Edit } from './finding.js';

/** Applies edits to a text. One that overlaps an earlier one is left out. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let end = 0;
  for (const edit of edits.toSorted((a, b) => a.offset - b.offset)) {
    if (edit.offset < end) continue;
    result += text.slice(end, edit.offset) + edit.text;
    end = edit.endOffset;
  }
  return result + text.slice(end);
}
