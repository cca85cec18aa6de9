import { Worker } from 'bullmq';
import { systemClock } from '../clock/system-clock.js';
import { ContractError } from '../error/contract-error.js';
import { checkOptions, millisecondsOption } from '../options/check-options.js';
import type { RedisClient } from '../sender/pacing/redis-store.js';
import { Delivery } from './delivery.js';
import { DeliveryStore } from './delivery-store.js';
import { DEFAULT_NAME, DEFAULT_PREFIX, type PopupJobData, type PopupJobOutcome } from './popup-job.js';
import { QueuedAnswers } from './queued-answers.js';
import { type PopupWorkerOptions, WORKER_RULES } from './worker-options.js';

/**
 * A worker on a queue of popups.
 *
 * @example
 * import type { PopupWorker } from 'webportal-popup-contract/bullmq';
 *
 * const stop = (worker: PopupWorker): Promise<boolean> => worker.close({ deadlineMs: 5_000 });
 */
export interface PopupWorker {
  /** BullMQ's worker: for its events, and to pause and resume it. */
  readonly worker: Worker<PopupJobData, PopupJobOutcome>;
  /**
   * Takes no more jobs, and waits up to `deadlineMs` (30,000 by default) for those it has. What is left then, because the store is down, goes to
   * another worker, which reports as unknown what may have been sent. Resolves with whether all of them have ended.
   */
  close(options?: { deadlineMs?: number | undefined }): Promise<boolean>;
}

const DEFAULTS = { concurrency: 100, goneAfterMs: 30_000, closeDeadlineMs: 30_000 };

/** How long jobs are kept that have ended, in s: a week. So long a run can be added again without a car being sent its popup twice. */
const KEEP_JOB_S = 7 * 24 * 3_600;

/** A job that a worker loses is always given to the next one: only that one can say whether it may have been sent. */
const MAX_LOSSES = 1_000_000_000;

/**
 * Sends the popups of a {@link popupQueue}: in any number of processes, each car once.
 *
 * - Too soon, not connected, pacing or receipts unavailable: the job is delayed, and that costs no attempt.
 * - Refused for good: the job fails.
 * - Sent, but it is unknown whether it arrived: the job fails, and is never sent again, not even if it is retried by hand. So does one whose
 *   worker was killed after it had begun to send.
 *
 * @param options - The Redis client, the queue and the sender.
 * @returns The worker, which has started; `close()` it before the sender and the client.
 * @throws `ContractError` with the code `INVALID_OPTIONS`.
 *
 * @example
 * import type { Redis } from 'ioredis';
 * import type { MqttClient } from 'mqtt';
 * import { type PopupWorker, popupWorker } from 'webportal-popup-contract/bullmq';
 * import { createPopupSender, redisPacing, redisReceipts } from 'webportal-popup-contract/sender';
 *
 * function work(client: Redis, mqtt: MqttClient): PopupWorker {
 *   const sender = createPopupSender({
 *     client: mqtt,
 *     uid: 'MYUID01',
 *     idApp: 'MY_APP_ID',
 *     pacing: redisPacing({ client }),
 *     receipts: redisReceipts({ client }),
 *   });
 *   return popupWorker({ client, sender, onAnswer: ({ vin, action }) => console.log(vin, action) });
 * }
 */
export function popupWorker(options: PopupWorkerOptions): PopupWorker {
  checkOptions(options, WORKER_RULES, ['client', 'sender']);
  checkBlockingClient(options.client);
  const { client, sender, limiter, onAnswer, onError = () => undefined, clock = systemClock } = options;
  const { name = DEFAULT_NAME, prefix = DEFAULT_PREFIX } = options;
  const { concurrency = DEFAULTS.concurrency, goneAfterMs = DEFAULTS.goneAfterMs } = options;
  const store = new DeliveryStore(client, prefix, name);
  let isAbandoned = false;
  const shared = { sender, store, queueName: name, clock, onError, isAbandoned: () => isAbandoned };
  const answers = new QueuedAnswers({ ...shared, onAnswer });
  const delivery = new Delivery({ ...shared, answers });
  const worker = new Worker<PopupJobData, PopupJobOutcome>(name, (job, token = '') => delivery.process(job, token), {
    connection: client,
    prefix,
    concurrency,
    ...(limiter === undefined ? {} : { limiter }),
    lockDuration: goneAfterMs,
    stalledInterval: goneAfterMs,
    maxStalledCount: MAX_LOSSES,
    removeOnComplete: { age: KEEP_JOB_S },
    removeOnFail: { age: KEEP_JOB_S },
  });
  worker.on('error', onError);
  void answers.keepListening();
  let closing: Promise<boolean> | undefined;

  const close = async (deadlineMs: number): Promise<boolean> => {
    let timer: unknown;
    const deadline = new Promise<void>((resolve) => {
      timer = clock.setTimeout(() => {
        isAbandoned = true;
        resolve();
      }, deadlineMs);
    });
    // Forced, the engine would leave a connection behind. So it ends in the background what it cannot end in time.
    await Promise.race([worker.close().catch(onError), deadline]);
    clock.clearTimeout(timer);
    const haveEnded = !isAbandoned;
    await answers.end();
    isAbandoned = true;
    return haveEnded;
  };

  return {
    worker,
    close(closeOptions = {}) {
      checkOptions(closeOptions, { deadlineMs: millisecondsOption });
      closing ??= close(closeOptions.deadlineMs ?? DEFAULTS.closeDeadlineMs);
      return closing;
    },
  };
}

/** The engine waits for jobs with a command that may take long, and refuses an ioredis client that would give up on it. */
function checkBlockingClient(client: RedisClient): void {
  const { options = {}, isCluster } = client as {
    options?: RedisSettings & { redisOptions?: RedisSettings };
    isCluster?: boolean;
  };
  const { maxRetriesPerRequest } = (isCluster ? options.redisOptions : options) ?? {};
  if (typeof maxRetriesPerRequest !== 'number' || maxRetriesPerRequest === 0) return;
  const expected = 'a client with maxRetriesPerRequest: null';
  const message = `the ioredis client of a worker must be ${expected}`;
  throw new ContractError('INVALID_OPTIONS', [{ code: 'WRONG_OPTION', pointer: '/client', message, expected }]);
}

interface RedisSettings {
  maxRetriesPerRequest?: number | null;
}
