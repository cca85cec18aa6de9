import { type Command, Option } from 'commander';
import { EXAMPLE_VALUES } from '#contract/topics.js';
import { addBrokerOptions, addTimeOptions, SECRETS_HELP } from '../sending/broker-options.js';
import { DEFAULTS, inSeconds } from '../sending/defaults.js';
import { addPartnerOptions } from '../sending/partner-options.js';
import { addPopupOptions, type PopupFlags, popupExamples } from '../sending/popup-options.js';
import { secondsToMs } from '../terminal/arguments.js';
import { EXIT } from '../terminal/user-error.js';
import type { AskFlags } from './question.js';

/** `popup-contract ask` */
export function addAsk(program: Command): void {
  const ask = program
    .command('ask')
    .description('send a popup to one car, and wait for what the driver does')
    .usage('[options]');
  addPopupOptions(ask.optionsGroup('The popup:'));
  addPartnerOptions(ask.optionsGroup('Whom:').requiredOption('--vin <vin>', 'the car'));
  addBrokerOptions(ask.optionsGroup('The broker:'));
  addTimeOptions(ask.optionsGroup('Times, in seconds:'), inSeconds(DEFAULTS.waitMs));
  ask
    .addOption(
      new Option('--answer-within <seconds>', 'how long to wait for the driver, once the broker has the popup')
        .argParser(secondsToMs)
        .default(DEFAULTS.answerWithinMs, inSeconds(DEFAULTS.answerWithinMs)),
    )
    .optionsGroup('Other:')
    .helpOption('-h, --help', 'display this help')
    .option('--json', 'print the result as one line of JSON, as `ask` in code resolves with it')
    .addHelpText('after', HELP)
    .action(async (flags: AskFlags & PopupFlags) => {
      const { runAsk } = await import('./run.js');
      process.exitCode = await runAsk(flags);
    });
}

const HELP = `
The app in the car must return receipts: createPopupReceiver with receipts: true.
An answer that comes after --answer-within is lost to this command.

${SECRETS_HELP}

Exit codes:
  0         the driver has answered, whatever it was
  ${EXIT.failure}         the broker has not accepted the popup: no driver sees it
  ${EXIT.usage}         wrong usage: nothing was sent
  ${EXIT.noAnswer}         no answer: the broker has accepted the popup, or may have
  130, 143  interrupted by Ctrl-C or by SIGTERM: the popup may be out

Example:
  popup-contract ask --broker mqtts://broker.example:8883 \\
    --uid ${EXAMPLE_VALUES.uid} --password-file password.txt --vin ${EXAMPLE_VALUES.vin} \\
    ${popupExamples().join(' \\\n    ')}
`;
