/** Compares two schemas of a message by three methods, which must agree. */
import { withDifferences } from './apply.js';
import { BREAKS, proves, SIDES } from './breaks.js';
import { candidatesFor } from './candidates.js';
import type { Broken, Bump, Witness } from './change.js';
import { isDeepEqual } from './deep-equal.js';
import type { Difference } from './difference.js';
import { differencesOf } from './differences.js';
import { Disagreement } from './disagreement.js';
import { judgeOf, tolerantJudgeOf } from './judge.js';
import { type Schema, tolerant } from './schema.js';
import { shrunken } from './shrink.js';

/**
 * Whether every value that one schema takes is taken by the other: a second opinion, such as jsoncompat's.
 *
 * @example
 * import type { Inclusion } from 'webportal-popup-contract/evolution';
 *
 * const isSame: Inclusion = (inner, outer) => JSON.stringify(inner) === JSON.stringify(outer);
 */
export type Inclusion = (inner: Schema, outer: Schema) => boolean;

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
  const judging = differences.filter(({ isAnnotation }) => isAnnotation === undefined);
  assertComplete(name, before, after, differences);
  const values = candidatesFor(before, after);
  const found = new Map(BREAKS.map((broken) => [broken, proofs(broken, before, after, values)]));
  if (isIncluded !== undefined) assertSecondOpinion(name, before, after, found, isIncluded);
  const alone = new Map(judging.map((difference) => [difference, aloneBreaks(name, before, difference, values)]));
  const causes = new Map(
    BREAKS.map((broken) => [broken, causesOf(broken, before, after, judging, found.get(broken) ?? [])]),
  );
  return differences.map((difference) => {
    if (difference.isAnnotation) return judgedAnnotation(difference);
    const witness: Witness = {};
    for (const broken of BREAKS) {
      const proof =
        causes.get(broken)?.get(difference) ?? proofAlone(broken, before, difference, found.get(broken) ?? []);
      if (proof !== undefined) witness[broken] = shrunken(proof.value, (value) => proves(broken, before, after, value));
    }
    const breaks = BREAKS.filter((broken) => broken in witness);
    const isMore = alone.get(difference)?.isMore ?? false;
    return { difference, bump: breaks.length > 0 ? 'major' : isMore ? 'minor' : 'patch', breaks, witness };
  });
}

/** Boxed: `undefined` is no message, but a message that is not there must be told from one. */
interface Proof {
  value: unknown;
}

function proofs(broken: Broken, before: Schema, after: Schema, values: readonly unknown[]): Proof[] {
  return values.filter((value) => proves(broken, before, after, value)).map((value) => ({ value }));
}

function judgedAnnotation(difference: Difference): Judged {
  const breaks = difference.expected ?? [];
  return { difference, bump: breaks.length > 0 ? 'major' : 'patch', breaks, witness: {} };
}

/** The differences must be all there are. */
function assertComplete(name: string, before: Schema, after: Schema, differences: readonly Difference[]): void {
  if (!isDeepEqual(inOrder(withDifferences(before, differences)), inOrder(after))) {
    throw new Disagreement(`${name}: the differences that were found do not make the new schema of the old one`);
  }
}

/** Lists whose order means nothing, in one order; an empty list of required fields is none. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, child]) => !(key === 'required' && Array.isArray(child) && child.length === 0))
      .map(([key, child]) => {
        const isList = (key === 'required' || key === 'enum' || key === 'type') && Array.isArray(child);
        return [
          key,
          isList ? child.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : inOrder(child),
        ];
      }),
  );
}

/** What messages prove of one difference by itself must be what its kind says. */
function aloneBreaks(
  name: string,
  before: Schema,
  difference: Difference,
  values: readonly unknown[],
): { isMore: boolean } {
  const after = withDifferences(before, [difference]);
  const { expected, message } = difference;
  for (const broken of BREAKS) {
    const proof = values.find((value) => proves(broken, before, after, value));
    if (expected === undefined || expected.includes(broken) === (proof !== undefined)) continue;
    const said = expected.includes(broken) ? 'no message proves it' : `a message proves it: ${JSON.stringify(proof)}`;
    throw new Disagreement(`${name}: ${message}: whether it breaks ${broken} is not clear: ${said}`);
  }
  return { isMore: values.some((value) => judgeOf(after)(value) && !judgeOf(before)(value)) };
}

/** A message that proves a break both of the whole and of the difference by itself. */
function proofAlone(
  broken: Broken,
  before: Schema,
  difference: Difference,
  whole: readonly Proof[],
): Proof | undefined {
  const after = withDifferences(before, [difference]);
  return whole.find(({ value }) => proves(broken, before, after, value));
}

/** As many messages are asked for their causes. */
const MAX_ASKED = 200;

/**
 * The differences that make a message refused: as few as possible without which it would be taken. Of each the first
 * message that shows it.
 */
function causesOf(
  broken: Broken,
  before: Schema,
  after: Schema,
  differences: readonly Difference[],
  found: readonly Proof[],
): Map<Difference, Proof> {
  const causes = new Map<Difference, Proof>();
  const isOld = SIDES[broken].reader(before, after) === before;
  const schemas = new Map<string, Schema>();
  const readerWithout = (excluded: readonly Difference[]): Schema => {
    // The old reader with them made, or the new one with them taken back.
    const made = isOld ? excluded : differences.filter((difference) => !excluded.includes(difference));
    const key = made.map((difference) => differences.indexOf(difference)).join();
    const schema = schemas.get(key) ?? withDifferences(before, made);
    schemas.set(key, schema);
    return schema;
  };
  const accepts = (schema: Schema, value: unknown): boolean =>
    (SIDES[broken].isTolerant ? tolerantJudgeOf(schema) : judgeOf(schema))(value);
  const bySize = found.toSorted((a, b) => JSON.stringify(a.value).length - JSON.stringify(b.value).length);
  for (const proof of bySize.slice(0, MAX_ASKED)) {
    let least = differences;
    for (const difference of differences) {
      const fewer = least.filter((one) => one !== difference);
      if (accepts(readerWithout(fewer), proof.value)) least = fewer;
    }
    for (const difference of least) if (!causes.has(difference)) causes.set(difference, proof);
    if (causes.size === differences.length) break;
  }
  return causes;
}

function assertSecondOpinion(
  name: string,
  before: Schema,
  after: Schema,
  found: ReadonlyMap<Broken, readonly Proof[]>,
  isIncluded: Inclusion,
): void {
  for (const broken of BREAKS) {
    const { writer, reader, isTolerant } = SIDES[broken];
    const refuser = reader(before, after);
    const isBroken = !isIncluded(writer(before, after), isTolerant ? tolerant(refuser) : refuser);
    const [proof] = found.get(broken) ?? [];
    if (isBroken === (proof !== undefined)) continue;
    const said = proof === undefined ? 'no message proves it' : `a message proves it: ${JSON.stringify(proof.value)}`;
    throw new Disagreement(
      `${name}: whether ${broken} breaks is not clear: set inclusion says ${isBroken}, and ${said}`,
    );
  }
}
