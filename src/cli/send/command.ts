import { type Command, Option } from 'commander';
import { LIMITS } from '#contract/limits.js';
import { POPUP_OPTION_FIELDS } from '#contract/options.js';
import { EXAMPLE_VALUES } from '#contract/topics.js';
import { addBrokerOptions, addTimeOptions, SECRETS_HELP } from '../sending/broker-options.js';
import { DEFAULTS, inSeconds } from '../sending/defaults.js';
import { addPartnerOptions } from '../sending/partner-options.js';
import { addPopupOptions, type PopupFlags, popupExamples } from '../sending/popup-options.js';
import { QUEUE_SECRETS_HELP } from '../sending/queue-options.js';
import { atLeastOne } from '../terminal/arguments.js';
import { FLEET_DEFAULTS } from './defaults.js';
import type { SendFlags } from './plan.js';
import { addEnqueueOptions } from './queue/flags.js';

/** `popup-contract send` */
export function addSend(program: Command): void {
  const send = program.command('send').description('send a popup to one car, or to a list of cars').usage('[options]');
  addPopupOptions(send.optionsGroup('The popup:'));
  send
    .optionsGroup('Whom:')
    .addOption(new Option('--vin <vin>', 'one car').conflicts(['vins', 'concurrency']))
    .option('--vins <file>', 'many cars; "-" is standard input');
  addPartnerOptions(send, false);
  addBrokerOptions(send.optionsGroup('The broker:'));
  addTimeOptions(
    send.optionsGroup('Times, in seconds:'),
    `${inSeconds(DEFAULTS.waitMs)}; with --vins ${inSeconds(FLEET_DEFAULTS.waitMs)}`,
  );
  send
    .optionsGroup('Many cars:')
    .option('--journal <file>', 'record the result of each car; the same file resumes an interrupted run')
    .option('--resend-unknown', 'send again to cars whose outcome is unknown: some may get it twice')
    .addOption(
      new Option('--concurrency <count>', 'cars at a time, in flight or waiting')
        .argParser(atLeastOne)
        .default(FLEET_DEFAULTS.concurrency),
    );
  addEnqueueOptions(send.optionsGroup('A queue instead of the broker:'));
  send
    .optionsGroup('Other:')
    .helpOption('-h, --help', 'display this help')
    .option('--dry-run', 'do not connect or write a journal; print topics and payloads')
    .addHelpText('after', HELP)
    .action(async (flags: SendFlags & PopupFlags) => {
      const { runSend } = await import('./run.js');
      process.exitCode = await runSend(flags);
    });
}

const HELP = `
A list has a line for each car: a VIN, or a JSON object with a "vin" and options
that override the command line's (${Object.keys(POPUP_OPTION_FIELDS)
  .map((name) => `"${name}"`)
  .join(', ')}).
Blank lines and lines that begin with # are skipped. A car that is listed twice is sent to once.

"Accepted" means that the broker has the message, not that the driver saw the popup.
Popups for one car are sent at least ${inSeconds(LIMITS.minIntervalMs)} seconds apart within this run; popups
of earlier runs and of other programs do not count.

${SECRETS_HELP}
${QUEUE_SECRETS_HELP}

With --queue the popups go into a queue, for any number of workers (popup-contract work).
The partner and the broker are theirs to say; --ttl and --deadline count here too.

Exit codes:
  0         the broker has accepted the message for every car; with --queue: all are in the queue
  1         it has not, or the outcome is unknown; with --queue: not all are
  2         wrong usage: nothing was sent
  130, 143  interrupted by Ctrl-C or by SIGTERM

Examples:
  popup-contract send --broker mqtts://broker.example:8883 \\
    --uid ${EXAMPLE_VALUES.uid} --password-file password.txt --vin ${EXAMPLE_VALUES.vin} \\
    ${popupExamples().join(' \\\n    ')}
  popup-contract send ... --vins fleet.txt --journal storm.journal
  popup-contract send ... --vins fleet.txt --dry-run | head
  popup-contract send --queue redis://queue.example --run storm-1 --vins fleet.txt --ask ...
`;
