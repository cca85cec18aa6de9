/** The errors of a sender. */
import type { ContractErrorCode } from '#contract/errors.js';
import { ContractError } from '../error/contract-error.js';
import type { Issue } from '../error/issue.js';
import { describeReason, isPassing } from './reason-codes.js';

/** Codes that are both the error's and its issue's. */
type SenderCode = ContractErrorCode & Issue['code'];

type Details = ConstructorParameters<typeof ContractError>[2];

function failure(code: SenderCode, message: string, details: Details = {}): ContractError {
  return new ContractError(code, [{ code, pointer: '', message }], details);
}

/** Without a cause no property at all: `cause: undefined` would show up when the error is printed. */
const optionalCause = (cause: unknown): { cause?: unknown } => (cause === undefined ? {} : { cause });

export function tooSoon(retryAfterMs: number): ContractError {
  const message = `too soon after the last popup for this car; try again in ${retryAfterMs} ms`;
  return failure('TOO_SOON', message, { retryAfterMs });
}

export function queueFull(maxWaiting: number): ContractError {
  return failure('QUEUE_FULL', `${maxWaiting} messages are queued already, which is the maximum`);
}

export function notConnected(message = 'there is no connection to the broker', cause?: unknown): ContractError {
  return failure('NOT_CONNECTED', message, { retryable: true, ...optionalCause(cause) });
}

export function refused(what: string, reasonCode: number, cause?: unknown): ContractError {
  const message = `the broker refused ${what}: ${describeReason(reasonCode)}`;
  return failure('REFUSED', message, { retryable: isPassing(reasonCode), reasonCode, ...optionalCause(cause) });
}

export function outcomeUnknown(why: string, cause?: unknown): ContractError {
  return failure('OUTCOME_UNKNOWN', `sent, but it is unknown whether it arrived: ${why}`, optionalCause(cause));
}

export function expired(what: string, retryable: boolean): ContractError {
  return failure('EXPIRED', `${what} passed before it could be sent`, { retryable });
}

export function aborted(why: string, cause?: unknown): ContractError {
  return failure('ABORTED', `aborted before it was sent: ${why}`, optionalCause(cause));
}

export function pacingUnavailable(message: string, cause?: unknown): ContractError {
  return failure('PACING_UNAVAILABLE', message, optionalCause(cause));
}

export function receiptsUnavailable(what: string): ContractError {
  return failure('RECEIPTS_UNAVAILABLE', `the store of receipts ${what}`);
}

/** What a receipt is that settles nothing. */
export function unexpectedReceipt(why: string): ContractError {
  return failure('UNEXPECTED_RECEIPT', `a receipt that nobody waits for: ${why}`);
}
