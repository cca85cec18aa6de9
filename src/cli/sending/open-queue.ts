/** The connection to the Redis of a queue. ioredis and BullMQ are optional peers, loaded here for every command that needs them. */
import type { Redis } from 'ioredis';
import type { PopupQueue } from '../../bullmq/index.js';
import { isContractError } from '../../error/contract-error.js';
import { within } from '../terminal/deadline.js';
import { optionalPeer } from '../terminal/optional-peer.js';
import { printable } from '../terminal/output.js';
import { UserError } from '../terminal/user-error.js';
import type { QueueAddress } from './queue-address.js';

/** Pause before the n-th attempt to connect again, in ms. */
const retryDelay = (attempt: number): number => Math.min(100 * 2 ** attempt, 5_000);

export interface OpenRedis {
  client: Redis;
  /** What happened to the store, for people. */
  failure(error: unknown): Error;
  close(): void;
}

/**
 * Connects once. Rejects with a `UserError` that has no secret if that fails or takes longer than `deadlineMs`.
 *
 * @param deadlineMs - To connect, and for each command later.
 * @param isForWorker - A worker waits for jobs with commands that take long, so they have no deadline.
 */
export async function openRedis(address: QueueAddress, deadlineMs: number, isForWorker = false): Promise<OpenRedis> {
  const { Redis } = await optionalPeer('ioredis', () => import('ioredis'));
  let isOpen = false;
  let lastError: unknown;
  const client = new Redis({
    ...connectionOf(address),
    lazyConnect: true,
    connectTimeout: Math.max(1, deadlineMs),
    maxRetriesPerRequest: null,
    // A wrong address is told at once; a lost connection comes back.
    retryStrategy: (attempt) => (isOpen ? retryDelay(attempt) : null),
    ...(isForWorker ? {} : { commandTimeout: Math.max(1, deadlineMs) }),
  });
  client.on('error', (error) => {
    lastError = error;
  });
  const failure = (error: unknown): Error => queueFailure(address, error);
  try {
    await within(deadlineMs, `the queue at ${address.name}`, client.connect());
    // The client selects it too, but goes on with another one if the server has no such database.
    await client.select(address.db);
    isOpen = true;
    return { client, failure, close: () => client.disconnect() };
  } catch (error) {
    client.disconnect();
    throw failure(error instanceof UserError ? error : (lastError ?? error));
  }
}

function connectionOf(address: QueueAddress) {
  const { host, port, db, username, password, isEncrypted } = address;
  return {
    host,
    port,
    db,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    ...(isEncrypted ? { tls: {} } : {}),
  };
}

/** An error of the store as one line. Those of this package and of the command line stay as they are. */
function queueFailure({ name, password }: QueueAddress, cause: unknown): Error {
  if (cause instanceof UserError || isContractError(cause)) return cause;
  const { message, code } = Object(cause) as { message?: string; code?: string };
  const reason = message || code || 'unknown reason';
  // No server repeats a password; this makes sure.
  const harmless = password === undefined ? reason : reason.replaceAll(password, '***');
  return new UserError(`Cannot use the queue at ${name}: ${printableLine(harmless)}`);
}

const printableLine = (text: string): string => text.split(/\s+/).map(printable).join(' ');

/** The queue on a connection; its errors come with the calls that fail. */
export async function openQueue({ client }: OpenRedis, name: string | undefined): Promise<PopupQueue> {
  const { popupQueue } = await bullmq();
  return popupQueue({ client, name });
}

/** The library for queues, with its peer. */
export const bullmq = () => optionalPeer('bullmq', () => import('../../bullmq/index.js'));
