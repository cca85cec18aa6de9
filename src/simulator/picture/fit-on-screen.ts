import { DISPLAY, type Screen } from '#contract/limits.js';
import { layoutOf } from '../../display/layout.js';
import { type Line, linesOf } from '../../display/lines.js';

/** A text as it fits on a screen. */
export interface Fit {
  /** The lines that can be seen. */
  lines: readonly Line[];
  /** What would not be seen as it was written. */
  warnings: string[];
}

/** How a text fits on a screen, by an estimate: how a head unit breaks and cuts is not documented (PROTOCOL.md §3, §4). */
export function fitOnScreen(text: string, screen: Screen): Fit {
  const all = linesOf(text, layoutOf(screen).lineEm);
  const lines = all.slice(0, DISPLAY.pictureLines);
  const wraps = lines.findIndex(({ isWrapped }) => isWrapped);
  const hidden = all.length - lines.length;
  const about = wraps === -1 ? '' : JSON.stringify(lines[wraps]?.text.slice(0, 40));
  return {
    lines,
    warnings: [
      ...(wraps === -1 ? [] : [`a line would wrap after about ${about} on ${screen} pixels`]),
      ...(hidden > 0 ? [`${hidden} ${hidden === 1 ? 'line' : 'lines'} would fall below the screen`] : []),
    ],
  };
}
