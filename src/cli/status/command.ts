import { type Command, Option } from 'commander';
import { POPUP_ACTION_MEANINGS } from '#contract/names.js';
import { addDeadlineOption } from '../sending/broker-options.js';
import { addQueueOptions, QUEUE_SECRETS_HELP } from '../sending/queue-options.js';
import type { StatusFlags } from './run.js';

/** `popup-contract status` */
export function addStatus(program: Command): void {
  const status = program
    .command('status')
    .description('what became of the popups of a queue, by run')
    .usage('[options]');
  addQueueOptions(status.optionsGroup('The queue:'));
  status
    .addOption(new Option('--run <name>', 'this run alone'))
    .optionsGroup('Other:')
    .option('--watch', 'print it again whenever it changes; on a terminal in place')
    .option('--json', 'print JSON also on a terminal');
  addDeadlineOption(status, 'how long to wait for the queue, in seconds');
  status
    .helpOption('-h, --help', 'display this help')
    .addHelpText('after', HELP)
    .action(async (flags: StatusFlags) => {
      const { runStatus } = await import('./run.js');
      process.exitCode = await runStatus(flags);
    });
}

const MEANINGS = Object.entries({
  enqueued: 'Cars of the run: those that wait, and those whose popup was accepted, refused or unknown.',
  waiting: 'In the queue, put off, or being sent by a worker.',
  accepted: 'The broker has the popup.',
  refused: 'The broker does not have it, and it is not tried again.',
  unknown: 'It may have been sent, and is not sent again.',
  ...POPUP_ACTION_MEANINGS,
  awaited: 'The answer may still come in time.',
  'no answer': 'None has come in time.',
});

const HELP = `
A terminal gets a table, everything else JSON: one document, or with --watch one
line for each change. Runs are forgotten 30 days after their last change.

${MEANINGS.map(([word, meaning]) => `  ${word.padEnd(9)}  ${meaning}`).join('\n')}

${QUEUE_SECRETS_HELP}

Exit codes:
  0  printed; or --watch was ended by Ctrl-C or by SIGTERM
  1  no connection to the queue, or there is no such run
  2  wrong usage

Example:
  popup-contract status --queue redis://queue.example --watch
`;
