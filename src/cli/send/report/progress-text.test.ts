import { describe, expect, test } from 'vitest';
import { fleetProgress } from './progress-text.js';

describe('a line of progress', () => {
  const counts = {
    accepted: 1200,
    acceptedBefore: 300,
    refused: 2,
    unknown: 0,
    unknownBefore: 0,
    waiting: 12,
    sent: 1202,
  };

  test('of a list that was counted', () => {
    expect(fleetProgress({ ...counts, done: 1502 }, 2000).line(83)).toBe(
      '1,502 of 2,000: accepted 1,500, refused 2, waiting 12, 83/s, 6 s left',
    );
  });

  test('of standard input, with cars that nobody knows of', () => {
    expect(fleetProgress({ ...counts, unknown: 1, unknownBefore: 2, done: 1505 }, undefined).line(undefined)).toBe(
      '1,505: accepted 1,500, refused 2, unknown 3, waiting 12, ?/s',
    );
  });
});
