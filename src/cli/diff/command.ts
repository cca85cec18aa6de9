import { type Command, Option } from 'commander';
import { CONTRACT_VERSION } from '#contract/names.js';
import { consoleOutput } from '../terminal/output.js';
import type { DiffFlags } from './run.js';

/** `popup-contract diff` */
export function addDiff(program: Command): void {
  program
    .command('diff')
    .description(
      'compare two versions of the contract: what changed, whom it breaks, and how much to raise the version',
    )
    .argument(
      '<old>',
      `a released version such as ${CONTRACT_VERSION}, a folder of *.schema.json, or a bundled schema file`,
    )
    .argument('<new>', 'the same, of what is to be released')
    .addOption(
      new Option('--format <format>', 'how to print it').choices(['pretty', 'json', 'markdown']).default('pretty'),
    )
    .addOption(
      new Option('--fail-on <bump>', 'exit with 1 if the version must be raised by that much, or more; none: never')
        .choices(['none', 'patch', 'minor', 'major'])
        .default('none'),
    )
    .addHelpText('after', HELP)
    .action(async (before: string, after: string, flags: DiffFlags) => {
      const { runDiff } = await import('./run.js');
      process.exitCode = await runDiff(before, after, flags, consoleOutput);
    });
}

const HELP = `
A change breaks
  old-sender    what old senders send, new receivers refuse
  old-receiver  what new senders may send, old receivers refuse
  caller        code that is written for the old version must be changed
and then is major. Each break of a message is proven by one.

Exit codes:
  0  nothing that --fail-on asks for
  1  the version must be raised by that much
  2  could not run: a version cannot be read, or the options are wrong

Examples:
  popup-contract diff ${CONTRACT_VERSION} schema/v1
  popup-contract diff old/ new/ --format markdown --fail-on major
`;
