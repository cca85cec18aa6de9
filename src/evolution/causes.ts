/** Which differences make a message refused. */
import { withDifferences } from './apply.js';
import { proves, SIDES } from './breaks.js';
import type { Broken } from './change.js';
import type { Difference } from './difference.js';
import { judgeOf, tolerantJudgeOf } from './judge.js';
import type { Schema } from './schema.js';

/** A message, and whether another shows the same. Boxed, because a message may be anything. */
export interface Proof {
  value: unknown;
  isProof: (value: unknown) => boolean;
}

/** As many messages are asked for their causes. */
const MAX_ASKED = 200;

/**
 * The differences that make messages refused: of each message as few as possible without which it would be taken. Each with the
 * smallest message that shows it.
 */
export function causesOf(
  broken: Broken,
  before: Schema,
  after: Schema,
  differences: readonly Difference[],
  refused: readonly unknown[],
): Map<Difference, Proof> {
  const causes = new Map<Difference, Proof>();
  const acceptsWithout = acceptance(broken, before, after, differences);
  const bySize = refused.toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length);
  for (const value of bySize.slice(0, MAX_ASKED)) {
    const least = leastWithout(differences, (excluded) => acceptsWithout(excluded, value));
    for (const difference of least.filter((one) => !causes.has(one))) {
      const others = least.filter((one) => one !== difference);
      const isProof = (other: unknown): boolean =>
        proves(broken, before, after, other) && acceptsWithout(least, other) && !acceptsWithout(others, other);
      causes.set(difference, { value, isProof });
    }
    if (causes.size === differences.length) break;
  }
  return causes;
}

/** Whether the reader accepts a message if some differences are as the writer has them. */
function acceptance(
  broken: Broken,
  before: Schema,
  after: Schema,
  differences: readonly Difference[],
): (excluded: readonly Difference[], value: unknown) => boolean {
  const { reader, isTolerant } = SIDES[broken];
  const isOld = reader(before, after) === before;
  const readers = new Map<string, Schema>();
  return (excluded, value) => {
    // The old reader with them made, or the new one with them taken back.
    const made = isOld ? excluded : differences.filter((difference) => !excluded.includes(difference));
    const key = made.map((difference) => differences.indexOf(difference)).join();
    const schema = readers.get(key) ?? withDifferences(before, made);
    readers.set(key, schema);
    return (isTolerant ? tolerantJudgeOf(schema) : judgeOf(schema))(value);
  };
}

function leastWithout(
  differences: readonly Difference[],
  isAccepted: (excluded: readonly Difference[]) => boolean,
): readonly Difference[] {
  let least = differences;
  for (const difference of differences) {
    const fewer = least.filter((one) => one !== difference);
    if (isAccepted(fewer)) least = fewer;
  }
  return least;
}
