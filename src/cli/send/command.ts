import { type Command, Option } from 'commander';
import { LIMITS } from '../../../generated/v1/limits.js';
import { POPUP_OPTION_FIELDS } from '../../../generated/v1/options.js';
import { DEFAULT_ENVIRONMENT, EXAMPLE_VALUES } from '../../../generated/v1/topics.js';
import { atLeastOne, secondsToMs } from './arguments.js';
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
    .option('--trailing-slash', 'end topics in a slash, as they are described (default)')
    .option('--no-trailing-slash', 'do not: the documents disagree');
  send
    .optionsGroup('The broker:')
    .option('--broker <url>', 'such as mqtts://host:port; takes no user and no password')
    .option('--password-file <file>', 'holds the password')
    .option('--ca <file>', 'certificates to trust the broker by')
    .option('--cert <file>', 'client certificate')
    .option('--key <file>', 'its private key')
    .addOption(
      new Option('--mqtt <version>', '5 also tells when nobody is subscribed')
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
      new Option('--deadline <seconds>', 'how long the broker may take to answer')
        .argParser(secondsToMs)
        .default(DEFAULTS.deadlineMs, inSeconds(DEFAULTS.deadlineMs)),
    )
    .addOption(
      new Option('--ttl <seconds>', 'how long the message is worth sending (default: for ever)').argParser(secondsToMs),
    );
  send
    .optionsGroup('Many cars:')
    .option('--journal <file>', 'write down what becomes of each car; with the same file, an interrupted run goes on')
    .option('--resend-unknown', 'send again to cars that may have had it: some may see it twice')
    .addOption(
      new Option('--concurrency <count>', 'cars at a time, in flight or waiting')
        .argParser(atLeastOne)
        .default(DEFAULTS.concurrency),
    );
  send
    .optionsGroup('Other:')
    .helpOption('-h, --help', 'display this help')
    .option('--dry-run', 'connect to nobody; print topics and payloads, and leave the journal alone')
    .addHelpText('after', HELP)
    .action(async (flags: SendFlags & PopupFlags) => {
      const { runSend } = await import('./run.js');
      process.exitCode = await runSend(flags);
    });
}

const HELP = `
A list has a line for each car: a VIN, or a JSON object with a "vin" and what is
different for it (${Object.keys(POPUP_OPTION_FIELDS)
  .map((name) => `"${name}"`)
  .join(', ')}).
Blank lines and lines that begin with # are skipped. A car that is there twice is sent to once.

Accepted is the word of the broker. It does not say that anybody saw the popup.
Between two popups for one car ${inSeconds(LIMITS.minIntervalMs)} seconds are kept, as far as this run
knows: earlier runs and other programs are not asked.

Passwords and keys are read from files, since other users can see arguments.

Exit codes:
  0         the broker has accepted the message for every car
  1         it has not, or nobody knows
  130, 143  interrupted by Ctrl-C or by SIGTERM

Examples:
  popup-contract send --broker mqtts://broker.example:8883 \\
    --uid ${EXAMPLE_VALUES.uid} --password-file password.txt --vin ${EXAMPLE_VALUES.vin} \\
    ${popupExamples().join(' \\\n    ')}
  popup-contract send ... --vins fleet.txt --journal storm.journal
  popup-contract send ... --vins fleet.txt --dry-run | head
`;
