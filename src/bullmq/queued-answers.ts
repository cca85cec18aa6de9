import type { Clock } from '../clock/clock.js';
import type { PopupSender } from '../sender/create-sender.js';
import type { RecordedAnswer } from '../sender/receipts/receipts.js';
import type { DeliveryStore } from './delivery-store.js';
import { retryDelay } from './job-outcomes.js';
import { jobIdOfReference, runOf } from './popup-job.js';
import { untilDone } from './retry.js';
import type { QueuedAnswer } from './worker-options.js';

interface QueuedAnswersOptions {
  sender: PopupSender;
  store: DeliveryStore;
  queueName: string;
  clock: Clock;
  onAnswer: ((answer: QueuedAnswer) => unknown) | undefined;
  onError: (error: unknown) => void;
  /** Whether the store is no longer waited for. */
  isAbandoned: () => boolean;
}

/** The answers to what a queue has asked, whichever process did. */
export class QueuedAnswers {
  #listening: Promise<() => Promise<void>> | undefined;
  #isEnded = false;

  constructor(private readonly options: QueuedAnswersOptions) {}

  /** Resolves when answers arrive. Rejects as `onAnswer` of the sender does. */
  async listen(): Promise<void> {
    this.#listening ??= this.options.sender.onAnswer((answer) => this.take(answer));
    await this.#listening.catch((error: unknown) => {
      this.#listening = undefined;
      throw error;
    });
  }

  /** Listens as soon as the broker allows it: there may be answers to what others have asked. */
  async keepListening(): Promise<void> {
    const { clock, onError } = this.options;
    const isOver = (error: unknown): boolean => this.#isEnded || retryDelay(error, 1) === undefined;
    await untilDone(() => this.listen(), clock, isOver, onError).catch((error: unknown) => {
      if (!this.#isEnded) onError(error);
    });
  }

  /** Tells the caller of an answer and counts it. What other callers of the sender have asked is not for this queue. */
  async take({ vin, action, extra, reference }: Omit<RecordedAnswer, 'id'>): Promise<void> {
    const { store, queueName, clock, onAnswer, onError, isAbandoned } = this.options;
    const jobId = jobIdOfReference(queueName, reference);
    if (jobId === undefined) return;
    try {
      await onAnswer?.({ run: runOf(jobId), jobId, vin, action, ...(extra === undefined ? {} : { extra }) });
    } catch (error) {
      onError(error);
    }
    await untilDone(() => store.answer(jobId, action), clock, isAbandoned, onError);
  }

  async end(): Promise<void> {
    this.#isEnded = true;
    const stop = await this.#listening?.catch(() => undefined);
    await stop?.();
  }
}
