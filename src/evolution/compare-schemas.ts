/** Compares two schemas of a message by three methods, which must agree. */
import { withDifferences } from './apply.js';
import { BREAKS, proves, SIDES } from './breaks.js';
import { candidatesFor } from './candidates.js';
import { causesOf, type Proof } from './causes.js';
import type { Broken, Bump, Witness } from './change.js';
import { isDeepEqual } from './deep-equal.js';
import type { Difference } from './difference.js';
import { differencesOf } from './differences.js';
import { Disagreement } from './disagreement.js';
import { judgeOf } from './judge.js';
import { type Schema, tolerant } from './schema.js';
import { shrunken } from './shrink.js';

/**
 * Whether every value that one schema takes is taken by the other: a second opinion, such as jsoncompat's. `undefined` if it
 * cannot tell.
 *
 * @example
 * import type { Inclusion } from 'webportal-popup-contract/evolution';
 *
 * const isSame: Inclusion = (inner, outer) => JSON.stringify(inner) === JSON.stringify(outer);
 */
export type Inclusion = (inner: Schema, outer: Schema) => boolean | undefined;

/** A difference and what it means. */
export interface Judged {
  difference: Difference;
  bump: Bump;
  breaks: Broken[];
  witness: Witness;
}

/**
 * What has changed between two schemas without references, and whom it breaks.
 *
 * @throws `Disagreement` if what the kind of a change says, what messages prove, and what `isIncluded` says differ.
 */
export function compareSchemas(name: string, before: Schema, after: Schema, isIncluded?: Inclusion): Judged[] {
  const differences = differencesOf(before, after);
  if (differences.length === 0) return [];
  assertComplete(name, before, after, differences);
  const judging = differences.filter(({ isAnnotation }) => isAnnotation === undefined);
  // Words and names change no verdict.
  if (judging.length === 0) return differences.map(judgedAnnotation);
  const values = candidatesFor(before, after);
  const refused = byBreak((broken) => values.filter((value) => proves(broken, before, after, value)));
  if (isIncluded !== undefined) assertSecondOpinion(name, before, after, refused, isIncluded);
  const causes = byBreak((broken) => causesOf(broken, before, after, judging, refused[broken]));
  return differences.map((difference) => {
    if (difference.isAnnotation) return judgedAnnotation(difference);
    const alone = withDifferences(before, [difference]);
    assertExpected(name, before, alone, difference, values);
    const witness: Witness = {};
    for (const broken of BREAKS) {
      const proof = causes[broken].get(difference) ?? proofAlone(broken, before, alone, after, refused[broken]);
      if (proof !== undefined) witness[broken] = shrunken(proof.value, proof.isProof);
    }
    const breaks = BREAKS.filter((broken) => broken in witness || difference.breaksCode?.includes(broken));
    const isMore = difference.isNewName || values.some((value) => judgeOf(alone)(value) && !judgeOf(before)(value));
    return { difference, bump: breaks.length > 0 ? 'major' : isMore ? 'minor' : 'patch', breaks, witness };
  });
}

function byBreak<Value>(make: (broken: Broken) => Value): Record<Broken, Value> {
  return Object.fromEntries(BREAKS.map((broken) => [broken, make(broken)])) as Record<Broken, Value>;
}

/** What a change of words or names means: no messages are needed for it. */
export function judgedAnnotation(difference: Difference): Judged {
  const { breaksCode: breaks = [], isNewName = false } = difference;
  return { difference, bump: breaks.length > 0 ? 'major' : isNewName ? 'minor' : 'patch', breaks, witness: {} };
}

/** The differences must be all there are. */
function assertComplete(name: string, before: Schema, after: Schema, differences: readonly Difference[]): void {
  if (!isDeepEqual(inOrder(withDifferences(before, differences)), inOrder(after))) {
    throw new Disagreement(`${name}: the differences that were found do not make the new schema of the old one`);
  }
}

/** Lists whose order means nothing, in one order; no fields, and none that is required, are as if it were not said. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, child]) => !(EMPTY.includes(key) && isDeepEqual(child, Array.isArray(child) ? [] : {})))
      .map(([key, child]) => {
        const isList = (key === 'required' || key === 'enum' || key === 'type') && Array.isArray(child);
        return [
          key,
          isList ? child.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : inOrder(child),
        ];
      }),
  );
}

const EMPTY: readonly string[] = ['required', 'properties'];

/** What messages prove of one difference by itself must be what its kind says. */
function assertExpected(
  name: string,
  before: Schema,
  alone: Schema,
  { expected, isCertain, message }: Difference,
  values: readonly unknown[],
): void {
  if (expected === undefined) return;
  for (const broken of BREAKS) {
    const proof = values.find((value) => proves(broken, before, alone, value));
    if (expected.includes(broken) ? proof !== undefined || !isCertain : proof === undefined) continue;
    throw new Disagreement(`${name}: ${message}: whether it breaks ${broken} is not clear: ${said(proof)}`);
  }
}

/** A message that proves a break both of the whole and of the difference by itself. */
function proofAlone(
  broken: Broken,
  before: Schema,
  alone: Schema,
  after: Schema,
  refused: readonly unknown[],
): Proof | undefined {
  const isProof = (value: unknown): boolean =>
    proves(broken, before, after, value) && proves(broken, before, alone, value);
  const value = refused.find(isProof);
  return value === undefined ? undefined : { value, isProof };
}

function assertSecondOpinion(
  name: string,
  before: Schema,
  after: Schema,
  refused: Readonly<Record<Broken, readonly unknown[]>>,
  isIncluded: Inclusion,
): void {
  for (const broken of BREAKS) {
    const { writer, reader, isTolerant } = SIDES[broken];
    const refuser = reader(before, after);
    const isTaken = isIncluded(writer(before, after), isTolerant ? tolerant(refuser) : refuser);
    const [proof] = refused[broken];
    if (isTaken === undefined || isTaken === (proof === undefined)) continue;
    throw new Disagreement(
      `${name}: whether it breaks ${broken} is not clear: the second opinion says ${isTaken ? 'no' : 'yes'}, and ${said(proof)}`,
    );
  }
}

function said(proof: unknown): string {
  return proof === undefined ? 'no message proves it' : `a message proves it: ${JSON.stringify(proof)}`;
}
