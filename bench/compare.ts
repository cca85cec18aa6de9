/** What became worse since the committed results. */
import type { Figure } from './figures.js';

export interface Change {
  before: Figure;
  now: Figure;
  /** How many times worse it is. */
  factor: number;
}

const keyOf = ({ group, of, load, against }: Figure): string => [group, of, load, against].join('\n');

/** How many times worse a ratio is than another; below 1 it is better. */
function factorOf(before: Figure, now: Figure): number {
  return now.unit === 'per second' ? before.ratio / now.ratio : now.ratio / before.ratio;
}

/**
 * Our figures that are worse by more than the noise of both runs. Ratios are compared, so that another machine may have
 * measured. Figures that only one of the runs has are passed over.
 */
export function worse(before: readonly Figure[], now: readonly Figure[]): Change[] {
  const known = new Map(before.map((figure) => [keyOf(figure), figure]));
  return now.flatMap((figure) => {
    const old = known.get(keyOf(figure));
    if (old === undefined || figure.isPeer) return [];
    const factor = factorOf(old, figure);
    return factor > (1 + old.noise) * (1 + figure.noise) ? [{ before: old, now: figure, factor }] : [];
  });
}
