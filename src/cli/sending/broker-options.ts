import { type Command, Option } from 'commander';
import { secondsToMs } from '../terminal/arguments.js';
import { DEFAULTS, inSeconds } from './defaults.js';
import type { Partner } from './partner-options.js';

/** What it takes to connect. Times are in ms. */
export interface BrokerFlags {
  broker?: string;
  passwordFile?: string;
  ca?: string;
  cert?: string;
  key?: string;
  mqtt: '3' | '5';
  deadline: number;
}

/** A connection for one partner. */
export type ConnectionFlags = BrokerFlags & Partner;

/** How long a message may wait, in ms. */
export interface WaitFlags {
  wait?: number;
  ttl?: number;
}

/** Adds the flags of the connection, without its deadline. */
export function addBrokerOptions(command: Command): void {
  command
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
}

/**
 * Adds the flags for the times of a message and of the broker.
 *
 * @param waitDefault - The default of `--wait` in words.
 */
export function addTimeOptions(command: Command, waitDefault: string): void {
  command
    .addOption(
      new Option(
        '--wait <seconds>',
        `how long a message may wait for its turn or for a lost connection (default: ${waitDefault})`,
      ).argParser(secondsToMs),
    )
    .addOption(deadlineOption('how long to wait for an answer of the broker'))
    .addOption(
      new Option('--ttl <seconds>', 'time to live of the message (default: unlimited)').argParser(secondsToMs),
    );
}

/** Adds the flag for the deadline alone. */
export function addDeadlineOption(command: Command, description: string): void {
  command.addOption(deadlineOption(description));
}

function deadlineOption(description: string): Option {
  return new Option('--deadline <seconds>', description)
    .argParser(secondsToMs)
    .default(DEFAULTS.deadlineMs, inSeconds(DEFAULTS.deadlineMs));
}

/** Ends the help of a command that takes these flags. */
export const SECRETS_HELP = 'Passwords and keys are read from files, since other users can see arguments.';
