import { describe, expect, test } from 'vitest';
import { measure, median, medianRatio, noise, quantile, ratioOf, repeat } from '../../bench/measure.js';

const EFFORT = { rounds: 4, sliceMs: 0.01, budgetMs: 1e6 };

test.each([
  [[], Number.NaN],
  [[3], 3],
  [[9, 1, 5], 5],
  [[4, 1, 3, 2], 2.5],
  [[10, 9, 100], 10],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});

test.each([
  [0, 1],
  [0.25, 2],
  [0.9, 4.6],
  [1, 5],
])('the quantile %d of 1 to 5 is %d', (share, expected) => {
  expect(quantile([5, 4, 3, 2, 1], share)).toBeCloseTo(expected, 10);
});

test('a round that is slow as a whole does not change the ratio', () => {
  expect(medianRatio([2, 20, 2], [4, 40, 4])).toBe(0.5);
  // The ratio of the medians would be 1.
  expect(medianRatio([1, 2, 30], [1, 4, 2])).toBe(1);
});

describe('noise', () => {
  test.each([
    ['of equals is none', [5, 5, 5], [5, 5, 5], 0],
    ['is the same both ways', [2, 2, 2], [1, 1, 1], 1],
    ['is the same both ways', [1, 1, 1], [2, 2, 2], 1],
    ['passes over one round of many', Array(20).fill(1), [50, ...Array(19).fill(1)], 0],
  ])('%s', (_, first, again, expected) => {
    expect(noise(first, again)).toBe(expected);
  });
});

describe('measure', () => {
  /** Tasks that take the time that they say, and write down in which order they ran. */
  function recorded(order: string[]) {
    const task = (name: string, ms: number) => ({
      count: 10,
      run: () => {
        order.push(name);
        return ms;
      },
    });
    return { base: task('base', 2), half: task('half', 1), slow: task('slow', 8) };
  }

  test('begins every round with another task, and drops the first round', async () => {
    const order: string[] = [];
    const { times, again } = await measure(recorded(order), 'base', EFFORT);
    expect(order.slice(0, 8)).toEqual(['base', 'base', 'half', 'slow', 'base', 'half', 'slow', 'base']);
    expect(order).toHaveLength(4 * (EFFORT.rounds + 1));
    expect(times.slow).toEqual([8e5, 8e5, 8e5, 8e5]);
    expect(again).toHaveLength(EFFORT.rounds);
  });

  test('gives ratios to the base or to another', async () => {
    const samples = await measure(recorded([]), 'base', EFFORT);
    expect(ratioOf(samples, 'half')).toEqual({ measured: 1e5, base: 2e5, ratio: 0.5, noise: 0 });
    expect(ratioOf(samples, 'slow', 'half').ratio).toBe(8);
  });

  test('keeps to the budget, but not at the cost of all rounds', async () => {
    const { again } = await measure(recorded([]), 'base', { ...EFFORT, rounds: 50, budgetMs: 0 });
    expect(again).toHaveLength(3);
  });

  test('waits for what takes time, and cleans up after each round', async () => {
    const order: string[] = [];
    const run = async () => {
      await Promise.resolve();
      order.push('run');
    };
    await measure({ base: { count: 1, run, after: () => order.push('after') } }, 'base', { ...EFFORT, rounds: 1 });
    expect(order).toEqual(['run', 'after', 'run', 'after', 'run', 'after', 'run', 'after']);
  });

  test('repeats until a slice is full', async () => {
    let calls = 0;
    const { times } = await measure({ base: repeat(() => calls++) }, 'base', EFFORT);
    expect(calls).toBeGreaterThan(EFFORT.rounds);
    expect(times.base).toHaveLength(EFFORT.rounds);
  });

  test('passes on what a task throws', async () => {
    const base = { count: 1, run: () => Promise.reject(new Error('the broker is gone')) };
    await expect(measure({ base }, 'base', EFFORT)).rejects.toThrow('the broker is gone');
  });
});
