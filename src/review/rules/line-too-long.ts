import { DISPLAY, SCREENS, type Screen } from '#contract/limits.js';
import type { Rule } from '../rule.js';
import { AVERAGE_LETTER, isWiderThan } from '../text-width.js';
import { FIELDS, GOOD, textWith } from './examples.js';

// Estimates: only the size of the area is documented, and how many lines the picture shows.
/** Share of the height for the text; title bar and button have the rest. */
const TEXT_HEIGHT = 2 / 3;
/** Share of the width for the text. */
const TEXT_WIDTH = 0.9;
/** Size of the letters, as a share of the line. */
const EM = 0.72;

/** The screen of the example. */
const [SMALLEST] = Object.keys(SCREENS) as [Screen];

export const lineTooLong: Rule = {
  id: 'line-too-long',
  area: 'text',
  severity: 'warning',
  summary: 'No line of the text is too long for the screen, as far as that can be estimated.',
  why: 'It would wrap, or be cut off: neither is documented. It is looked at only if a screen is chosen.',
  source: 'opinion',
  checkText: (text, screen) => {
    if (screen === undefined) return undefined;
    const em = emOn(screen);
    const line = text.split('\n').findIndex((one) => isWiderThan(em, one.trimEnd()));
    if (line === -1) return undefined;
    const letters = Math.floor(em / AVERAGE_LETTER);
    return `line ${line + 1} of the text is too long for ${screen} pixels: about ${letters} letters fit into a line`;
  },
  examples: () => ({
    bad: textWith({ [FIELDS.text]: 'The parking space that you have booked is waiting for you on the second floor' }),
    good: GOOD,
    screen: SMALLEST,
  }),
};

/** How wide a line can be, in em. */
function emOn(screen: Screen): number {
  const { width, height } = SCREENS[screen];
  return (TEXT_WIDTH * width) / (EM * ((TEXT_HEIGHT * height) / DISPLAY.pictureLines));
}
