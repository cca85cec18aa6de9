import { type Command, Option } from 'commander';
import { DEFAULTS, inSeconds } from '../../sending/defaults.js';
import { addQueueOptions, type QueueFlags } from '../../sending/queue-options.js';
import { secondsToMs } from '../../terminal/arguments.js';

/** The flags for a queue. Times are in ms. */
export interface EnqueueFlags extends QueueFlags {
  run?: string;
  ask?: true;
  answerWithin?: number;
  priority?: number;
}

/** What has no effect without `--queue`. */
export const QUEUE_ONLY = [
  'queuePasswordFile',
  'queueName',
  'run',
  'ask',
  'answerWithin',
  'priority',
] as const satisfies readonly (keyof EnqueueFlags)[];

/** What is for the worker to say, or has no meaning for a queue. */
const NOT_WITH_QUEUE = [
  'broker',
  'passwordFile',
  'ca',
  'cert',
  'key',
  'mqtt',
  'uid',
  'environment',
  'trailingSlash',
  'wait',
  'journal',
  'resendUnknown',
  'concurrency',
  'dryRun',
];

/** Adds the flags for a queue, among them one that excludes those of a connection. */
export function addEnqueueOptions(command: Command): void {
  addQueueOptions(command, 'enqueue for workers (popup-contract work) instead: the Redis');
  command.options.find(({ long }) => long === '--queue')?.conflicts(NOT_WITH_QUEUE);
  command
    .option('--run <name>', 'what to call this run; in one run each car has one popup, however often it is enqueued')
    .option('--ask', 'ask for the answer of each driver')
    .addOption(
      new Option(
        '--answer-within <seconds>',
        `the same, and how long to wait for it (default: ${inSeconds(DEFAULTS.answerWithinMs)})`,
      ).argParser(secondsToMs),
    )
    .addOption(new Option('--priority <number>', 'smaller goes first, and no priority before all').argParser(Number));
}
