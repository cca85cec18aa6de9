import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { LIMITS } from '#contract/limits.js';
import { type Call, calls, SetClock, slotsOf, take, violations } from '../../../test/sender/pacing/random-calls.js';
import { ManualClock } from '../../clock/manual-clock.js';
import { memoryPacing } from './memory-pacing.js';
import type { Pacing } from './pacing.js';

const INTERVAL = LIMITS.minIntervalMs;
const CAR = 'DEM0CAR0000000001';
const car = (at: number): string => `DEM0CAR${String(at).padStart(10, '0')}`;

const isGiven = (pacing: Pacing): boolean => slotsOf(take(pacing, [CAR])).length === 1;

describe('row 8: two sends in the same millisecond, at the interval less 1 ms, and at the interval', () => {
  function startedAt(time: number) {
    const clock = new SetClock();
    clock.time = time;
    return { clock, pacing: memoryPacing({ clock }) };
  }

  test.each([0, 0.25, 123_456_789, 2 ** 40 + 0.75])('on a clock that begins at %d', (start) => {
    const { clock, pacing } = startedAt(start);
    expect(take(pacing, [CAR, CAR])).toEqual([{ slot: expect.anything() }, { retryAfterMs: expect.any(Number) }]);
    expect(isGiven(pacing)).toBe(false);
    for (const early of [1, 0.5, 0.25]) {
      clock.time = start + INTERVAL - early;
      expect(isGiven(pacing)).toBe(false);
    }
    // A slot ends with a whole millisecond.
    clock.time = Math.ceil(start + INTERVAL);
    expect(isGiven(pacing)).toBe(true);
    expect(isGiven(pacing)).toBe(false);
  });

  test('at the interval it is the turn of the last of many, too', () => {
    const { clock, pacing } = startedAt(0);
    const cars = Array.from({ length: 1000 }, (_, at) => car(at));
    take(pacing, cars);
    clock.time = INTERVAL;
    expect(slotsOf(take(pacing, [cars.at(-1) as string]))).toHaveLength(1);
  });

  test('the refusal names the time that is left, to the millisecond', () => {
    const { clock, pacing } = startedAt(0);
    take(pacing, [CAR]);
    expect(take(pacing, [CAR])).toEqual([{ retryAfterMs: INTERVAL }]);
    clock.time = INTERVAL - 1;
    expect(take(pacing, [CAR])).toEqual([{ retryAfterMs: 1 }]);
    clock.time = INTERVAL - 0.5;
    expect(take(pacing, [CAR])).toEqual([{ retryAfterMs: 1 }]);
  });

  test('where the sum of reading and interval cannot hold the fraction of the reading', () => {
    const call = (after: number): Call => ({ after, cars: [0], lower: false, givesBack: 'nothing' });
    // From 2 ** 30 on doubles are 2 ** -22 apart: the slot must not end a half of that too early.
    const fraction = 2 ** -23;
    const steps = [2 ** 30 - INTERVAL + fraction, INTERVAL - fraction, 1].map(call);
    expect(violations(steps, 0, 1)).toEqual([]);
  });

  test('never two slots closer than the interval, always one at the interval (property)', () => {
    fc.assert(
      fc.property(calls, (given) => {
        expect(violations(given, 0, 1)).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  test('whatever the clock began with, and if it runs a little too fast or too slow (property)', () => {
    const offset = fc.oneof(fc.integer({ min: 0, max: 2 ** 41 }), fc.double({ min: 0, max: 1e9, noNaN: true }));
    fc.assert(
      fc.property(calls, offset, fc.double({ min: 0.99, max: 1.01, noNaN: true }), (given, start, drift) => {
        expect(violations(given, start, drift)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('row 9: the wall clock steps by an hour', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  test.each([3_600_000, -3_600_000])('by %d ms, and pacing does not notice', (step) => {
    const pacing = memoryPacing();
    expect(isGiven(pacing)).toBe(true);
    const [before] = take(pacing, [CAR]) as [{ retryAfterMs: number }];
    const wall = Date.now() + step;
    vi.spyOn(Date, 'now').mockReturnValue(wall);
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(wall);
    const [after] = take(pacing, [CAR]) as [{ retryAfterMs: number }];
    expect(after.retryAfterMs).toBeLessThanOrEqual(before.retryAfterMs);
    expect(after.retryAfterMs).toBeGreaterThan(before.retryAfterMs - 5000);
  });

  test.each([3_600_000, -3_600_000])('by %d ms, and the interval ends when it should', (step) => {
    const clock = new ManualClock();
    const pacing = memoryPacing({ clock });
    expect(isGiven(pacing)).toBe(true);
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(Date.now() + step);
    clock.advance(INTERVAL - 1);
    expect(isGiven(pacing)).toBe(false);
    clock.advance(1);
    expect(isGiven(pacing)).toBe(true);
  });
});

describe('after 2^30 ms numbers are counted anew', () => {
  const beforeIt = 2 ** 30 - 10;

  function nearlyThere() {
    const clock = new SetClock();
    clock.time = 0.5;
    const pacing = memoryPacing({ clock });
    clock.time = beforeIt;
    const slots = slotsOf(take(pacing, [CAR, car(2)]));
    return { clock, pacing, slots };
  }

  test('the gap holds across it', () => {
    const { clock, pacing } = nearlyThere();
    clock.time = beforeIt + 11;
    expect(take(pacing, [CAR])).toEqual([{ retryAfterMs: INTERVAL - 11 }]);
    clock.time = beforeIt + INTERVAL - 1;
    expect(isGiven(pacing)).toBe(false);
    clock.time = beforeIt + INTERVAL;
    expect(isGiven(pacing)).toBe(true);
    expect(pacing.size).toBe(1);
  });

  test('a slot from before can be given back', () => {
    const { clock, pacing, slots } = nearlyThere();
    clock.time = beforeIt + 11;
    expect(isGiven(pacing)).toBe(false);
    pacing.giveBack(slots);
    expect(isGiven(pacing)).toBe(true);
  });

  test('a slot from long before is not taken for one with the same number', () => {
    const clock = new SetClock();
    const pacing = memoryPacing({ clock });
    clock.time = 5;
    const slots = slotsOf(take(pacing, [CAR]));
    clock.time = 2 ** 30 + 5;
    expect(isGiven(pacing)).toBe(true);
    pacing.giveBack(slots);
    expect(isGiven(pacing)).toBe(false);
  });

  test('cars from before are forgotten when they run out', () => {
    const { clock, pacing } = nearlyThere();
    for (let round = 0; round < 2; round++)
      take(
        pacing,
        Array.from({ length: 100 }, (_, at) => car(at)),
      );
    clock.time = beforeIt + 11;
    take(pacing, [CAR]);
    expect(pacing.size).toBe(100);
    clock.time = beforeIt + 2 * INTERVAL;
    for (let call = 0; call < 20; call++) take(pacing, [CAR]);
    expect(pacing.size).toBe(1);
  });
});

describe('memory', () => {
  test('cars that ran out are forgotten as others come', () => {
    const clock = new ManualClock();
    const pacing = memoryPacing({ clock });
    let largest = 0;
    for (let round = 0; round < 60; round++) {
      for (let call = 0; call < 10; call++) {
        const first = (round * 10 + call) * 100;
        const slots = slotsOf(
          take(
            pacing,
            Array.from({ length: 100 }, (_, at) => car(first + at)),
          ),
        );
        expect(slots).toHaveLength(100);
        // Holes do not stop the eviction.
        pacing.giveBack(slots.filter((_, at) => at % 3 === 0));
        clock.advance(INTERVAL / 20);
        largest = Math.max(largest, pacing.size);
      }
    }
    // The cars of one interval are 2,000.
    expect(largest).toBeLessThanOrEqual(2100);
  });

  test('the same cars over and over take no more room', () => {
    const clock = new ManualClock();
    const pacing = memoryPacing({ clock });
    const cars = Array.from({ length: 50 }, (_, at) => car(at));
    for (let round = 0; round < 500; round++) {
      expect(slotsOf(take(pacing, cars))).toHaveLength(50);
      expect(pacing.size).toBe(50);
      clock.advance(INTERVAL);
    }
  });

  test('a crowd is forgotten after it has gone, by a few calls', () => {
    const clock = new ManualClock();
    const pacing = memoryPacing({ clock });
    take(
      pacing,
      Array.from({ length: 1000 }, (_, at) => car(at)),
    );
    clock.advance(INTERVAL);
    for (let call = 0; call < 150; call++) take(pacing, [CAR]);
    expect(pacing.size).toBe(1);
    // And those that come after it.
    for (let round = 0; round < 50; round++) {
      clock.advance(INTERVAL);
      take(
        pacing,
        Array.from({ length: 10 }, (_, at) => car(2000 + round * 10 + at)),
      );
      expect(pacing.size).toBeLessThanOrEqual(20);
    }
  });
});

test.each([
  [{ intervalMs: -1 }, '/intervalMs'],
  [{ intervalMs: Number.NaN }, '/intervalMs'],
  [{ clock: {} }, '/clock'],
])('refuses the options %j', (options, pointer) => {
  expect(() => memoryPacing(options as never)).toThrow(
    expect.objectContaining({ code: 'INVALID_OPTIONS', issues: [expect.objectContaining({ pointer })] }),
  );
});

test('refuses an option that it does not know', () => {
  expect(() => memoryPacing({ interval: 5 } as never)).toThrow(/did you mean "?intervalMs/);
});
