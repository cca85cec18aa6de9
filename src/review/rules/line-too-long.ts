import { SCREENS, type Screen } from '#contract/limits.js';
import { layoutOf } from '../../display/layout.js';
import { AVERAGE_LETTER, isWiderThan } from '../../display/text-width.js';
import type { Rule } from '../rule.js';
import { FIELDS, GOOD, textWith } from './examples.js';

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
    const em = layoutOf(screen).lineEm;
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
