import type { Command } from 'commander';
import { APP_ID_SAMPLES } from '#contract/names.js';
import { EXAMPLE_VALUES } from '#contract/topics.js';
import { tcpPort } from '../terminal/arguments.js';
import { interruptible } from '../terminal/interrupt.js';
import { consoleOutput } from '../terminal/output.js';
import type { PageFlags } from './page.js';

interface Flags extends PageFlags {
  scenario?: string;
  json: boolean;
}

/** `popup-contract simulate` */
export function addSimulate(program: Command): void {
  program
    .command('simulate')
    .description('a head unit on this machine: with a page to look at, or driven through a scenario')
    .option('--uid <uid>', 'the MQTT user name of the partner', EXAMPLE_VALUES.uid)
    .option('--vin <vin>', 'the VIN of the car', EXAMPLE_VALUES.vin)
    .option(
      '--app <place>',
      'the embedded application: its folder, its page, or an address (default: the example of this package)',
    )
    .option('--app-id <id>', 'the identifier of the application', APP_ID_SAMPLES.at(-1))
    .option('--port <number>', 'where the page is served; 0: a free port', tcpPort, 0)
    .option('--broker <url>', 'use this MQTT broker instead of one in this process')
    .option('--scenario <file>', 'run the steps in a JSON file instead, without a broker; - for standard input')
    .option('--json', 'with --scenario: print one JSON document instead of text', false)
    .addHelpText('after', HELP)
    .action(async ({ scenario, json, ...flags }: Flags) => {
      if (scenario !== undefined) {
        const { runSimulate } = await import('./run.js');
        process.exitCode = await runSimulate({ scenario, json }, consoleOutput);
        return;
      }
      const { runPage } = await import('./page.js');
      await interruptible(async (interrupt) => {
        interrupt.arm();
        await runPage(flags, consoleOutput, interrupt.signal);
      });
    });
}

const HELP = `
A scenario is a list of steps, each an object with one member:
  car         the applications and the behaviour of the head unit; only first
  behave      the behaviour from then on
  publish     the payload of a message for the car
  elapse      milliseconds that go by
  press       "ok" or "back"
  foreground  the application that comes to the foreground, or null
  lifecycle   what happens to an application: { "app": …, "what": "started" }, "unloaded" or "updated"
  post        what an application posts: { "app": …, "data": … }
  guidance    the application that asks for guidance
  drain       the application that takes what was kept for it
  expect      what must have happened since the last expect

Exit codes of --scenario:
  0  all that was expected happened
  1  something did not
  2  could not run: the file cannot be read, or is no scenario

Examples:
  popup-contract simulate
  popup-contract simulate --app my-app/ --app-id MY_APP
  popup-contract simulate --scenario answers.json --json
`;
