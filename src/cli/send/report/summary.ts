import { type Output, onError, onOutput, printable } from '../../terminal/output.js';
import { grouped } from '../../terminal/rate.js';
import type { FailureGroup, FleetCounts } from './fleet-counts.js';

/** The final state of a run. */
export interface RunEnd {
  counts: FleetCounts;
  total: number | undefined;
  /** The journal's file, if there is one. */
  journal: string | undefined;
  /** Whether the list was processed to its end. */
  isComplete: boolean;
  interrupted: boolean;
}

/** Prints the counts, then the failures and how to continue. */
export function describeRun({ counts, total, journal, isComplete, interrupted }: RunEnd, output: Output): void {
  const isDone = isComplete && counts.allAccepted;
  const mark = isDone ? onOutput('green', '✓') : onOutput('yellow', '!');
  output.result(
    `${mark} ${cars(counts.sent + counts.acceptedBefore + counts.unknownBefore)}: ${describeCounts(counts)}`,
  );
  for (const line of remarks(counts)) output.result(`  ${line}`);
  describeGroups(counts, output);
  if (interrupted) output.problem(`Interrupted${remaining(counts, total)}.`);
  if (!isDone && journal !== undefined) {
    output.problem(`Run the same command again to continue: the journal ${journal} records what is done.`);
  }
}

/** Prints refusals and unknown outcomes, grouped by reason. */
export function describeGroups(counts: FleetCounts, { problem }: Output): void {
  describeGroup('refused', 'surely not accepted', counts.refusals, problem);
  describeGroup('unknown', 'sent, and nobody knows whether it arrived', counts.unknowns, problem);
  if (counts.unknownBefore > 0) {
    problem(`${onError('bold', 'unknown')} since an earlier run, and not sent again: ${cars(counts.unknownBefore)}`);
    problem('  --resend-unknown sends again, at the risk of a second popup.');
  }
}

function describeCounts(counts: FleetCounts): string {
  const { accepted, acceptedBefore, refused, unknown, unknownBefore } = counts;
  const before = acceptedBefore > 0 ? ` (${grouped(acceptedBefore)} of them before)` : '';
  const parts = [`${grouped(accepted + acceptedBefore)} accepted${before}`];
  return [...parts, `${grouped(refused)} refused`, `${grouped(unknown + unknownBefore)} unknown`].join(', ');
}

function remarks({ repeated, unsubscribed, accepted }: FleetCounts): string[] {
  return [
    ...(accepted > 0 ? ['Accepted is the word of the broker; it does not say that anybody saw the popup.'] : []),
    ...(unsubscribed > 0 ? [`For ${grouped(unsubscribed)} of them nobody was subscribed (reason code 0x10).`] : []),
    ...(repeated > 0 ? [`Repeated cars in the list: ${grouped(repeated)}. Each was sent to once.`] : []),
  ];
}

export function remaining({ done }: { done: number }, total: number | undefined): string {
  return total === undefined || total <= done ? '' : ` before ${cars(total - done)} of the list`;
}

/** Prints the failures of one kind, the most frequent first. */
export function describeGroup(
  what: string,
  meaning: string,
  groups: ReadonlyMap<string, FailureGroup>,
  print: (line: string) => void,
): void {
  if (groups.size === 0) return;
  print(`${onError('bold', what)} (${meaning}):`);
  const sorted = [...groups.values()].sort((one, other) => other.count - one.count);
  for (const { code, count, message, examples } of sorted) {
    print(`  ${grouped(count).padStart(7)}  ${onError('red', code)}: ${message}`);
    print(onError('dim', `           ${examples.map(printable).join(', ')}${count > examples.length ? ', ...' : ''}`));
  }
}

export const cars = (count: number): string => `${grouped(count)} ${count === 1 ? 'car' : 'cars'}`;
