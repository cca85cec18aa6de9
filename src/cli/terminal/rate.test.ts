import { describe, expect, test } from 'vitest';
import { Rate, timeLeft } from './rate.js';

describe('the rate', () => {
  test('is not known at first', () => {
    const rate = new Rate();
    expect(rate.perSecond).toBeUndefined();
    rate.addSample(0, 0);
    rate.addSample(100, 50);
    expect(rate.perSecond).toBeUndefined();
  });

  test('is that of the last seconds', () => {
    const rate = new Rate(10_000);
    for (let second = 0; second <= 60; second++) rate.addSample(second * 1000, second <= 30 ? second * 100 : 3000);
    expect(rate.perSecond).toBe(0);
    for (let second = 61; second <= 65; second++) rate.addSample(second * 1000, 3000 + (second - 60) * 20);
    expect(rate.perSecond).toBe(10);
  });
});

test.each([
  [0, 10, 'done'],
  [100, undefined, '? left'],
  [100, 0, '? left'],
  [99, 1, '99 s left'],
  [100, 1, '2 min left'],
  [5, 10, '1 s left'],
  [100_000, 10, '3 h left'],
])('%d cars at %s a second: %s', (left, perSecond, text) => {
  expect(timeLeft(left, perSecond)).toBe(text);
});
