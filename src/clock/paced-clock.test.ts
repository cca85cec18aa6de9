import { describe, expect, test } from 'vitest';
import { ManualClock } from './manual-clock.js';
import { PacedClock } from './paced-clock.js';

function setUp() {
  const base = new ManualClock();
  base.advance(500);
  const clock = new PacedClock(base);
  const rung: [string, number][] = [];
  const ring = (name: string, delayMs: number): unknown =>
    clock.setTimeout(() => rung.push([name, clock.now()]), delayMs);
  return { base, clock, ring, rung };
}

describe('a paced clock', () => {
  test('begins at 0 and runs as fast as the one below', () => {
    const { base, clock, ring, rung } = setUp();
    ring('a', 100);
    base.advance(99);
    expect([clock.now(), rung]).toEqual([99, []]);
    base.advance(1);
    expect(rung).toEqual([['a', 100]]);
  });

  test('runs ten times as fast, also what was set before', () => {
    const { base, clock, ring, rung } = setUp();
    ring('a', 1_000);
    base.advance(500);
    clock.setRate(10);
    ring('b', 100);
    base.advance(50);
    expect(rung).toEqual([
      ['b', 600],
      ['a', 1_000],
    ]);
    expect(clock.now()).toBe(1_000);
  });

  test('stands still, and goes on where it stood', () => {
    const { base, clock, ring, rung } = setUp();
    ring('a', 100);
    base.advance(40);
    clock.setRate(0);
    ring('b', 20);
    base.advance(1_000_000);
    expect([clock.now(), clock.rate, rung]).toEqual([40, 0, []]);
    clock.setRate(1);
    base.advance(60);
    expect(rung).toEqual([
      ['b', 60],
      ['a', 100],
    ]);
  });

  test('can be moved to what comes next, standing or running', () => {
    for (const rate of [0, 1, 10]) {
      const { base, clock, ring, rung } = setUp();
      clock.setRate(rate);
      ring('b', 200);
      ring('a', 100);
      ring('a too', 100);
      expect(clock.skip()).toBe(true);
      expect([clock.now(), rung]).toEqual([
        100,
        [
          ['a', 100],
          ['a too', 100],
        ],
      ]);
      expect(clock.skip()).toBe(true);
      expect(clock.skip()).toBe(false);
      base.advance(10_000);
      expect(rung).toHaveLength(3);
    }
  });

  test('a timer that was called off does not ring, also not by one of the same time', () => {
    const { base, clock, ring, rung } = setUp();
    let second: unknown;
    clock.setTimeout(() => clock.clearTimeout(second), 100);
    second = ring('second', 100);
    clock.clearTimeout(ring('third', 50));
    clock.skip();
    base.advance(1_000);
    expect(rung).toEqual([]);
  });
});
