import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { POPUP_OPTION_NAMES } from '#contract/options.js';
import type { AppIdOption } from '#contract/types.js';
import type { ShownPopup } from './machine/state.js';

/** Columns inside the frame. */
const WIDTH = 48;
/** Maximum number of lines drawn; longer texts are cut. */
const MAX_LINES = 12;
/** Maximum number of characters to wrap; the rest would be cut anyway. */
const MAX_CHARACTERS = 4_000;

/**
 * Draws a popup as text: a title bar with the return arrow, the centred text, the OK button.
 * How a real head unit wraps and cuts text is not documented (PROTOCOL.md §3, §4).
 *
 * @param popup - The popup on display.
 * @returns Several lines of equal width in a terminal.
 *
 * @example
 * import { drawPopup } from 'webportal-popup-contract/simulator';
 *
 * const drawing = drawPopup({ text: 'Hello', okButton: true });
 * drawing.includes('Hello'); // => true
 */
export function drawPopup(popup: Omit<ShownPopup, keyof AppIdOption | 'closesAt'>): string {
  const text = printable(popup[POPUP_OPTION_NAMES.text].slice(0, MAX_CHARACTERS));
  const lines = wrapAnsi(text, WIDTH - 4, { hard: true, trim: false }).split('\n');
  const shown = lines.length > MAX_LINES ? [...lines.slice(0, MAX_LINES), '(and more)'] : lines;
  const rule = '─'.repeat(WIDTH);
  const row = (text: string): string => `│${centre(text)}│`;
  return [
    `┌${rule}┐`,
    `│ ↩${centre('INFORMATION').slice(2)}│`,
    `├${rule}┤`,
    row(''),
    ...shown.map(row),
    row(''),
    ...(popup[POPUP_OPTION_NAMES.button] ? [`├${rule}┤`, row('Ok')] : []),
    `└${rule}┘`,
  ].join('\n');
}

function centre(text: string): string {
  const free = Math.max(0, WIDTH - stringWidth(text));
  const left = Math.floor(free / 2);
  return ' '.repeat(left) + text + ' '.repeat(free - left);
}

/** Replaces control and format characters, which could control the terminal, with a dot. Keeps zero-width joiners. */
function printable(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{C}\n\u200d]/gu, '·');
}
