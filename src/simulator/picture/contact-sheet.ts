import { SCREENS, type Screen } from '#contract/limits.js';
import type { PopupMessage } from '#contract/types.js';
import { screenOf } from './draw-popup-svg.js';
import type { ThemeName } from './theme-names.js';
import { xmlText } from './xml.js';

/** A popup with a caption, such as the name of its file. */
export interface Captioned {
  caption: string;
  message: PopupMessage;
}

const COLUMNS = 2;
const GAP = 24;
const CAPTION_HEIGHT = 40;
/** Longer captions would run into the next picture. */
const MAX_CAPTION = 60;

/** Several popups in one SVG document. */
export function contactSheet(popups: readonly Captioned[], screen: Screen, theme: ThemeName): string {
  const { width, height } = SCREENS[screen];
  const columns = Math.min(COLUMNS, popups.length);
  const sheetWidth = columns * (width + GAP) + GAP;
  const sheetHeight = Math.ceil(popups.length / columns) * (height + CAPTION_HEIGHT + GAP) + GAP;
  const cells = popups.map(({ caption, message }, at) => {
    const x = GAP + (at % columns) * (width + GAP);
    const y = GAP + Math.floor(at / columns) * (height + CAPTION_HEIGHT + GAP);
    const title = xmlText(caption.length > MAX_CAPTION ? `…${caption.slice(1 - MAX_CAPTION)}` : caption);
    return [
      `<text x="${x}" y="${y + CAPTION_HEIGHT - 14}" font-family="monospace" font-size="20" fill="#15171a" unicode-bidi="isolate">${title}</text>`,
      `<svg x="${x}" y="${y + CAPTION_HEIGHT}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
      screenOf(message, screen, theme),
      '</svg>',
    ].join('\n');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${sheetWidth}" height="${sheetHeight}" viewBox="0 0 ${sheetWidth} ${sheetHeight}">`,
    `<rect width="${sheetWidth}" height="${sheetHeight}" fill="#ffffff"/>`,
    ...cells,
    '</svg>',
    '',
  ].join('\n');
}
