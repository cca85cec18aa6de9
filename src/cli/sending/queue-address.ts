import { PLACE_RULES } from '../../bullmq/queue-options.js';
import { type OptionRule, optionIssues } from '../../options/check-options.js';
import { UsageError } from '../terminal/user-error.js';
import type { QueueFlags } from './queue-options.js';
import { readText } from './read-text.js';

/** How to connect to the Redis of a queue. */
export interface QueueAddress {
  host: string;
  port: number;
  db: number;
  isEncrypted: boolean;
  username: string | undefined;
  password: string | undefined;
  /** Without user and password, for messages. */
  name: string;
}

const DEFAULT_PORT = 6379;

const PROTOCOLS = ['redis:', 'rediss:'];

const ADDRESS_NEEDED =
  '--queue takes a URL such as redis://localhost:6379 or rediss://user@host:6379/1, with a database of digits or none';

/** Reads and checks the address. Throws a `UsageError`, which never quotes it: it may have a password. */
export function readQueueAddress({ queue, queuePasswordFile: file }: QueueFlags): QueueAddress {
  if (queue === undefined) throw new UsageError('--queue is needed');
  const url = URL.canParse(queue) ? new URL(queue) : undefined;
  const [, digits = ''] = /^\/?(\d{0,9})$/.exec(url?.pathname ?? '') ?? [];
  const database = `/${digits}`;
  if (url === undefined || !isQueueUrl(url) || !['', database].includes(url.pathname)) {
    throw new UsageError(ADDRESS_NEEDED);
  }
  const inUrl = decoded(url.password);
  if (inUrl !== undefined && file !== undefined) {
    throw new UsageError('the password of --queue is given twice: leave it out of the URL, or --queue-password-file');
  }
  const isEncrypted = url.protocol === 'rediss:';
  const port = url.port === '' ? DEFAULT_PORT : Number(url.port);
  return {
    // Brackets are how a URL marks an IPv6 address.
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port,
    db: Number(digits),
    isEncrypted,
    username: decoded(url.username),
    password: file === undefined ? inUrl : passwordIn(file),
    name: `${url.protocol}//${url.hostname}:${port}`,
  };
}

function isQueueUrl({ protocol, hostname, search, hash }: URL): boolean {
  return PROTOCOLS.includes(protocol) && hostname !== '' && search === '' && hash === '';
}

/** @throws `UsageError` for what cannot be the name of a queue. */
export function checkQueueName(name: string | undefined): void {
  checkFlag('--queue-name', name, PLACE_RULES.name);
}

/** @throws `UsageError` for the wrong value of a flag. */
export function checkFlag(flag: string, value: unknown, rule: OptionRule): void {
  const [issue] = optionIssues({ [flag]: value }, { [flag]: rule });
  if (issue !== undefined) throw new UsageError(issue.message);
}

/** URLs escape what has a meaning in them. */
function decoded(part: string): string | undefined {
  if (part === '') return undefined;
  try {
    return decodeURIComponent(part);
  } catch {
    throw new UsageError('user and password in --queue need % written as %25');
  }
}

function passwordIn(file: string): string {
  const password = readText(file).replace(/\r?\n$/, '');
  if (password === '') throw new UsageError('the file of --queue-password-file is empty');
  return password;
}
