/** Whether what is announced is at least what the schemas need. */
import { type Bump, type Change, isAtLeast, largest } from '../../src/evolution/change.js';
import type { Comparison } from '../../src/evolution/compare-versions.js';

/** A changeset that waits for the next release. */
export interface PendingChangeset {
  /** Its file, from the root. */
  file: string;
  bump: Bump;
  summary: string;
}

export interface GateInput {
  /** The schemas of one major version, such as schema/v1. */
  folder: string;
  /** Its last release, and what the schemas have become since. */
  lastVersion: string;
  comparison: Comparison;
  /** The version that the schemas name. */
  currentVersion: string;
  changesets: readonly PendingChangeset[];
  /** Such as 2026-11-26: a waiver ends. */
  today: string;
}

export interface Verdict {
  isPassed: boolean;
  /** What to print. */
  lines: string[];
}

/** A line of a changeset that lets a change pass for a while: `Schema waiver until 2027-01-31: the reason`. */
const WAIVER = /^Schema waiver until (\d{4}-\d{2}-\d{2}): *(\S.*)$/m;
const WAIVER_BEGINNING = /^Schema waiver\b/m;

/**
 * Compares the least bump with the one that is announced. More than minor is never enough: cars keep the major version that they were
 * built for, so another one has a folder of its own.
 */
export function judgeRelease({
  folder,
  lastVersion,
  comparison,
  currentVersion,
  changesets,
  today,
}: GateInput): Verdict {
  const { bump, changes } = comparison;
  const malformed = changesets.filter(({ summary }) => WAIVER_BEGINNING.test(summary) && !WAIVER.test(summary));
  if (malformed.length > 0) {
    const form = 'Schema waiver until YYYY-MM-DD: why';
    return {
      isPassed: false,
      lines: malformed.map(({ file }) => `${file}: a waiver needs a date and a reason: "${form}"`),
    };
  }
  const announced = largest([
    ...changesets.map((changeset) => changeset.bump),
    bumpBetween(lastVersion, currentVersion),
  ]);
  const since = `since ${lastVersion} ${folder} needs ${bump}`;
  const isEnough = isAtLeast(announced, bump);
  if (isEnough && bump !== 'major') return { isPassed: true, lines: [`${since}, and ${announced} is announced`] };
  const waiver = changesets.flatMap((changeset) => waiverOf(changeset, today))[0];
  if (waiver !== undefined) return { isPassed: true, lines: [`${since}, and ${announced} is announced; ${waiver}`] };
  const files = changesets.map(({ file }) => file).join(', ') || 'there is no changeset';
  const wrong = isEnough ? 'which a folder never becomes' : `but only ${announced} is announced (${files})`;
  const wayOut = bump === 'major' ? `make it in schema/${nextMajor(lastVersion)}` : `announce ${bump}`;
  return {
    isPassed: false,
    lines: [
      `${since}, ${wrong}:`,
      ...changes.filter((change) => change.bump === 'major' || !isAtLeast(announced, change.bump)).flatMap(linesOf),
      `Take the change back, make it in another way (popup-contract diff ${lastVersion} ${folder} says how), or ${wayOut}.`,
    ],
  };
}

function nextMajor(version: string): string {
  return `v${Number.parseInt(version, 10) + 1}`;
}

function waiverOf({ file, summary }: PendingChangeset, today: string): string[] {
  const [, until = '', reason = ''] = WAIVER.exec(summary) ?? [];
  return until >= today ? [`waived until ${until} by ${file}: ${reason}`] : [];
}

function linesOf({ schema, pointer, bump, breaks, message, witness = {} }: Change): string[] {
  const whom = breaks.length > 0 ? ` (breaks ${breaks.join(', ')})` : '';
  const proofs = Object.entries(witness).map(([broken, value]) => `    ${broken}: ${JSON.stringify(value)}`);
  return [`  ${bump}: ${schema}#${pointer}: ${message}${whom}`, ...proofs];
}

/** By how much one version is above another. */
export function bumpBetween(before: string, after: string): Bump {
  const [old, now] = [before, after].map((version) => version.split('.').map(Number)) as [number[], number[]];
  const at = now.findIndex((number, index) => number !== old[index]);
  if (at === -1 || (now[at] as number) < (old[at] ?? 0)) return 'none';
  return (['major', 'minor', 'patch'] as const)[at] ?? 'none';
}
