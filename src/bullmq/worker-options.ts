import type { WorkerOptions } from 'bullmq';
import type { Clock } from '../clock/clock.js';
import {
  functionOption,
  type OptionRule,
  objectWith,
  optionIssues,
  wholeNumberFrom,
} from '../options/check-options.js';
import type { PopupSender } from '../sender/create-sender.js';
import type { RedisClient } from '../sender/pacing/redis-store.js';
import type { RecordedAnswer } from '../sender/receipts/receipts.js';
import { PLACE_RULES, type PopupQueuePlace } from './queue-options.js';

/**
 * The driver's answer to a popup of the queue.
 *
 * @example
 * import type { QueuedAnswer } from 'webportal-popup-contract/bullmq';
 *
 * const logLine = ({ run, vin, action }: QueuedAnswer): string => `${run} ${vin} ${action}`;
 */
export interface QueuedAnswer extends Omit<RecordedAnswer, 'id' | 'reference'> {
  /** The run that asked. */
  run: string;
  /** The identifier of the job. */
  jobId: string;
}

/**
 * Options of {@link popupWorker}.
 *
 * @example
 * import type { PopupWorkerOptions } from 'webportal-popup-contract/bullmq';
 *
 * const options: Omit<PopupWorkerOptions, 'client' | 'sender'> = { concurrency: 200, limiter: { max: 1_000, duration: 1_000 } };
 */
export interface PopupWorkerOptions extends PopupQueuePlace {
  /** An ioredis client with `maxRetriesPerRequest: null`, or a node-redis client. The caller owns it, and ends it after the worker. */
  client: RedisClient;
  /** Sends the popups. More than one process needs `redisPacing`, and `redisReceipts` if it asks. The caller closes it, after the worker. */
  sender: PopupSender;
  /** Maximum number of jobs at a time; 100 by default. */
  concurrency?: number | undefined;
  /** The engine's limit of jobs in a time in ms, over all workers of the queue. */
  limiter?: WorkerOptions['limiter'] | undefined;
  /**
   * After how long without a word a worker is taken for gone, in ms; its jobs go to another one, which reports as unknown what may have been
   * sent. 30,000 by default.
   */
  goneAfterMs?: number | undefined;
  /**
   * Called with each answer to the popups of the queue, late ones too; it may be in another process than the one that sent. After a crash an
   * answer may come again.
   */
  onAnswer?: ((answer: QueuedAnswer) => unknown) | undefined;
  /** Called with errors that no job ends with: of the store, of the connection, of `onAnswer`. */
  onError?: ((error: unknown) => void) | undefined;
  /** Timers; the system's by default. The times of the engine are its own. */
  clock?: Clock | undefined;
}

const LIMITER_RULES = { max: wholeNumberFrom(1), duration: wholeNumberFrom(1) };

export const WORKER_RULES: Record<keyof PopupWorkerOptions, OptionRule> = {
  ...PLACE_RULES,
  sender: objectWith('send', 'ask', 'onAnswer'),
  concurrency: wholeNumberFrom(1),
  limiter: {
    isRight: (value: object) => optionIssues(value, LIMITER_RULES).length === 0,
    expected: 'an object with max and duration, both whole numbers from 1',
  },
  goneAfterMs: wholeNumberFrom(1),
  onAnswer: functionOption,
  onError: functionOption,
  clock: objectWith('now', 'setTimeout', 'clearTimeout'),
};
