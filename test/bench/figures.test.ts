import { expect, test } from 'vitest';
import { bytesFigure, isFarOff, rateFigure, shareOfTarget, type Target, timeFigure } from '../../bench/figures.js';
import { figureWith } from './figure.js';

const LABELS = { group: 'sender', of: '`send`', load: '100 B', against: '`publishAsync`' };
const RATIO = { measured: 2000, base: 1000, ratio: 2, noise: 0.1 };

test('a rate is the inverse of a time', () => {
  expect(timeFigure(LABELS, RATIO)).toEqual({ ...LABELS, ...RATIO, unit: 'ns' });
  const rates = { measured: 500_000, base: 1_000_000, ratio: 0.5, noise: 0.1, unit: 'per second' };
  expect(rateFigure(LABELS, RATIO)).toEqual({ ...LABELS, ...rates });
  expect(bytesFigure(LABELS, 30, 60, 0.01)).toMatchObject({ ratio: 0.5, unit: 'bytes' });
});

/** The noise is none. */
test.each<[Target, number, number, boolean]>([
  [{ atMost: 2 }, 1, 0.5, false],
  [{ atMost: 2 }, 2, 1, false],
  [{ atMost: 2 }, 6, 3, false],
  [{ atMost: 2 }, 6.1, 3.05, true],
  [{ atMost: 2, guard: 8 }, 7, 3.5, false],
  [{ atLeast: 3 }, 6, 0.5, false],
  [{ atLeast: 3 }, 1, 3, false],
  [{ atLeast: 3 }, 0.9, 3.333, true],
  [{ atLeast: 2.5, guard: 1.5 }, 1.4, 1.786, true],
])('the target %j: a ratio of %d is %d of it, far off: %s', (target, ratio, share, far) => {
  const figure = figureWith({ target, ratio, noise: 0 });
  expect(shareOfTarget(figure)).toBeCloseTo(share, 3);
  expect(isFarOff(figure)).toBe(far);
});

test('what the noise may have done is not far off', () => {
  expect(isFarOff(figureWith({ target: { atMost: 2 }, ratio: 7, noise: 0.2 }))).toBe(false);
  expect(isFarOff(figureWith({ target: { atMost: 2 }, ratio: 8, noise: 0.2 }))).toBe(true);
  expect(isFarOff(figureWith({ target: { atLeast: 3 }, ratio: 0.9, noise: 0.2 }))).toBe(false);
  expect(isFarOff(figureWith({ target: { atLeast: 3 }, ratio: 0.8, noise: 0.2 }))).toBe(true);
});

test('without a target nothing is missed', () => {
  expect(shareOfTarget(figureWith({}))).toBeUndefined();
  expect(isFarOff(figureWith({ ratio: 1000 }))).toBe(false);
});
