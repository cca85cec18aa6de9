/** The lines of a text on a screen. How a head unit breaks lines is not documented (PROTOCOL.md §3, §4). */
import { DISPLAY } from '#contract/limits.js';
import { textWidth } from './text-width.js';

/** A line as it stands on the screen. */
export interface Line {
  text: string;
  /** Whether it goes on in the next one because it is too long. */
  isWrapped: boolean;
}

/** A text is not laid out any further than what can be seen of it. */
const MAX_LINES = 4 * DISPLAY.pictureLines;

/** The lines of a text: those that are too long are broken between words, or between letters where there is no other way. */
export function linesOf(text: string, lineEm: number): Line[] {
  const lines: Line[] = [];
  for (const line of text.split('\n', MAX_LINES)) {
    for (const one of wrapped(line.trimEnd(), lineEm)) {
      lines.push(one);
      if (lines.length === MAX_LINES) return lines;
    }
  }
  return lines;
}

let words: Intl.Segmenter | undefined;

function* wrapped(line: string, lineEm: number): Generator<Line> {
  words ??= new Intl.Segmenter('en', { granularity: 'word' });
  let text = '';
  let width = 0;
  // What is beyond can be seen on no screen.
  for (const { segment } of words.segment(line.slice(0, MAX_LINES * Math.ceil(lineEm) * 4))) {
    for (const piece of textWidth(segment) > lineEm ? segment : [segment]) {
      const added = textWidth(piece);
      if (width + added > lineEm && text !== '' && piece.trim() !== '') {
        yield { text: text.trimEnd(), isWrapped: true };
        text = '';
        width = 0;
      }
      if (text === '' && piece.trim() === '' && width > 0) continue;
      text += piece;
      width += added;
    }
  }
  yield { text: text.trimEnd(), isWrapped: false };
}
