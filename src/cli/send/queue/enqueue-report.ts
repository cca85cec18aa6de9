import type { EnqueueResult } from '../../../bullmq/index.js';
import { type Output, onOutput } from '../../terminal/output.js';
import type { ProgressSource } from '../../terminal/progress.js';
import { grouped, timeLeft } from '../../terminal/rate.js';
import { Refusals } from '../report/fleet-counts.js';
import { rateOf } from '../report/progress-text.js';
import { cars, describeGroup, remaining } from '../report/summary.js';

/** Counters of what was enqueued. */
export class EnqueueCounts extends Refusals {
  /** Cars that are in the queue, those that were in it before included. */
  enqueued = 0;
  /** Cars of the run before; and after, once that is known. */
  before = 0;
  inRun: number | undefined;

  /** Lines of the list that are finished. */
  get done(): number {
    return this.enqueued + this.refused;
  }

  add(result: EnqueueResult): void {
    if (result.status === 'enqueued') this.enqueued++;
    else this.addRefused(result.vin, result.error);
  }
}

type ShownCounts = Pick<EnqueueCounts, 'enqueued' | 'refused' | 'done'>;

/** The progress of enqueuing. `total`: lines in the list; `undefined` if they cannot be counted. */
export function enqueueProgress(counts: ShownCounts, total: number | undefined): ProgressSource {
  const texts = (perSecond: number | undefined): string[] => [
    rateOf(perSecond),
    ...(total === undefined ? [] : [timeLeft(total - counts.done, perSecond)]),
    `enqueued ${grouped(counts.enqueued)}`,
    `refused ${grouped(counts.refused)}`,
  ];
  return {
    total,
    done: () => counts.done,
    worked: () => counts.done,
    line: (perSecond) => {
      const of = total === undefined ? '' : ` of ${grouped(total)}`;
      return `${grouped(counts.done)}${of}: ${texts(perSecond).join(', ')}`;
    },
    texts,
  };
}

/** The end of enqueuing. */
export interface EnqueueEnd {
  counts: EnqueueCounts;
  total: number | undefined;
  run: string;
  failed: boolean;
  interrupted: boolean;
}

/** Prints the counts, then the refusals and how to continue. */
export function describeEnqueued({ counts, total, run, failed, interrupted }: EnqueueEnd, output: Output): void {
  const { enqueued, refused, before, inRun, done } = counts;
  const isDone = !failed && !interrupted && refused === 0;
  const mark = isDone ? onOutput('green', '✓') : onOutput('yellow', '!');
  output.result(`${mark} ${cars(done)}: ${grouped(enqueued)} enqueued, ${grouped(refused)} refused`);
  if (inRun !== undefined) output.result(`  Run ${run}: ${cars(inRun)}, ${grouped(before)} of them before.`);
  describeGroup('refused', 'not in the queue', counts.refusals, output.problem);
  if (interrupted) output.problem(`Interrupted${remaining(counts, total)}.`);
  if (failed || interrupted) {
    output.problem('Run the same command again to continue: a car that is in the run already is not added again.');
  }
}
