/** How wide a text is, about: the font of the head units is not documented. All widths are in em. */

/** Letters that are not in the table. */
export const AVERAGE_LETTER = 0.52;

/** A character as it is seen begins with one of these; the first that fits counts. */
const WIDTHS: readonly (readonly [beginning: RegExp, width: number])[] = [
  // Control characters, and marks without a letter to stand on.
  [/^[\p{M}\p{Cc}\p{Cf}]/u, 0],
  // Narrow forms of wide scripts.
  [/^[\uff61-\uffdc\uffe8-\uffee]/u, AVERAGE_LETTER],
  [
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u,
    1,
  ],
  [/^\p{Emoji_Presentation}|\ufe0f/u, 1],
  [/^\p{Zs}/u, 0.28],
  [/^[iljtfrI.,:;!'|]/u, 0.3],
  [/^\p{Nd}/u, 0.56],
  [/^\p{Lu}/u, 0.68],
];

/** Made when it is needed: that takes as long as loading all of the review. */
let graphemes: Intl.Segmenter | undefined;

/** What comes later can matter only if nearly all before it has no width. The segmenter is slow on long texts of that kind. */
const MAX_MEASURED = 1000;

/** Whether a text is wider than so many em, judged by its beginning. */
export function isWiderThan(em: number, text: string): boolean {
  // No character is wider than 1 em.
  if (text.length <= em) return false;
  let width = 0;
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const { segment } of graphemes.segment(text.slice(0, MAX_MEASURED))) {
    width += widthOf(segment);
    if (width > em) return true;
  }
  return false;
}

function widthOf(grapheme: string): number {
  return WIDTHS.find(([beginning]) => beginning.test(grapheme))?.[1] ?? AVERAGE_LETTER;
}
