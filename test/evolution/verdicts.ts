/** The rows of the table in both directions, and verdicts as the table writes them. */
import type { Comparison } from '../../src/evolution/index.js';
import { CHANGES } from './changes.js';
import { edited, V1 } from './versions.js';

export const DIRECTIONS = CHANGES.flatMap((row) => {
  const after = edited(V1, row.edits);
  return [
    { ...row, name: row.what, old: V1, now: after },
    { ...row, name: `${row.what}, the other way round`, old: after, now: V1, verdict: row.back },
  ];
});

/** As the table has it, in an order of its own. */
export function verdictOf({ bump, changes }: Comparison): string[] {
  const texts = changes.map((change) => `${change.schema} ${change.kind} ${change.breaks.join(' ') || change.bump}`);
  return [bump, ...texts.sort()];
}

export const sorted = ([bump, ...changes]: readonly string[]): unknown[] => [bump, ...changes.sort()];
