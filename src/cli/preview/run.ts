/** The implementation of `popup-contract preview`, imported on demand. */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { Screen } from '#contract/limits.js';
import { POPUP_MESSAGE_FIELDS } from '#contract/names.js';
import type { PopupMessage } from '#contract/types.js';
import { isContractError } from '../../error/contract-error.js';
import { decodePopup } from '../../popup/decode-popup.js';
import { type Captioned, contactSheet } from '../../simulator/picture/contact-sheet.js';
import { drawPopupSvg } from '../../simulator/picture/draw-popup-svg.js';
import { fitOnScreen } from '../../simulator/picture/fit-on-screen.js';
import type { ThemeName } from '../../simulator/picture/theme-names.js';
import { fileError } from '../terminal/file-error.js';
import { type Output, visible } from '../terminal/output.js';
import { describeFailure, UsageError, UserError } from '../terminal/user-error.js';
import { htmlPage } from './html.js';
import { pngOf } from './png.js';

/** The flags of the command line. */
export interface PreviewFlags {
  output: string;
  screen: Screen;
  theme: ThemeName;
}

type Format = (svg: string, title: string) => string | Promise<Uint8Array>;

/** By the end of the file's name. */
const FORMATS: Readonly<Record<string, Format>> = { '.svg': (svg) => svg, '.html': htmlPage, '.png': pngOf };

export async function runPreview(files: readonly string[], flags: PreviewFlags, output: Output): Promise<void> {
  const { screen, theme } = flags;
  const ending = flags.output === '-' ? '.svg' : extname(flags.output).toLowerCase();
  const format = FORMATS[ending];
  if (format === undefined) throw new UsageError(`--output must end in ${Object.keys(FORMATS).join(', ')}, or be -`);
  const popups = files.map(load);
  for (const { caption, message } of popups) {
    for (const warning of fitOnScreen(message[POPUP_MESSAGE_FIELDS.text], screen).warnings) {
      output.problem(visible(`${caption}: ${warning}`));
    }
  }
  const [only] = popups;
  const svg =
    popups.length === 1 && only !== undefined
      ? drawPopupSvg(only.message, { screen, theme })
      : contactSheet(popups, screen, theme);
  const drawn = await format(svg, files.map((file) => basename(file)).join(', '));
  if (flags.output === '-') output.result(String(drawn).trimEnd());
  else write(flags.output, drawn);
}

function load(file: string): Captioned {
  return { caption: file === '-' ? 'stdin' : file, message: decode(file, read(file)) };
}

function read(file: string): Uint8Array {
  try {
    return readFileSync(file === '-' ? 0 : file);
  } catch (cause) {
    const error = fileError('read', visible(file), cause);
    throw error instanceof UserError ? new UsageError(error.message, { cause }) : error;
  }
}

function decode(file: string, payload: Uint8Array): PopupMessage {
  try {
    return decodePopup(payload);
  } catch (error) {
    if (!isContractError(error)) throw error;
    throw new UserError(`${visible(file)}: ${describeFailure(error)}`, { cause: error });
  }
}

function write(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content);
  } catch (cause) {
    throw fileError('write', visible(file), cause);
  }
}
