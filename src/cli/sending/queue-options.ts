import type { Command } from 'commander';

/** Where the queue is. */
export interface QueueFlags {
  queue?: string;
  queuePasswordFile?: string;
  queueName?: string;
}

/** Adds the flags of the queue. */
export function addQueueOptions(command: Command, description = 'the Redis of the queue'): void {
  command
    .option('--queue <url>', `${description}, such as redis://host:port or rediss://user@host:port/database`)
    .option('--queue-password-file <file>', 'file with the password for that Redis')
    .option('--queue-name <name>', 'which queue in it (default: "popups"); one for each broker');
}

/** Ends the help of a command that takes these flags. */
export const QUEUE_SECRETS_HELP =
  'A password in the URL of --queue can be seen by other users of this machine: --queue-password-file hides it.';
