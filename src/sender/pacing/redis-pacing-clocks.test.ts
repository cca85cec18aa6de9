import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '#contract/limits.js';
import { type Journey, ModelStore, SlowClient, World } from '../../../test/sender/pacing/pacing-world.js';
import type { Pacing } from './pacing.js';
import { redisPacing } from './redis-pacing.js';

const INTERVAL = LIMITS.minIntervalMs;
/** The margin, and what a clock that is off by a hundredth makes of the longest wait. */
const LONGEST = (INTERVAL + 1000) * 1.03;
const CARS = ['DEM0CAR0000000001', 'DEM0CAR0000000002', 'DEM0CAR0000000003'];

interface Step {
  after: number;
  who: number;
  cars: number[];
  journey: Journey;
  /** Whether the slots are given back at once. */
  givesBack: boolean;
  /** Whether the store forgets everything before. */
  forgets: boolean;
}

const rate = fc.double({ min: 0.99, max: 1.01, noNaN: true });
const offset = fc.double({ min: 0, max: 1e12, noNaN: true });
const onTheWay = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 20 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 4000 }) },
  { weight: 1, arbitrary: fc.constantFrom(250, 500, 501, 3000) },
);
const fate = fc.constantFrom('arrives', 'arrives', 'arrives', 'lost', 'twice');

const steps = (forgets: fc.Arbitrary<boolean>): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      after: fc.oneof(
        fc.integer({ min: 0, max: 3000 }),
        fc.constantFrom(0, INTERVAL - 1000, INTERVAL, INTERVAL + 1000),
      ),
      who: fc.nat(1),
      cars: fc.array(fc.nat(CARS.length - 1), { minLength: 1, maxLength: 3 }),
      journey: fc.record({ there: onTheWay, back: onTheWay, fate }),
      givesBack: fc.boolean(),
      forgets,
    }),
    { minLength: 2, maxLength: 14 },
  );

const worlds = fc.record({ offsets: fc.tuple(offset, offset), rates: fc.tuple(rate, rate, rate) });

/** Plays the steps. Returns the true times between popups for one car, and how the cars stood in the end. */
async function play(given: Step[], { offsets, rates }: { offsets: number[]; rates: number[] }) {
  const world = new World();
  const store = new ModelStore(world.clock(0, rates[2] ?? 1));
  const gaps: number[] = [];
  const sentAt = new Map<string, number>();
  const processes = [0, 1].map((at) => {
    const client = new SlowClient(world, store);
    const pacing = redisPacing({ client, clock: world.clock(offsets[at] ?? 0, rates[at] ?? 1) });
    return { client, pacing };
  });

  async function send(pacing: Pacing, vins: string[], givesBack: boolean): Promise<number> {
    const answers = await Promise.resolve(pacing.take(vins)).catch(() => []);
    const slots = answers.flatMap((answer) => ('slot' in answer ? [answer.slot] : []));
    if (givesBack) await Promise.resolve(pacing.giveBack(slots)).catch(() => undefined);
    else
      for (const { vin } of slots) {
        const now = world.now();
        const before = sentAt.get(vin);
        if (before !== undefined) gaps.push(now - before);
        sentAt.set(vin, now);
      }
    return slots.length;
  }

  // Both know the store: one that does not could not tell that it forgets.
  for (const { pacing } of processes) void send(pacing, CARS.slice(0, 1), false);
  await world.advance(100);
  for (const { after, who, cars, journey, givesBack, forgets } of given) {
    await world.advance(after);
    if (forgets) store.forget();
    const process = processes[who];
    if (process === undefined) continue;
    process.client.journey = journey;
    void send(
      process.pacing,
      cars.map((car) => CARS[car] as string),
      givesBack,
    );
  }
  // When all is quiet again every car is free, and whoever comes first gets it: nothing was held for ever.
  await world.advance(2 * LONGEST);
  let free = 0;
  for (const { client, pacing } of processes) {
    client.journey = { there: 1, back: 1, fate: 'arrives' };
    // Once to hear that the store has forgotten.
    void send(pacing, CARS, true);
    await world.advance(LONGEST);
    void send(pacing, CARS, false).then((count) => {
      free += count;
    });
    await world.advance(LONGEST);
  }
  return { gaps, free };
}

describe('row 8: two processes with clocks of their own, and a store with another', () => {
  async function holds(given: Step[], world: { offsets: number[]; rates: number[] }): Promise<void> {
    const { gaps, free } = await play(given, world);
    expect(gaps.filter((gap) => gap < INTERVAL)).toEqual([]);
    expect(free).toBe(2 * CARS.length);
  }

  test('never send to a car within the gap, however slow the network is (property)', async () => {
    await fc.assert(fc.asyncProperty(steps(fc.constant(false)), worlds, holds), { numRuns: 150 });
  });

  test('nor when the store forgets everything (property)', async () => {
    const sometimes = fc.nat(4).map((number) => number === 0);
    await fc.assert(fc.asyncProperty(steps(sometimes), worlds, holds), { numRuns: 150 });
  });
});
