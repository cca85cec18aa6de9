import { SCREENS, type Screen } from '#contract/limits.js';
import { POPUP_MESSAGE_FIELDS } from '#contract/names.js';
import type { PopupMessage } from '#contract/types.js';
import { layoutOf } from '../../display/layout.js';
import { checkOptions, oneOf } from '../../options/check-options.js';
import { fitOnScreen } from './fit-on-screen.js';
import type { ThemeName } from './theme-names.js';
import { THEMES } from './themes.js';
import { xmlText } from './xml.js';

/**
 * Options of {@link drawPopupSvg}.
 *
 * @example
 * import type { PictureOptions } from 'webportal-popup-contract/simulator';
 *
 * const options: PictureOptions = { screen: '1280x620', theme: 'day' };
 */
export interface PictureOptions {
  /** The area that applications have on the display, in pixels; the smallest one by default. */
  screen?: Screen;
  /** `night`, the default, is dark as the documents show it; `day` is light. */
  theme?: ThemeName;
}

/** Noto Sans is what the estimate was measured with. */
const FONTS = "'Noto Sans', 'Noto Sans CJK SC', 'Droid Sans Fallback', 'DejaVu Sans', Arial, sans-serif";

/** Where the letters stand in their line. */
const BASELINE = 0.36;

const [SMALLEST] = Object.keys(SCREENS) as [Screen];

/**
 * Draws what the driver sees of a popup, as an SVG document: the title bar with the return arrow, the centred text, the OK button unless the
 * popup says no (PROTOCOL.md §4). The same message always gives the same bytes. How a head unit wraps and cuts is not documented; lines are broken by
 * an estimate.
 *
 * @param message - The popup.
 * @param options - The screen and its colours.
 * @returns A well-formed document, whatever the text holds.
 * @throws `ContractError` with the code `INVALID_OPTIONS` for a screen or theme that is not known.
 *
 * @example
 * import { createPopup } from 'webportal-popup-contract';
 * import { drawPopupSvg } from 'webportal-popup-contract/simulator';
 *
 * const svg = drawPopupSvg(createPopup({ idApp: 'MY_APP_ID', text: '1 < 2', okButton: true }));
 * svg.includes('1 &lt; 2'); // => true
 */
export function drawPopupSvg(message: PopupMessage, options: PictureOptions = {}): string {
  checkOptions(options, { screen: oneOf(...Object.keys(SCREENS)), theme: oneOf(...Object.keys(THEMES)) });
  const { screen = SMALLEST, theme = 'night' } = options;
  const { width, height } = SCREENS[screen];
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const label = xmlText(message[POPUP_MESSAGE_FIELDS.text].slice(0, 200).replace(/\s+/g, ' '));
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="${label}">\n${screenOf(message, screen, theme)}\n</svg>\n`;
}

/** The elements of a screen, from its upper left corner. */
export function screenOf(message: PopupMessage, screen: Screen, theme: ThemeName): string {
  const { width, height, barHeight, lineHeight, fontSize } = layoutOf(screen);
  const { background, bar, text, arrow, rule } = THEMES[theme];
  const { lines } = fitOnScreen(message[POPUP_MESSAGE_FIELDS.text], screen);
  const middle = width / 2;
  const top = (height - lines.length * lineHeight) / 2;
  const row = (content: string, centre: number, size: number): string =>
    `<text x="${round(middle)}" y="${round(centre + size * BASELINE)}" font-size="${round(size)}" ${written(content)}</text>`;
  const hasButton = message[POPUP_MESSAGE_FIELDS.button] !== false;
  return [
    `<g font-family="${FONTS}" text-anchor="middle" fill="${text}">`,
    `<rect width="${width}" height="${height}" fill="${background}"/>`,
    `<rect width="${width}" height="${round(barHeight)}" fill="${bar}"/>`,
    `<path d="${arrowPath(barHeight)}" fill="none" stroke="${arrow}" stroke-width="${round(barHeight / 14)}" stroke-linecap="round" stroke-linejoin="round"/>`,
    row('INFORMATION', barHeight / 2, fontSize * 0.9),
    ...lines.map((line, at) => row(line.text, top + (at + 0.5) * lineHeight, fontSize)),
    ...(hasButton
      ? [
          `<rect x="${round(width * 0.05)}" y="${round(height - barHeight)}" width="${round(width * 0.9)}" height="1" fill="${rule}"/>`,
          row('Ok', height - barHeight / 2, fontSize),
        ]
      : []),
    '</g>',
  ].join('\n');
}

/** Back to where the driver came from: a hook to the left. */
function arrowPath(barHeight: number): string {
  const [left, right, top, bottom] = [0.42, 0.95, 0.36, 0.7].map((share) => round(share * barHeight));
  const tip = round(0.2 * barHeight);
  const radius = round(0.17 * barHeight);
  return `M${round(Number(left) + tip)} ${round(Number(top) - tip)}l-${tip} ${tip}l${tip} ${tip}M${left} ${top}H${right}a${radius} ${radius} 0 0 1 0 ${round(Number(bottom) - Number(top))}H${left}`;
}

/** Scripts that are written from right to left, by the first letter of a line, with the fonts that have them. */
const RIGHT_TO_LEFT: readonly (readonly [beginning: RegExp, font: string])[] = [
  [/^[^\p{L}]*\p{Script=Arabic}/u, 'Noto Sans Arabic'],
  [/^[^\p{L}]*\p{Script=Hebrew}/u, 'Noto Sans Hebrew'],
  [/^[^\p{L}]*[\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u, 'Noto Sans'],
];

/** Ends the signs at the ends of a line in the direction of its letters, also where `direction` is not understood. */
const RIGHT_TO_LEFT_MARK = '\u200f';

/** The rest of the tag, and the text: in the direction of its first letter, as a browser would with `dir="auto"`. */
function written(text: string): string {
  const [, font] = RIGHT_TO_LEFT.find(([beginning]) => beginning.test(text)) ?? [];
  if (font === undefined) return `unicode-bidi="isolate">${xmlText(text)}`;
  const content = xmlText(RIGHT_TO_LEFT_MARK + text + RIGHT_TO_LEFT_MARK);
  return `font-family="'${font}', ${FONTS}" direction="rtl" unicode-bidi="isolate">${content}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
