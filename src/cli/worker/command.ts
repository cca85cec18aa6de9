import { type Command, Option } from 'commander';
import { EXAMPLE_VALUES } from '#contract/topics.js';
import { addBrokerOptions, addDeadlineOption, SECRETS_HELP } from '../sending/broker-options.js';
import { inSeconds } from '../sending/defaults.js';
import { addPartnerOptions } from '../sending/partner-options.js';
import { addAppOption } from '../sending/popup-options.js';
import { addQueueOptions, QUEUE_SECRETS_HELP } from '../sending/queue-options.js';
import { atLeastOne, secondsToMs } from '../terminal/arguments.js';
import { WORK_DEFAULTS } from './defaults.js';
import type { WorkFlags } from './plan.js';

/** `popup-contract work` */
export function addWork(program: Command): void {
  const work = program
    .command('work')
    .description('send the popups of a queue, as one of any number of workers')
    .usage('[options]');
  addQueueOptions(work.optionsGroup('The queue:'));
  addPartnerOptions(work.optionsGroup('The partner:'));
  addAppOption(work);
  addBrokerOptions(work.optionsGroup('The broker:'));
  work
    .optionsGroup('How much:')
    .addOption(
      new Option('--concurrency <count>', 'popups at a time').argParser(atLeastOne).default(WORK_DEFAULTS.concurrency),
    )
    .addOption(
      new Option('--rate <count>', 'popups per second, of all workers together (default: unlimited)').argParser(
        atLeastOne,
      ),
    )
    .option('--until-empty', 'end when no popup is left in the queue, and no answer is awaited');
  addDeadlineOption(
    work.optionsGroup('Times, in seconds:'),
    'how long to wait for the broker and, at first, for the queue',
  );
  work
    .addOption(
      seconds(
        '--drain-within <seconds>',
        'how long popups may take that are being sent when the worker ends',
        'drainMs',
      ),
    )
    .addOption(
      seconds('--gone-after <seconds>', 'after how long without a word a worker is taken for gone', 'goneAfterMs'),
    );
  work
    .optionsGroup('Other:')
    .helpOption('-h, --help', 'display this help')
    .addHelpText('after', HELP)
    .action(async (flags: WorkFlags) => {
      const { runWork } = await import('./run.js');
      process.exitCode = await runWork(flags);
    });
}

function seconds(flags: string, description: string, name: 'drainMs' | 'goneAfterMs'): Option {
  const ms = WORK_DEFAULTS[name];
  return new Option(flags, description).argParser(secondsToMs).default(ms, inSeconds(ms));
}

const HELP = `
Popups get into the queue by popup-contract send --queue. popup-contract status
shows what became of them.

Workers of one queue keep the least interval between popups for a car together.
A popup that cannot be sent now goes back into the queue, to be tried later. One
that may have been sent is not sent again: not even if its worker was killed.

SIGTERM and Ctrl-C end the worker when what it is sending has ended; a second
one ends it at once. Then another worker reports it as unknown.

${SECRETS_HELP}
${QUEUE_SECRETS_HELP}

Exit codes:
  0         ended by a signal or by --until-empty, with nothing left undone
  1         no connection to the broker or to the queue, or something was left undone
  2         wrong usage
  130, 143  ended at once by Ctrl-C or by SIGTERM

Example:
  popup-contract work --queue redis://queue.example --broker mqtts://broker.example:8883 \\
    --uid ${EXAMPLE_VALUES.uid} --password-file password.txt --rate 500
`;
