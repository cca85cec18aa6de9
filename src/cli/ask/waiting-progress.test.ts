import { expect, test } from 'vitest';
import { waitingProgress } from './waiting-progress.js';

test('the time that is left until an answer is given up', () => {
  let now = 5_000;
  const source = waitingProgress(60_000, () => now);
  const shown = () => [source.done(), ...source.texts(undefined)];
  expect(shown()).toEqual([0, 'waiting for the driver', '60 s left']);
  now += 2_500;
  expect(shown()).toEqual([2_500, 'waiting for the driver', '58 s left']);
  now += 60_000;
  expect(source.done()).toBe(source.total);
  expect(source.isRemoved).toBe(true);
});
