import { setTimeout as delay } from 'node:timers/promises';
import { LIMITS } from '../../../../generated/v1/limits.js';
import type { Output } from '../../terminal/output.js';
import type { Journal } from '../journal/journal.js';
import type { Plan } from '../plan.js';

/**
 * A car whose outcome is unknown may have had a popup a moment before the last run ended, at the latest when everything
 * had settled: the gap is kept for it too (PROTOCOL.md §4).
 */
export async function waitForMinInterval(
  plan: Plan,
  journal: Journal | undefined,
  signal: AbortSignal,
  output: Output,
) {
  const { flags, times } = plan;
  if (!flags.resendUnknown || !journal?.before.states.hasUnknown) return;
  const waitMs = minIntervalLeft(journal.before.lastUncertainAt + times.waitMs + flags.deadline, Date.now());
  if (waitMs === 0) return;
  output.result(`Waiting ${Math.ceil(waitMs / 1000)} s first: cars to be sent to again may just have had their popup`);
  await delay(waitMs, undefined, { signal }).catch(() => undefined);
}

/** How long to wait when everything had settled by some time. A wall clock that was set back makes it no longer than the gap. */
export function minIntervalLeft(settledBy: number, now: number): number {
  return Math.max(0, Math.min(settledBy + LIMITS.minIntervalMs - now, LIMITS.minIntervalMs));
}
