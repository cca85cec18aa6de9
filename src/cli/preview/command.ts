import { type Command, Option } from 'commander';
import { SCREENS } from '#contract/limits.js';
import { THEME_NAMES } from '../../simulator/picture/theme-names.js';
import { consoleOutput } from '../terminal/output.js';
import type { PreviewFlags } from './run.js';

/** `popup-contract preview` */
export function addPreview(program: Command): void {
  const screens = Object.keys(SCREENS);
  program
    .command('preview')
    .description('draw what the driver sees of popups, without a car and without a browser')
    .argument('<payload...>', 'files with a popup each, - for standard input; several make one sheet')
    .requiredOption('-o, --output <file>', 'a file that ends in .svg, .png or .html; - writes SVG to standard output')
    .addOption(new Option('--screen <pixels>', 'the size of the app area').choices(screens).default(screens[0]))
    .addOption(new Option('--theme <theme>', 'the colours').choices(THEME_NAMES).default(THEME_NAMES[0]))
    .addHelpText('after', HELP)
    .action(async (files: string[], flags: PreviewFlags) => {
      const { runPreview } = await import('./run.js');
      await runPreview(files, flags, consoleOutput);
    });
}

const HELP = `
Warns, on standard error, where a line would wrap or fall below the screen, as far as that can be estimated. PNG needs the package
@resvg/resvg-js.

Exit codes:
  0  drawn, with or without warnings
  1  a payload is no popup, or a file cannot be written
  2  wrong options, or a payload that cannot be read

Examples:
  popup-contract preview popup.json -o popup.svg
  popup-contract preview popups/*.json -o sheet.png --theme day
  cat popup.json | popup-contract preview - -o - > popup.svg
`;
