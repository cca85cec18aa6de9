import { type Command, Option } from 'commander';
import { POPUP_EVENTS } from '#contract/names.js';
import { consoleOutput } from '../terminal/output.js';
import type { DemoOptions } from './run.js';

/** `popup-contract demo` */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('send one popup through a real broker to a simulated head unit, and the answer back')
    .addOption(new Option('--action <action>', 'what the driver does').choices(Object.keys(POPUP_EVENTS)).default('ok'))
    .option('--broker <url>', 'use this MQTT broker instead of one in this process')
    .option('--payload <file>', 'send the popup in this JSON file instead of the documented example')
    .action(async (options: DemoOptions) => {
      const { runDemo } = await import('./run.js');
      await runDemo(options, consoleOutput.result);
    });
}
