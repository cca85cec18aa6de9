import { type Command, Option } from 'commander';
import { LIMITS } from '#contract/limits.js';
import { POPUP_OPTION_FIELDS } from '#contract/options.js';
import { DEFAULT_ENVIRONMENT, EXAMPLE_VALUES } from '#contract/topics.js';
import { atLeastOne, secondsToMs } from '../terminal/arguments.js';
import { DEFAULTS } from './defaults.js';
import type { SendFlags } from './plan.js';
import { addPopupOptions, type PopupFlags, popupExamples } from './popup-options.js';

const inSeconds = (ms: number): string => `${ms / 1000}`;

/** `popup-contract send` */
export function addSend(program: Command): void {
  const send = program.command('send').description('send a popup to one car, or to a list of cars').usage('[options]');
  addPopupOptions(send.optionsGroup('The popup:'));
  send
    .optionsGroup('Whom:')
    .addOption(new Option('--vin <vin>', 'one car').conflicts(['vins', 'concurrency']))
    .option('--vins <file>', 'many cars; "-" is standard input')
    .requiredOption('--uid <uid>', "the partner's MQTT user name")
    .option('--environment <name>', 'the environment in the topic', DEFAULT_ENVIRONMENT)
    .option('--trailing-slash', 'end topics in a slash, as documented (default)')
    .option('--no-trailing-slash', 'end topics without a slash (the documents disagree)');
  send
    .optionsGroup('The broker:')
    .option('--broker <url>', 'such as mqtts://host:port, without user and password')
    .option('--password-file <file>', 'file with the password')
    .option('--ca <file>', 'CA certificates to verify the broker with')
    .option('--cert <file>', 'client certificate')
    .option('--key <file>', 'private key of the client certificate')
    .addOption(
      new Option('--mqtt <version>', '5 also reports a topic without subscribers')
        .choices(['3', '5'])
        .default(DEFAULTS.mqtt),
    );
  send
    .optionsGroup('Times, in seconds:')
    .addOption(
      new Option(
        '--wait <seconds>',
        `how long a message may wait for its turn or for a lost connection (default: ${inSeconds(DEFAULTS.waitMs)}; with --vins ${inSeconds(DEFAULTS.fleetWaitMs)})`,
      ).argParser(secondsToMs),
    )
    .addOption(
      new Option('--deadline <seconds>', 'how long to wait for an answer of the broker')
        .argParser(secondsToMs)
        .default(DEFAULTS.deadlineMs, inSeconds(DEFAULTS.deadlineMs)),
    )
    .addOption(
      new Option('--ttl <seconds>', 'time to live of the message (default: unlimited)').argParser(secondsToMs),
    );
  send
    .optionsGroup('Many cars:')
    .option('--journal <file>', 'record the result of each car; the same file resumes an interrupted run')
    .option('--resend-unknown', 'send again to cars whose outcome is unknown: some may get it twice')
    .addOption(
      new Option('--concurrency <count>', 'cars at a time, in flight or waiting')
        .argParser(atLeastOne)
        .default(DEFAULTS.concurrency),
    );
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

Passwords and keys are read from files, since other users can see arguments.

Exit codes:
  0         the broker has accepted the message for every car
  1         it has not, or the outcome is unknown
  2         wrong usage: nothing was sent
  130, 143  interrupted by Ctrl-C or by SIGTERM

Examples:
  popup-contract send --broker mqtts://broker.example:8883 \\
    --uid ${EXAMPLE_VALUES.uid} --password-file password.txt --vin ${EXAMPLE_VALUES.vin} \\
    ${popupExamples().join(' \\\n    ')}
  popup-contract send ... --vins fleet.txt --journal storm.journal
  popup-contract send ... --vins fleet.txt --dry-run | head
`;
