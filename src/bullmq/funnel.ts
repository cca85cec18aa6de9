import type { PopupAction } from '#contract/types.js';

/**
 * Where the jobs of one run are. `enqueued` is `waiting`, `accepted`, `refused` and `unknown` together.
 *
 * @example
 * import type { PopupFunnel } from 'webportal-popup-contract/bullmq';
 *
 * const isDone = ({ waiting }: PopupFunnel): boolean => waiting === 0;
 */
export interface PopupFunnel {
  /** The name of the run. */
  run: string;
  /** Jobs that were added. */
  enqueued: number;
  /** Jobs that have not ended: in the queue, delayed, or with a worker. */
  waiting: number;
  /** Jobs whose popup the broker has accepted. */
  accepted: number;
  /** Jobs whose popup the broker has certainly not accepted, and that are not tried again. */
  refused: number;
  /** Jobs whose popup may have been sent. They are not tried again. */
  unknown: number;
  /** Answers, by what the driver did. Each counts once, and late ones too. */
  answers: Record<PopupAction, number>;
  /** Answers that may come in time still. */
  awaited: number;
  /** Answers that have not come in time. */
  noAnswer: number;
}
