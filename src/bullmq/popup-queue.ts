import { type JobsOptions, Queue } from 'bullmq';
import { EXAMPLE_VALUES } from '#contract/topics.js';
import type { JsonObject } from '#contract/types.js';
import { ContractError, isContractError } from '../error/contract-error.js';
import { checkOptions, optionIssues } from '../options/check-options.js';
import { OPTION_OF_FIELD } from '../popup/create-popup.js';
import { topicBuilderFor } from '../sender/encode-for-publish.js';
import type { FleetSource } from '../sender/fleet/fleet-options.js';
import { iteratorOf } from '../sender/fleet/fleet-reader.js';
import { dropUndefined, vinOf } from '../sender/fleet/fleet-run.js';
import { type MessageDefaults, makeMessage, POPUP_RULES } from '../sender/send-one.js';
import type { SendOptions } from '../sender/send-options.js';
import { DeliveryStore } from './delivery-store.js';
import type { PopupFunnel } from './funnel.js';
import { DEFAULT_NAME, DEFAULT_PREFIX, JOB_NAME, jobIdOf, type PopupJobData, type QueuedContent } from './popup-job.js';
import {
  PLACE_RULES,
  type PopupQueuePlace,
  QUEUED_CAR_RULES,
  QUEUED_FLEET_RULES,
  QUEUED_POPUP_RULES,
  type QueuedFleetOptions,
  type QueuedPopup,
  type QueueingOptions,
} from './queue-options.js';

/**
 * What became of adding the popup for one car. `refused`: it can never be sent as it is, and is not in the queue.
 *
 * @example
 * import type { EnqueueResult } from 'webportal-popup-contract/bullmq';
 *
 * const logLine = (result: EnqueueResult): string =>
 *   result.status === 'enqueued' ? result.jobId : `${result.vin} ${result.error.code}`;
 */
export type EnqueueResult =
  | { status: 'enqueued'; vin: string; jobId: string }
  | { status: 'refused'; vin: string; error: ContractError };

/**
 * A queue of popups.
 *
 * @example
 * import type { PopupQueue } from 'webportal-popup-contract/bullmq';
 *
 * const remind = (queue: PopupQueue, vin: string) => queue.add({ run: 'booking-42', vin, text: 'Your table is ready.', okButton: true });
 */
export interface PopupQueue {
  /** BullMQ's queue: to pause, resume, look at or remove jobs. */
  readonly queue: Queue<PopupJobData>;
  /**
   * Adds the popup for one car, and resolves with the identifier of its job. If the run has a job for the car already, it adds nothing.
   * Rejects with `INVALID_OPTIONS`, `INVALID_TOPIC`, `INVALID_MESSAGE` or `TOO_LARGE`, or with the error of the Redis client; then it may be
   * called again.
   */
  add<Content extends object = JsonObject>(popup: QueuedPopup<Content>): Promise<string>;
  /**
   * Adds popups for many cars, and yields the result of each. Reads from the source as its results are read. Throws as `add` does; cars that
   * have been added stay, and adding the fleet again adds the others.
   */
  addAll<Content extends object = JsonObject>(
    source: FleetSource<Content>,
    options: QueuedFleetOptions<Content>,
  ): AsyncGenerator<EnqueueResult, void, undefined>;
  /** Where the jobs of each run are: a row for each, the one that was last added to at the end. Runs are forgotten 30 days after that. */
  funnels(): Promise<PopupFunnel[]>;
  /** Ends what the queue has opened. The client is the caller's. */
  close(): Promise<void>;
}

/** As many jobs go to the store in one call. */
const BATCH = 500;

/** The worker knows the partner and the application: here it is only checked whether there can be a message. */
const CHECKING: MessageDefaults = { appId: 'ANY', topicOf: topicBuilderFor({ uid: EXAMPLE_VALUES.uid }) };

/**
 * A queue of popups in Redis, on BullMQ, for {@link popupWorker}s in any number of processes and machines. Priorities, delays, pausing and
 * rates are the engine's own; each car has one job in a run.
 *
 * @param options - The Redis client, and the name of the queue.
 * @returns The queue; `close()` it when done.
 * @throws `ContractError` with the code `INVALID_OPTIONS`.
 *
 * @example
 * import type { Redis } from 'ioredis';
 * import { popupQueue } from 'webportal-popup-contract/bullmq';
 *
 * async function warnAll(client: Redis, vins: string[]): Promise<number> {
 *   const queue = popupQueue({ client });
 *   const popup = { text: 'A storm is coming.', okButton: true };
 *   let refused = 0;
 *   for await (const { status } of queue.addAll(vins, { run: 'storm-2031-04-01', popup, answerWithinMs: 60_000 })) {
 *     if (status === 'refused') refused++;
 *   }
 *   await queue.close();
 *   return refused;
 * }
 */
export function popupQueue(options: PopupQueuePlace): PopupQueue {
  checkOptions(options, PLACE_RULES, ['client']);
  const { client, name = DEFAULT_NAME, prefix = DEFAULT_PREFIX } = options;
  const queue = new Queue<PopupJobData>(name, { connection: client, prefix });
  // The engine prints them otherwise; they are those of the client, which tells its owner.
  queue.on('error', () => undefined);
  const store = new DeliveryStore(client, prefix, name);

  const addJobs = async (run: string, jobs: EngineJob[]): Promise<void> => {
    if (jobs.length === 0) return;
    await queue.addBulk(jobs);
    await store.countEnqueued(
      run,
      jobs.map(({ opts }) => opts.jobId),
    );
  };

  return {
    queue,
    async add(popup) {
      checkOptions(popup, QUEUED_POPUP_RULES, ['run', 'vin']);
      const { run, vin, timeToLiveMs, answerWithinMs, job, ...content } = popup;
      makeMessage(CHECKING, { vin, ...content });
      await store.openRun(run, undefined);
      const added = jobOf(vin, content, { run, timeToLiveMs, answerWithinMs, job });
      await addJobs(run, [added]);
      return added.opts.jobId;
    },
    async *addAll(source, fleet) {
      checkOptions(fleet, QUEUED_FLEET_RULES, ['run', 'popup']);
      const { popup, ...queueing } = fleet;
      checkPopup(popup);
      const { run } = queueing;
      if (!(await store.openRun(run, popup))) throw otherPopup(run);
      let batch: { results: EnqueueResult[]; jobs: EngineJob[] } = { results: [], jobs: [] };
      for await (const car of iterable(source)) {
        const { result, job } = checkedCar(car, popup, queueing);
        batch.results.push(result);
        if (job !== undefined) batch.jobs.push(job);
        if (batch.results.length < BATCH) continue;
        await addJobs(run, batch.jobs);
        yield* batch.results;
        batch = { results: [], jobs: [] };
      }
      await addJobs(run, batch.jobs);
      yield* batch.results;
    },
    async funnels() {
      return await Promise.all((await store.runs()).map((run) => store.funnel(run)));
    },
    close: () => queue.close(),
  };
}

type EngineJob = { name: string; data: PopupJobData; opts: JobsOptions & { jobId: string } };

function jobOf(
  vin: string,
  own: QueuedContent,
  { run, timeToLiveMs, answerWithinMs, job = {} }: QueueingOptions,
): EngineJob {
  const data: PopupJobData = {
    run,
    vin,
    ...(Object.keys(own).length === 0 ? {} : { popup: own as JsonObject }),
    ...(timeToLiveMs === undefined ? {} : { expiresAt: Date.now() + timeToLiveMs }),
    ...(answerWithinMs === undefined ? {} : { answerWithinMs }),
  };
  return { name: JOB_NAME, data, opts: { ...job, jobId: jobIdOf(run, vin) } };
}

/** Its job, or why there is none. */
function checkedCar(
  car: unknown,
  popup: QueuedContent,
  queueing: QueueingOptions,
): { result: EnqueueResult; job?: EngineJob } {
  const vin = vinOf(car);
  try {
    const { vin: _, timeToLiveMs = queueing.timeToLiveMs, ...own } = ownOptions(car);
    if (typeof car === 'string') CHECKING.topicOf(vin);
    else makeMessage(CHECKING, { ...popup, ...own, vin } as SendOptions<object>);
    const job = jobOf(vin, own, { ...queueing, timeToLiveMs });
    return { result: { status: 'enqueued', vin, jobId: job.opts.jobId }, job };
  } catch (error) {
    if (!isContractError(error)) throw error;
    return { result: { status: 'refused', vin, error } };
  }
}

function ownOptions(car: unknown): QueuedContent & { vin: string; timeToLiveMs?: number | undefined } {
  if (typeof car === 'string') return { vin: car };
  const given = Object(car) as { vin: string };
  const issues = optionIssues(given, QUEUED_CAR_RULES, OPTION_OF_FIELD);
  if (issues.length > 0) throw new ContractError('INVALID_MESSAGE', issues);
  return dropUndefined(given);
}

function checkPopup(popup: QueuedContent): void {
  const issues = optionIssues(popup, POPUP_RULES, OPTION_OF_FIELD);
  if (issues.length > 0) throw new ContractError('INVALID_MESSAGE', issues);
  makeMessage(CHECKING, { ...popup, vin: EXAMPLE_VALUES.vin } as SendOptions<object>);
}

function otherPopup(run: string): ContractError {
  const message = `the run ${run} has another popup already: give this one a name of its own`;
  return new ContractError('INVALID_OPTIONS', [{ code: 'WRONG_OPTION', pointer: '/run', message }]);
}

/** Any source, as `for await` takes it. */
function iterable(source: FleetSource<object>): AsyncIterable<unknown> {
  const cars = iteratorOf(source) as AsyncIterator<unknown>;
  return { [Symbol.asyncIterator]: () => cars };
}
