import { expect, test } from 'vitest';
import { ManualClock } from './manual-clock.js';
import { systemClock } from './system-clock.js';

test('timers ring in the order of their times, at their times', () => {
  const clock = new ManualClock();
  const rung: [string, number][] = [];
  const ring = (name: string) => () => rung.push([name, clock.now()]);
  clock.setTimeout(ring('late'), 30);
  clock.setTimeout(ring('early'), 10);
  clock.clearTimeout(clock.setTimeout(ring('never'), 20));
  clock.setTimeout(() => clock.setTimeout(ring('from a timer'), 5), 12);
  clock.advance(29);
  expect(rung).toEqual([
    ['early', 10],
    ['from a timer', 17],
  ]);
  expect(clock.now()).toBe(29);
  clock.advance(1);
  expect(rung.at(-1)).toEqual(['late', 30]);
});

test('the system clock never goes back, and its timers can be called off', async () => {
  const before = systemClock.now();
  let rang = false;
  const timer = systemClock.setTimeout(() => {
    rang = true;
  }, 0);
  systemClock.clearTimeout(timer);
  await new Promise<void>((resolve) => systemClock.setTimeout(resolve, 1));
  expect(rang).toBe(false);
  expect(systemClock.now()).toBeGreaterThan(before);
});
