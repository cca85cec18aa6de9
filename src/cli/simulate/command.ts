import type { Command } from 'commander';
import { consoleOutput } from '../terminal/output.js';
import type { SimulateFlags } from './run.js';

/** `popup-contract simulate` */
export function addSimulate(program: Command): void {
  program
    .command('simulate')
    .description('drive a simulated head unit through a scenario, without a car and without waiting')
    .requiredOption('--scenario <file>', 'a JSON file of steps; - for standard input')
    .option('--json', 'print one JSON document instead of text', false)
    .addHelpText('after', HELP)
    .action(async (flags: SimulateFlags) => {
      const { runSimulate } = await import('./run.js');
      process.exitCode = await runSimulate(flags, consoleOutput);
    });
}

const HELP = `
A scenario is a list of steps, each an object with one member:
  car         the applications and the behaviour of the head unit; only first
  publish     the payload of a message for the car
  elapse      milliseconds that go by
  press       "ok" or "back"
  foreground  the application that comes to the foreground, or null
  post        what an application posts: { "app": …, "data": … }
  guidance    the application that asks for guidance
  drain       the application that takes what was kept for it
  expect      what must have happened since the last expect

Exit codes:
  0  all that was expected happened
  1  something did not
  2  could not run: the file cannot be read, or is no scenario

Examples:
  popup-contract simulate --scenario answers.json
  popup-contract simulate --scenario answers.json --json
`;
