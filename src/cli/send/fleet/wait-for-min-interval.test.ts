import { expect, test } from 'vitest';
import { LIMITS } from '#contract/limits.js';
import { minIntervalLeft } from './wait-for-min-interval.js';

const gap = LIMITS.minIntervalMs;

test.each([
  ['a run that may not have settled yet', 5_000, gap],
  ['one that settled just now', 0, gap],
  ['one that settled a while ago', -1_000, gap - 1_000],
  ['one that settled a gap ago', -gap, 0],
  ['one of yesterday', -86_400_000, 0],
  ['one of tomorrow, by a clock that was set back', 86_400_000, gap],
])('after %s', (_what, settledBy, left) => {
  const now = 1_700_000_000_000;
  expect(minIntervalLeft(now + settledBy, now)).toBe(left);
});
