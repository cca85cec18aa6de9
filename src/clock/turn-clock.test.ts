import { expect, test } from 'vitest';
import { ManualClock } from './manual-clock.js';
import { turnClock } from './turn-clock.js';

test('stands during a turn, and goes on with the next', async () => {
  const base = new ManualClock();
  const clock = turnClock(base);
  expect(clock.now()).toBe(0);
  base.advance(5);
  expect(clock.now()).toBe(0);
  await Promise.resolve();
  expect(clock.now()).toBe(5);
});

test('a timer has its own time, unless it is cleared', () => {
  const base = new ManualClock();
  const clock = turnClock(base);
  const rung: number[] = [];
  clock.now();
  clock.setTimeout(() => rung.push(clock.now()), 10);
  clock.clearTimeout(clock.setTimeout(() => rung.push(-1), 5));
  base.advance(10);
  expect(rung).toEqual([10]);
});
