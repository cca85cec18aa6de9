import { type Command, Option } from 'commander';
import type { CheckFlags } from './run.js';

/** `popup-contract check` */
export function addCheck(program: Command): void {
  program
    .command('check')
    .description('review payloads: what is wrong, where, and why; exit code 1 when there is an error')
    .argument('<files...>', 'JSON files, one payload each; - reads standard input')
    .addOption(
      new Option('--as <kind>', 'what the payloads are meant to be')
        .choices(['server-message', 'popup-message', 'data-message', 'app-message'])
        .default('server-message'),
    )
    .addOption(
      new Option('--format <format>', 'how to print the findings').choices(['pretty', 'json']).default('pretty'),
    )
    .action(async (files: string[], flags: CheckFlags) => {
      const { runCheck } = await import('./run.js');
      process.exitCode = runCheck(files, flags, (text) => console.log(text));
    });
}
