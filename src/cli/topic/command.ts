import { type Command, Option } from 'commander';
import { DEFAULT_ENVIRONMENT, TOPICS } from '#contract/topics.js';
import { consoleOutput } from '../terminal/output.js';
import type { TopicFlags } from './build.js';

/** `popup-contract topic` */
export function addTopic(program: Command): void {
  const [firstKind = '', ...kinds] = Object.keys(TOPICS);
  const topic = program.command('topic').description('build a topic of the contract, or parse one');
  topic
    .command('build')
    .description('print the topic of one car on one line, for use in a pipe')
    .requiredOption('--uid <uid>', "the partner's MQTT user name")
    .option('--vin <vin>', 'the car; without it, a filter is for every car of the partner')
    .option('--environment <name>', 'the environment in the topic', DEFAULT_ENVIRONMENT)
    .option(
      '--trailing-slash',
      'end the topic in a slash (the documents disagree; by default as each kind is documented)',
    )
    .option('--no-trailing-slash', 'end the topic without a slash')
    .addOption(new Option('--kind <kind>', 'which topic').choices([firstKind, ...kinds]).default(firstKind))
    .option('--filter', 'print the topic filter to subscribe to; it matches with and without the last slash')
    .action(async (flags: TopicFlags) => {
      const { printBuiltTopic } = await import('./run.js');
      printBuiltTopic(flags, consoleOutput.result);
    });
  topic
    .command('parse')
    .description('print the parts of a topic; exit code 1 when it is no topic of the contract')
    .argument('<topic>', 'the topic of a message')
    .option('--json', 'print JSON')
    .action(async (text: string, flags: { json?: true }) => {
      const { printParsedTopic } = await import('./run.js');
      printParsedTopic(text, flags, consoleOutput.result);
    });
}
