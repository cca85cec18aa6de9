import type { ContractError } from '../../error/contract-error.js';
import * as failures from '../failures.js';
import type { Entry } from './entry.js';

/** How much of the deadline may go by before the message is handed over: what is left is for the acknowledgement. */
const SHARE_FOR_ROOM = 0.5;

/** Until when a message may stay where it is. */
export function latestOf(entry: Entry, deadlineMs: number, isConnected: boolean): number {
  const { state, publishedAt, retryAt, waitUntil, expiresAt } = entry;
  if (state === 'in-flight') return Math.min(publishedAt, waitUntil) + deadlineMs;
  if (state === 'waiting-for-slot') return retryAt;
  const forRoom = state === 'acquiring-slot' || isConnected ? deadlineMs * SHARE_FOR_ROOM : 0;
  return Math.min(waitUntil + forRoom, expiresAt);
}

/** What it means that a message has stayed where it is for too long. */
export function overdue({ state, expiresAt }: Entry, now: number, isConnected: boolean): ContractError {
  if (state === 'in-flight') return failures.outcomeUnknown('the broker did not acknowledge in time');
  if (now >= expiresAt) return failures.expired('its time to live', false);
  if (state === 'acquiring-slot') return failures.pacingUnavailable('the pacing did not answer in time');
  return isConnected ? failures.expired('its deadline', true) : failures.notConnected();
}
