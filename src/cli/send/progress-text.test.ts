import { describe, expect, test } from 'vitest';
import { progressLine } from './progress-text.js';
import { Rate, timeLeft } from './rate.js';

describe('the rate', () => {
  test('is not known at first', () => {
    const rate = new Rate();
    expect(rate.perSecond).toBeUndefined();
    rate.note(0, 0);
    rate.note(100, 50);
    expect(rate.perSecond).toBeUndefined();
  });

  test('is that of the last seconds', () => {
    const rate = new Rate(10_000);
    for (let second = 0; second <= 60; second++) rate.note(second * 1000, second <= 30 ? second * 100 : 3000);
    expect(rate.perSecond).toBe(0);
    for (let second = 61; second <= 65; second++) rate.note(second * 1000, 3000 + (second - 60) * 20);
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

describe('a line of progress', () => {
  const tally = {
    accepted: 1200,
    acceptedBefore: 300,
    refused: 2,
    unknown: 0,
    unknownBefore: 0,
    waiting: 12,
    sent: 1202,
  };

  test('of a list that was counted', () => {
    expect(progressLine({ tally: { ...tally, done: 1502 }, total: 2000 }, 83)).toBe(
      '1,502 of 2,000: accepted 1,500, refused 2, waiting 12, 83/s, 6 s left',
    );
  });

  test('of standard input, with cars that nobody knows of', () => {
    expect(
      progressLine({ tally: { ...tally, unknown: 1, unknownBefore: 2, done: 1505 }, total: undefined }, undefined),
    ).toBe('1,505: accepted 1,500, refused 2, unknown 3, waiting 12, ?/s');
  });
});
