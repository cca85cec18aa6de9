/**
 * How wide a text is, about, in em: that of Noto Sans. The font of the head units is not documented, so this is an estimate; a test
 * compares it with a browser.
 */
import { ARABIC, BLOCKS, FIRST_CHARACTER, STEPS } from './glyph-widths.js';

/** A letter of a script that was not measured. */
const OTHER_LETTER = 0.6;
/** What is as wide as it is high. */
const SQUARE = 1;

/** How many letters of a text in Latin script fit into an em, about: to tell people. */
export const AVERAGE_LETTER = 0.55;

/** What is not measured begins with one of these; the first that fits counts. */
const KINDS: readonly (readonly [beginning: RegExp, width: number])[] = [
  // Control characters, and marks without a letter to stand on.
  [/^[\p{M}\p{Cc}\p{Cf}]/u, 0],
  // Narrow forms of wide scripts.
  [/^[\uff61-\uffdc\uffe8-\uffee]/u, 0.5],
  [
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u,
    SQUARE,
  ],
  [/^\p{Emoji_Presentation}|\ufe0f/u, SQUARE],
];

const JOINING = /^\p{Script=Arabic}/u;

/** Made when it is needed: that takes as long as loading all of the review. */
let graphemes: Intl.Segmenter | undefined;

/** What comes later can matter only if nearly all before it has no width. The segmenter is slow on long texts of that kind. */
const MAX_MEASURED = 1000;

/** The width of a text, judged by its first thousand characters. */
export function textWidth(text: string): number {
  let width = 0;
  for (const one of widthsOf(text)) width += one;
  return width;
}

/** Whether a text is wider than so many em. */
export function isWiderThan(em: number, text: string): boolean {
  let width = 0;
  for (const one of widthsOf(text)) {
    width += one;
    if (width > em) return true;
  }
  return false;
}

/** Text in which every character is seen as one: the segmenter, which takes its time, is not needed. */
const PLAIN = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u024f\u0370-\u0482\u048a-\u052f\u1e00-\u1eff\u2010-\u2027]*$/;

/** Of each character as it is seen. Whether an Arabic letter is joined to the next one decides on its form. */
function* widthsOf(whole: string): Generator<number> {
  const text = whole.slice(0, MAX_MEASURED);
  if (PLAIN.test(text)) {
    for (let at = 0; at < text.length; at++) yield plainWidth(text.charCodeAt(at)) ?? OTHER_LETTER;
    return;
  }
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  let before: string | undefined;
  for (const { segment } of graphemes.segment(text)) {
    if (before !== undefined) yield widthOf(before, JOINING.test(segment));
    before = segment;
  }
  if (before !== undefined) yield widthOf(before, false);
}

function plainWidth(code: number): number | undefined {
  for (const [first, widths] of BLOCKS) {
    const width = measuredAt(code, first, widths);
    if (width !== undefined) return width;
  }
  return undefined;
}

function widthOf(grapheme: string, isJoined: boolean): number {
  // A picture although its character is a plain one.
  if (grapheme.includes('\ufe0f')) return SQUARE;
  const code = grapheme.codePointAt(0) ?? 0;
  const measured = measuredAt(code, ARABIC.first, isJoined ? ARABIC.joined : ARABIC.last) ?? plainWidth(code);
  if (measured !== undefined && measured > 0) return measured;
  return KINDS.find(([beginning]) => beginning.test(grapheme))?.[1] ?? OTHER_LETTER;
}

function measuredAt(code: number, first: number, widths: string): number | undefined {
  const at = code - first;
  return at >= 0 && at < widths.length ? (widths.charCodeAt(at) - FIRST_CHARACTER) / STEPS : undefined;
}
