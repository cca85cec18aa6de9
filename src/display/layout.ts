/**
 * Where what stands on a head unit's screen. Only the size of the app area is documented, and how many lines the only published picture shows
 * (PROTOCOL.md §4): the rest is an estimate, the same for the review and for pictures.
 */
import { DISPLAY, SCREENS, type Screen } from '#contract/limits.js';

/** Share of the height for the title bar, and for the button. */
const BAR_HEIGHT = 1 / 6;
/** Share of the width for the text. */
const TEXT_WIDTH = 0.9;
/** Size of the letters, as a share of the line. */
const LETTER_HEIGHT = 0.72;

/** All lengths in pixels. */
export interface Layout {
  width: number;
  height: number;
  barHeight: number;
  lineHeight: number;
  fontSize: number;
  /** How wide a line may be, in em. */
  lineEm: number;
}

export function layoutOf(screen: Screen): Layout {
  const { width, height } = SCREENS[screen];
  const barHeight = height * BAR_HEIGHT;
  const lineHeight = (height - 2 * barHeight) / DISPLAY.pictureLines;
  const fontSize = lineHeight * LETTER_HEIGHT;
  return { width, height, barHeight, lineHeight, fontSize, lineEm: (TEXT_WIDTH * width) / fontSize };
}
