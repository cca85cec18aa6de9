import type { Edit } from './finding.js';

/** Applies edits to a text. Of what overlaps an earlier edit, only removals count. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let end = 0;
  for (const edit of edits.toSorted((a, b) => a.offset - b.offset)) {
    if (edit.offset < end && edit.text !== '') continue;
    result += text.slice(end, edit.offset) + edit.text;
    end = Math.max(end, edit.endOffset);
  }
  return result + text.slice(end);
}
