import { type Command, Option } from 'commander';
import { PAYLOAD_KINDS } from '../../review/payload-kinds.js';
import type { CheckFlags } from './run.js';

const EXIT_CODES = `
Exit codes:
  0  nothing that --fail-on asks for
  1  there were findings
  2  could not run: a file cannot be read, or the options are wrong`;

/** `popup-contract check` */
export function addCheck(program: Command): void {
  program
    .command('check')
    .description('review payloads: what is wrong, where, and why')
    .argument('[files...]', 'JSON files, one payload each; - reads standard input')
    .addOption(
      new Option('--as <kind>', 'what the payloads are meant to be; by default told from what is there').choices(
        PAYLOAD_KINDS,
      ),
    )
    .option('--topic <topic>', 'the topic that they are published on, to review it too')
    .addOption(
      new Option('--format <format>', 'how to print the findings')
        .choices(['pretty', 'json', 'github'])
        .default('pretty'),
    )
    .addOption(
      new Option('--fail-on <severity>', 'what ends with exit code 1')
        .choices(['error', 'warning', 'never'])
        .default('error'),
    )
    .option('--list-rules', 'print the rules instead')
    .option('--explain <rule>', 'print what a rule asks for, why, and an example instead')
    .addHelpText('after', EXIT_CODES)
    .action(async (files: string[], flags: CheckFlags) => {
      const { runCheck } = await import('./run.js');
      process.exitCode = runCheck(files, flags, (text) => console.log(text));
    });
}
