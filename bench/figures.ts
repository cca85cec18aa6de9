import type { Effort, Ratio } from './measure.js';

/** `ns` and `bytes` are better when they are less, `per second` when it is more. */
export type Unit = 'ns' | 'bytes' | 'per second';

/** What the ratio must be. Beyond `guard`, by default three times the target, a miss is a mistake and fails the run. */
export type Target = ({ atMost: number } | { atLeast: number }) & { guard?: number };

/** One row of the results. */
export interface Figure {
  group: string;
  /** What was measured, and with what load. */
  of: string;
  load: string;
  against: string;
  unit: Unit;
  /** Medians, in the unit. */
  measured: number;
  base: number;
  /** `measured / base`, as the median of the rounds' ratios. */
  ratio: number;
  /** Share by which the base differs from itself. */
  noise: number;
  target?: Target;
  /** It is not about this package, but about another that does the same. */
  isPeer?: true;
}

/** A module of this folder measures one group and exports it as `group`. */
export interface Group {
  measure(run: Run): Promise<Figure[]>;
}

/** What a group is given. */
export interface Run {
  effort: Effort;
  /** Shows how far it is. */
  progress(what: string): void;
  /** Prints a line that stays: something was left out, or a table of its own. */
  note(line: string): void;
}

type Labels = Pick<Figure, 'group' | 'of' | 'load' | 'against' | 'isPeer'> & { target?: Target | undefined };

/** A figure about time. */
export function timeFigure({ target, ...labels }: Labels, ratio: Ratio): Figure {
  return { ...labels, unit: 'ns', ...ratio, ...(target && { target }) };
}

/** A figure about the rate: the inverse of the time. */
export function rateFigure({ target, ...labels }: Labels, { measured, base, ratio, noise }: Ratio): Figure {
  const rates = { measured: 1e9 / measured, base: 1e9 / base, ratio: 1 / ratio, noise };
  return { ...labels, unit: 'per second', ...rates, ...(target && { target }) };
}

/** A figure about bytes, which are counted: they differ by less than `noise` when nothing has changed. */
export function bytesFigure({ target, ...labels }: Labels, measured: number, base: number, noise: number): Figure {
  return { ...labels, unit: 'bytes', measured, base, ratio: measured / base, noise, ...(target && { target }) };
}

/** How many times worse than its target a figure is; at most 1 when it is met. */
export function shareOfTarget({ ratio, target }: Figure): number | undefined {
  if (target === undefined) return undefined;
  return 'atMost' in target ? ratio / target.atMost : target.atLeast / ratio;
}

const GUARD_FACTOR = 3;

/** Whether a figure is so far from its target that the run fails, even if the noise was against it. */
export function isFarOff({ ratio, noise, target }: Figure): boolean {
  if (target === undefined) return false;
  if ('atMost' in target) return ratio / (1 + noise) > (target.guard ?? target.atMost * GUARD_FACTOR);
  return ratio * (1 + noise) < (target.guard ?? target.atLeast / GUARD_FACTOR);
}
