import { POPUP_EVENTS } from '#contract/names.js';
import type { PopupAction } from '#contract/types.js';
import type { PopupFunnel } from '../../bullmq/funnel.js';

export const ACTIONS = Object.keys(POPUP_EVENTS) as PopupAction[];

/** What became of popups: those of a run without its name. */
export type Counts = Omit<PopupFunnel, 'run'>;

/** The runs of a queue, as they are printed. */
export interface QueueStatus {
  queue: string;
  runs: PopupFunnel[];
  totals: Counts;
}

export const statusOf = (queue: string, runs: PopupFunnel[]): QueueStatus => ({ queue, runs, totals: totalsOf(runs) });

const NUMBERS = ['enqueued', 'waiting', 'accepted', 'refused', 'unknown', 'awaited', 'noAnswer'] as const;

function totalsOf(runs: readonly PopupFunnel[]): Counts {
  const sum = (of: (run: PopupFunnel) => number): number => runs.reduce((total, run) => total + of(run), 0);
  const numbers = Object.fromEntries(NUMBERS.map((name) => [name, sum((run) => run[name])]));
  const answers = Object.fromEntries(ACTIONS.map((action) => [action, sum((run) => run.answers[action])]));
  return { ...numbers, answers } as Counts;
}
