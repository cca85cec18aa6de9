/**
 * How wide a text is, about, in em: that of Noto Sans. The font of the head units is not documented, so this is an estimate; a test
 * compares it with a browser.
 */
import { ARABIC, BLOCKS, FIRST_ARABIC, FIRST_CHARACTER, STEPS } from './glyph-widths.js';

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

const ARABIC_LETTER = /^(?=\p{Script=Arabic})\p{L}/u;
/** Arabic letters that are not joined to the next one. */
const ENDS_JOIN =
  /^[\u0621-\u0625\u0627\u0629\u062f-\u0632\u0648\u0671-\u0673\u0675-\u0677\u0688-\u0699\u06c0\u06c3-\u06cb\u06cd\u06cf\u06d2\u06d3\u06d5]/;

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

/** Of each character as it is seen. What an Arabic letter is joined to decides on its form. */
function* widthsOf(whole: string): Generator<number> {
  const text = whole.slice(0, MAX_MEASURED);
  if (PLAIN.test(text)) {
    for (let at = 0; at < text.length; at++) yield plainWidth(text.charCodeAt(at)) ?? OTHER_LETTER;
    return;
  }
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  let before = '';
  let letter = '';
  for (const { segment } of graphemes.segment(text)) {
    if (letter !== '') yield widthOf(letter, joins(before, letter), joins(letter, segment));
    before = letter;
    letter = segment;
  }
  if (letter !== '') yield widthOf(letter, joins(before, letter), false);
}

function joins(letter: string, next: string): boolean {
  return ARABIC_LETTER.test(letter) && !ENDS_JOIN.test(letter) && ARABIC_LETTER.test(next);
}

function plainWidth(code: number): number | undefined {
  for (const [first, widths] of BLOCKS) {
    const width = measuredAt(code, first, widths);
    if (width !== undefined) return width;
  }
  return undefined;
}

function widthOf(grapheme: string, joinsBefore: boolean, joinsNext: boolean): number {
  // A picture although its character is a plain one.
  if (grapheme.includes('\ufe0f')) return SQUARE;
  const code = grapheme.codePointAt(0) ?? 0;
  const form = joinsBefore ? (joinsNext ? 'medial' : 'final') : joinsNext ? 'initial' : 'alone';
  const measured = measuredAt(code, FIRST_ARABIC, ARABIC[form]) ?? plainWidth(code);
  if (measured !== undefined && measured > 0) return measured;
  return KINDS.find(([beginning]) => beginning.test(grapheme))?.[1] ?? OTHER_LETTER;
}

function measuredAt(code: number, first: number, widths: string): number | undefined {
  const at = code - first;
  return at >= 0 && at < widths.length ? (widths.charCodeAt(at) - FIRST_CHARACTER) / STEPS : undefined;
}
