import type { ContractError } from '../../error/contract-error.js';
import * as failures from '../failures.js';
import type { Entry } from './entry.js';

/** Share of the deadline for waiting for capacity or for the pacing; the rest is for the acknowledgement. */
const CAPACITY_SHARE = 0.5;

/** The clock reading until which a message may stay in its state. */
export function deadlineOf(entry: Entry, deadlineMs: number, isConnected: boolean): number {
  const { state, publishedAt, retryAt, waitUntil, expiresAt } = entry;
  if (state === 'in-flight') return Math.min(publishedAt, waitUntil) + deadlineMs;
  if (state === 'waiting-for-slot') return retryAt;
  const graceMs = state === 'acquiring-slot' || isConnected ? deadlineMs * CAPACITY_SHARE : 0;
  return Math.min(waitUntil + graceMs, expiresAt);
}

/** The error of a message that has passed its deadline, by its state. */
export function deadlineError({ state, expiresAt }: Entry, now: number, isConnected: boolean): ContractError {
  if (state === 'in-flight') return failures.outcomeUnknown('the broker did not acknowledge in time');
  if (now >= expiresAt) return failures.expired('its time to live', false);
  if (state === 'acquiring-slot') return failures.pacingUnavailable('the pacing did not answer in time');
  return isConnected ? failures.expired('its deadline', true) : failures.notConnected();
}
