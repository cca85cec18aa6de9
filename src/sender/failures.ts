/** The errors of a sender, each with what it means for the message. */
import type { ContractErrorCode } from '../../generated/v1/errors.js';
import { ContractError } from '../error/contract-error.js';
import type { Issue } from '../error/issue.js';
import { describeReason, isPassing } from './reason-codes.js';

/** The codes that stand for themselves, in the error and in its issue. */
type SenderCode = ContractErrorCode & Issue['code'];

type Details = ConstructorParameters<typeof ContractError>[2];

function failure(code: SenderCode, message: string, details: Details = {}): ContractError {
  return new ContractError(code, [{ code, pointer: '', message }], details);
}

/** Only where there is one: an error with `cause: undefined` looks as if something were missing. */
const becauseOf = (cause: unknown): { cause?: unknown } => (cause === undefined ? {} : { cause });

export function tooSoon(retryAfterMs: number): ContractError {
  const message = `too soon after the last popup for this car; try again in ${retryAfterMs} ms`;
  return failure('TOO_SOON', message, { retryAfterMs });
}

export function queueFull(maxWaiting: number): ContractError {
  return failure('QUEUE_FULL', `${maxWaiting} messages are waiting already, the most that may`);
}

export function notConnected(message = 'there is no connection to the broker', cause?: unknown): ContractError {
  return failure('NOT_CONNECTED', message, { retryable: true, ...becauseOf(cause) });
}

export function refused(what: string, reasonCode: number, cause?: unknown): ContractError {
  const message = `the broker refused ${what}: ${describeReason(reasonCode)}`;
  return failure('REFUSED', message, { retryable: isPassing(reasonCode), reasonCode, ...becauseOf(cause) });
}

export function outcomeUnknown(why: string, cause?: unknown): ContractError {
  return failure('OUTCOME_UNKNOWN', `sent, but nobody knows whether it arrived: ${why}`, becauseOf(cause));
}

export function expired(what: string, retryable: boolean): ContractError {
  return failure('EXPIRED', `${what} was over before it could be sent`, { retryable });
}

export function aborted(why: string, cause?: unknown): ContractError {
  return failure('ABORTED', `called off before it was sent: ${why}`, becauseOf(cause));
}

export function pacingUnavailable(message: string, cause?: unknown): ContractError {
  return failure('PACING_UNAVAILABLE', message, becauseOf(cause));
}
