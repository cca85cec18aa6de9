import { DelayedError, type Job, UnrecoverableError } from 'bullmq';
import type { Clock } from '../clock/clock.js';
import type { PopupSender } from '../sender/create-sender.js';
import { expired, outcomeUnknown } from '../sender/failures.js';
import type { SendOptions } from '../sender/send-options.js';
import { type DeliveryStore, type HeldJob, LostJob } from './delivery-store.js';
import { finalOutcome, retryDelay } from './job-outcomes.js';
import { type PopupJobData, type PopupJobOutcome, referenceOf } from './popup-job.js';
import type { QueuedAnswers } from './queued-answers.js';
import { untilDone } from './retry.js';
import { RunPopups } from './run-popups.js';

interface DeliveryOptions {
  sender: PopupSender;
  store: DeliveryStore;
  answers: QueuedAnswers;
  queueName: string;
  clock: Clock;
  onError: (error: unknown) => void;
  /** Whether the store is no longer waited for. */
  isAbandoned: () => boolean;
}

/**
 * What a worker does with a job:
 *
 *     begin ──▶ send ──▶ end ──▶ completed or failed
 *       │         └─ not sent, but may be later ──▶ release ──▶ delayed
 *       └─ another worker had begun: as that one has said, or unknown
 *
 * The store is told before a popup is sent, so whoever gets the job of a worker that is gone knows that it may have been.
 */
export class Delivery {
  readonly #popups: RunPopups;

  constructor(private readonly options: DeliveryOptions) {
    this.#popups = new RunPopups(options.store);
  }

  async process(job: Job<PopupJobData, PopupJobOutcome>, token: string): Promise<PopupJobOutcome> {
    const held: HeldJob = { id: job.id as string, token };
    const { store } = this.options;
    const earlier = await this.#prepare(job, held);
    const outcome = earlier ?? (await this.#send(job).catch((error: unknown) => this.#afterFailure(job, held, error)));
    if (earlier === undefined) await this.#untilDone(() => store.end(held, outcome));
    if (outcome.status === 'accepted') return outcome;
    const failure = new UnrecoverableError(outcome.message);
    // The engine would keep the stack of each in the store.
    failure.stack = outcome.message;
    throw failure;
  }

  /** Begins, unless the job has ended already. */
  async #prepare(job: Job<PopupJobData>, held: HeldJob): Promise<PopupJobOutcome | undefined> {
    const { answers, store } = this.options;
    const { answerWithinMs } = job.data;
    // An answer may be faster than the PUBACK.
    if (answerWithinMs !== undefined) await answers.listen().catch((error) => this.#delayIfPassing(job, held, error));
    return await this.#untilDone(() => store.begin(held, answerWithinMs));
  }

  async #send(job: Job<PopupJobData>): Promise<PopupJobOutcome> {
    const { sender, answers, queueName } = this.options;
    const { run, vin, popup = {}, expiresAt, answerWithinMs } = job.data;
    const ofRun = await this.#untilDone(() => this.#popups.of(run));
    const message = { ...ofRun, ...popup, vin } as SendOptions<object>;
    if (expiresAt !== undefined) {
      message.timeToLiveMs = expiresAt - Date.now();
      if (message.timeToLiveMs <= 0) throw expired('its time to live', false);
    }
    if (answerWithinMs === undefined) {
      const { acknowledgedAt } = await sender.send(message);
      return { status: 'accepted', acknowledgedAt };
    }
    const reference = referenceOf(queueName, job.id as string);
    // The answer comes to whoever listens, so that no worker waits for a driver.
    const result = await sender.ask({ ...message, answerWithinMs: 0, reference });
    if (result.status === 'answered') await answers.take({ ...result, reference });
    else if (result.delivery === 'unknown') throw outcomeUnknown('the broker has not acknowledged it');
    return { status: 'accepted', acknowledgedAt: Date.now() };
  }

  /** The outcome of a job that has failed for good. One that may be sent later is delayed. */
  async #afterFailure(job: Job<PopupJobData>, held: HeldJob, error: unknown): Promise<PopupJobOutcome> {
    const outcome = finalOutcome(error);
    if (outcome.status === 'refused') await this.#delayIfPassing(job, held, error);
    return outcome;
  }

  /** Gives the job back to the engine, if it is worth another try. That costs no attempt. */
  async #delayIfPassing(job: Job<PopupJobData>, held: HeldJob, error: unknown): Promise<void> {
    const delayMs = retryDelay(error, job.attemptsStarted);
    if (delayMs === undefined) return;
    await this.#untilDone(() => this.options.store.release(held));
    await this.#untilDone(() => job.moveToDelayed(Date.now() + delayMs, held.token));
    throw new DelayedError();
  }

  #untilDone<Value>(action: () => Promise<Value>): Promise<Value> {
    const { clock, onError, isAbandoned } = this.options;
    return untilDone(action, clock, (error) => isAbandoned() || isLost(error), onError);
  }
}

/** The job is another worker's by now, or is gone: the engine's own errors of that kind have negative codes. */
const isLost = (error: unknown): boolean => error instanceof LostJob || Number(Object(error).code) < 0;
