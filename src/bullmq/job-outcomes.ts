/** What a failed send means for the job. */
import type { ContractErrorCode } from '#contract/errors.js';
import { type ContractError, isContractError } from '../error/contract-error.js';
import type { PopupJobOutcome } from './popup-job.js';

/** Certainly not sent, and for a reason that passes. The sender was closed, if a message of a worker is `ABORTED`. */
const PASSING: readonly ContractErrorCode[] = [
  'TOO_SOON',
  'NOT_CONNECTED',
  'QUEUE_FULL',
  'PACING_UNAVAILABLE',
  'RECEIPTS_UNAVAILABLE',
  'ABORTED',
];

/** The delay of the first try without `retryAfterMs`, in ms; it doubles with each. */
const FIRST_DELAY_MS = 1_000;

const MAX_DELAY_MS = 60_000;

/** After how many ms to try again what an error stopped, at the earliest; undefined if it has stopped it for good. `tries` were made. */
export function retryDelay(error: unknown, tries: number): number | undefined {
  if (!isContractError(error) || !isPassing(error)) return undefined;
  if (error.retryAfterMs !== undefined) return error.retryAfterMs;
  const delay = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.max(0, tries - 1));
  // Jobs that one failure has stopped should not all come back in one moment.
  return delay / 2 + (delay / 2) * Math.random();
}

const isPassing = ({ code, retryable }: ContractError): boolean =>
  PASSING.includes(code) || (code === 'REFUSED' && retryable);

/** The end of a job that is not tried again. Of an error that no sender throws nobody knows when it came: the popup may have been sent. */
export function finalOutcome(error: unknown): PopupJobOutcome {
  if (!isContractError(error)) {
    return { status: 'unknown', code: 'OUTCOME_UNKNOWN', message: 'OUTCOME_UNKNOWN: the sender failed unexpectedly' };
  }
  const { code, message } = error;
  return { status: code === 'OUTCOME_UNKNOWN' ? 'unknown' : 'refused', code, message };
}
