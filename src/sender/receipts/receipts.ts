import type { JsonObject, PopupAction } from '#contract/types.js';

/**
 * A popup whose answer is awaited.
 *
 * @example
 * import type { Question } from 'webportal-popup-contract/sender';
 *
 * const isFor = (question: Question, vin: string): boolean => question.vin === vin;
 */
export interface Question {
  /** The identifier of its receipt. */
  id: string;
  /** The VIN of the car that was asked: answers of others do not count. */
  vin: string;
  /** A text of the caller's own, handed back with the answer. */
  reference?: string | undefined;
}

/**
 * What an application has returned.
 *
 * @example
 * import type { RecordedAnswer } from 'webportal-popup-contract/sender';
 *
 * const logLine = ({ vin, action }: RecordedAnswer): string => `${vin} ${action}`;
 */
export interface RecordedAnswer extends Question {
  /** What the driver did. */
  action: PopupAction;
  /** What the application has added. */
  extra?: JsonObject | undefined;
}

/**
 * What an answer is worth. `new`: it is the first one, and counts. `repeated`: this process has recorded one already. `claimed`: another
 * process has, which hears the same messages. `foreign`: another car was asked. `unknown`: nobody asked, or its time is over.
 *
 * @example
 * import type { AnswerVerdict } from 'webportal-popup-contract/sender';
 *
 * const counts = (verdict: AnswerVerdict): boolean => verdict === 'new';
 */
export type AnswerVerdict = 'new' | 'repeated' | 'claimed' | 'foreign' | 'unknown';

/**
 * Remembers what was asked, so that an answer counts once and reaches who asked. The package has two implementations,
 * {@link memoryReceipts} for one process and {@link redisReceipts} for many.
 *
 * @example
 * import { memoryReceipts, type Receipts } from 'webportal-popup-contract/sender';
 *
 * const receipts: Receipts = memoryReceipts();
 */
export interface Receipts {
  /** Remembers a question. Rejects if that cannot be done; then nothing is sent. */
  open(question: Question): void | Promise<void>;
  /** Forgets a question that was certainly not sent. */
  forget(id: string): void | Promise<void>;
  /**
   * Judges an answer. One that is `new` is handed to whoever listens. Rejects with a `ContractError` of the code `RECEIPTS_UNAVAILABLE` while that
   * cannot be done: then it is tried again, and the answer is not acknowledged to the broker before. After any other error it is given up.
   */
  record(answer: Omit<RecordedAnswer, 'reference'>): AnswerVerdict | Promise<AnswerVerdict>;
  /**
   * Listens to answers to what this process has asked. While `adopts` returns true, also to what processes have asked that are gone:
   * a process with nobody to tell leaves them to others. `handle` does not reject; an answer is forgotten only once it has resolved.
   *
   * @returns A function that ends it.
   */
  listen(handle: (answer: RecordedAnswer) => void | Promise<void>, adopts: () => boolean): () => void | Promise<void>;
}
