import { setTimeout as delay } from 'node:timers/promises';
import { LIMITS } from '#contract/limits.js';
import type { Output } from '../../terminal/output.js';
import type { Journal } from '../journal/journal.js';
import type { Plan } from '../plan.js';

/**
 * Keeps the minimum interval for cars that are sent to again (PROTOCOL.md §4): a popup whose outcome is unknown may
 * have been shown as late as the moment when all messages of the last run had settled.
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

/** Ms left of an interval that began at `settledBy`; at most the interval, in case the wall clock was set back. */
export function minIntervalLeft(settledBy: number, now: number): number {
  return Math.max(0, Math.min(settledBy + LIMITS.minIntervalMs - now, LIMITS.minIntervalMs));
}
