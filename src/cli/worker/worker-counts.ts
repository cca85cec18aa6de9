import { POPUP_EVENTS } from '#contract/names.js';
import type { PopupAction } from '#contract/types.js';
import type { ProgressSource } from '../terminal/progress.js';
import { grouped } from '../terminal/rate.js';

const ACTIONS = Object.keys(POPUP_EVENTS) as PopupAction[];

/** What one worker has done. */
export class WorkerCounts {
  accepted = 0;
  refused = 0;
  unknown = 0;
  readonly answers = Object.fromEntries(ACTIONS.map((action) => [action, 0])) as Record<PopupAction, number>;

  get ended(): number {
    return this.accepted + this.refused + this.unknown;
  }

  /** The reason of a failed job begins with its code. Returns it. */
  addFailed(reason: string): string {
    const [code = ''] = /^[A-Z_]+(?=: )/.exec(reason) ?? [];
    if (code === 'OUTCOME_UNKNOWN') this.unknown++;
    else this.refused++;
    return code;
  }

  /** All counts; of answers those that have come. */
  get texts(): string[] {
    const { accepted, refused, unknown, answers } = this;
    const came = ACTIONS.filter((action) => answers[action] > 0).map(
      (action) => `${action} ${grouped(answers[action])}`,
    );
    return [
      `accepted ${grouped(accepted)}`,
      `refused ${grouped(refused)}`,
      `unknown ${grouped(unknown)}`,
      ...(came.length === 0 ? [] : [`answers: ${came.join(', ')}`]),
    ];
  }
}

/** The progress of a worker, which has no end. */
export function workProgress(counts: WorkerCounts): ProgressSource {
  const rate = (perSecond: number | undefined): string => `${grouped(perSecond ?? 0)}/s`;
  return {
    total: undefined,
    done: () => counts.ended,
    worked: () => counts.ended,
    line: (perSecond) => [...counts.texts, rate(perSecond)].join(', '),
    texts: (perSecond) => [rate(perSecond), ...counts.texts],
    isRemoved: true,
  };
}

/** Prints a line unless it is the last one again: a worker may have nothing to do for days. */
export function onChange(print: (line: string) => void): (line: string) => void {
  let last: string | undefined;
  return (line) => {
    if (line !== last) print(line);
    last = line;
  };
}
