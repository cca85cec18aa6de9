/** Interleaved rounds, and the medians of their ratios. */

/** Something whose speed is measured. */
export interface Task {
  /** Does `count` pieces of work. A task that takes its own time returns it, in ms. */
  run(count: number): unknown;
  /** Pieces of work in a round; by default as many as take `Effort.sliceMs`. */
  count?: number;
  /** Runs after the round, outside of the time measured. */
  after?(): unknown;
}

/** How much is measured. */
export interface Effort {
  rounds: number;
  /** After this time in ms no more rounds begin, once there are `MIN_ROUNDS`. */
  budgetMs: number;
  /** Time in ms that a task of no fixed count runs in each round. */
  sliceMs: number;
  /** Share of the fixed counts. */
  share: number;
  /** Whether that is measured, too, which takes long and has no target. */
  isFull: boolean;
}

const MIN_ROUNDS = 3;

/** Time per piece of work in ns, one value for each round. */
export interface Samples<Name extends string> {
  times: Record<Name, number[]>;
  base: Name;
  /** The base once more. */
  again: number[];
}

export interface Ratio {
  /** Medians, in ns. */
  measured: number;
  base: number;
  /** Median of the rounds' ratios. */
  ratio: number;
  noise: number;
}

/**
 * Runs all tasks in every round, beginning with another one each time, so that no task always follows the same. `base`
 * runs twice in each: what its second run differs by is noise. The first round is for warming up and is dropped.
 */
export async function measure<Name extends string>(
  tasks: Record<Name, Task>,
  base: NoInfer<Name>,
  { rounds, sliceMs, budgetMs }: Pick<Effort, 'rounds' | 'sliceMs' | 'budgetMs'>,
  onRound: (round: number, rounds: number) => void = () => undefined,
): Promise<Samples<Name>> {
  const times = Object.fromEntries(Object.keys(tasks).map((name) => [name, []])) as unknown as Record<Name, number[]>;
  const again: number[] = [];
  const runs: { task: Task; count: number; samples: number[] }[] = [];
  for (const [name, task] of Object.entries<Task>(tasks)) {
    runs.push({ task, count: task.count ?? (await countFor(task, sliceMs)), samples: times[name as Name] });
    if (name === base) runs.push({ ...(runs.at(-1) as (typeof runs)[number]), samples: again });
  }
  const started = performance.now();
  for (let round = 0; round <= rounds; round++) {
    if (round > MIN_ROUNDS && performance.now() - started > budgetMs) break;
    onRound(round, rounds);
    globalThis.gc?.();
    for (const { task, count, samples } of rotated(runs, round)) {
      const ms = await timeOf(task, count);
      if (round > 0) samples.push((ms * 1e6) / count);
    }
  }
  return { times, base, again };
}

/**
 * A task that calls `op` over and over. Its loop is compiled for it alone, so that no other task's `op` slows its call. It
 * is measured in processor time: other processes of the machine do not count.
 */
export function repeat(op: (at: number) => unknown): Task {
  const code = `for (let at = 0; at < count; at++) sink.value = op(at); // ${loops++}`;
  const loop = new Function('op', 'sink', 'count', `${code}\n`) as (...args: unknown[]) => void;
  return {
    run: (count) => {
      // After a collection, types that were collected too are learned again.
      loop(op, SINK, Math.ceil(count / 8));
      const before = process.cpuUsage();
      loop(op, SINK, count);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    },
  };
}

let loops = 0;
/** What is stored here cannot be optimised away. */
const SINK = { value: undefined };

/** No task pays for the garbage of another: of a large one all is collected, of a loop what is young. */
async function timeOf(task: Task, count: number): Promise<number> {
  globalThis.gc?.({ type: task.count === undefined ? 'minor' : 'major', execution: 'sync' });
  const started = performance.now();
  const own = await task.run(count);
  const ms = typeof own === 'number' ? own : performance.now() - started;
  await task.after?.();
  return ms;
}

/** How much fills a slice, once the task has been compiled: its speed is steady when three runs in a row gain little. */
async function countFor(task: Task, sliceMs: number): Promise<number> {
  let count = 1;
  let best = Number.POSITIVE_INFINITY;
  for (let steady = 0; steady < 3; ) {
    const perPiece = (await timeOf(task, count)) / count;
    steady = perPiece > 0.9 * best && perPiece * count >= sliceMs / 2 ? steady + 1 : 0;
    best = Math.min(best, perPiece);
    if (best * count < sliceMs) count *= 2;
  }
  return Math.max(1, Math.round(sliceMs / best));
}

function rotated<Item>(items: readonly Item[], by: number): Item[] {
  const first = by % items.length;
  return [...items.slice(first), ...items.slice(0, first)];
}

/** The time of `name` as a ratio to that of another task, by default the base. */
export function ratioOf<Name extends string>(
  { times, base, again }: Samples<Name>,
  name: NoInfer<Name>,
  against: NoInfer<Name> = base,
): Ratio {
  return {
    measured: median(times[name]),
    base: median(times[against]),
    ratio: medianRatio(times[name], times[against]),
    noise: noise(times[base], again),
  };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Interpolated between the two nearest values; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  return low + (high - low) * (at - Math.floor(at));
}

/** Median of the ratios within each round: what slows a whole round down does not change its ratio. */
export function medianRatio(values: readonly number[], base: readonly number[]): number {
  return median(values.map((value, at) => value / (base[at] ?? Number.NaN)));
}

/** In nine of ten rounds A differs from A by no more than this share. */
export function noise(first: readonly number[], again: readonly number[]): number {
  const factors = first.map((value, at) => {
    const ratio = value / (again[at] ?? Number.NaN);
    return Math.max(ratio, 1 / ratio);
  });
  return quantile(factors, 0.9) - 1;
}
