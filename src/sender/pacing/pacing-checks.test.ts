import { describe, expect, test } from 'vitest';
import { ManualClock } from '../../clock/manual-clock.js';
import { memoryPacing } from './memory-pacing.js';
import type { Pacing, PacingAnswer, PacingSlot } from './pacing.js';
import { pacingChecks } from './pacing-checks.js';

const INTERVAL = 400;

/** The checks of a pacing that is made of a right one, on a clock that is moved by hand. */
function checksOf(make: (right: Pacing, clock: ManualClock) => Pacing, slackMs?: number) {
  const clock = new ManualClock();
  return pacingChecks({
    create: () => make(memoryPacing({ intervalMs: INTERVAL, clock }), clock),
    intervalMs: INTERVAL,
    slackMs,
    advance: (ms) => clock.advance(ms),
  });
}

describe('a pacing in memory', () => {
  test.each(checksOf((right) => right).map(({ name, run }) => ({ name, run })))('$name', ({ run }) => run());

  test.each(
    checksOf((right) => ({
      take: async (vins) => right.take(vins),
      giveBack: async (slots) => right.giveBack(slots),
    })),
  )('$name, with answers that come later', ({ run }) => run());
});

test('a pacing that holds longer passes with slack, and not without', async () => {
  const longer = (_: Pacing, clock: ManualClock): Pacing => memoryPacing({ intervalMs: INTERVAL + 50, clock });
  expect(await failures(checksOf(longer, 50))).toEqual([]);
  expect(await failures(checksOf(longer))).toContain('a call after the interval gets a slot');
});

async function failures(checks: ReturnType<typeof pacingChecks>): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, run } of checks) {
    await run().catch((error) => {
      expect(error).toBeInstanceOf(Error);
      expect(error.message.length).toBeGreaterThan(20);
      failed.push(name);
    });
  }
  return failed;
}

type Break = (right: Pacing, clock: ManualClock) => Pacing;

const changed =
  (change: (answers: readonly PacingAnswer[], vins: readonly string[]) => readonly PacingAnswer[]): Break =>
  (right) => ({
    take: (vins) => change(right.take(vins) as readonly PacingAnswer[], vins),
    giveBack: (slots) => right.giveBack(slots),
  });

const givingBack =
  (giveBack: (right: Pacing, slots: readonly PacingSlot[]) => void): Break =>
  (right) => ({ take: (vins) => right.take(vins), giveBack: (slots) => giveBack(right, slots) });

/** Frees by the VIN alone: keeps the latest token of each car, and uses that one. */
const freesByVin: Break = (right) => {
  const latest = new Map<string, PacingSlot>();
  return {
    take: (vins) => {
      const answers = right.take(vins) as readonly PacingAnswer[];
      for (const answer of answers) if ('slot' in answer) latest.set(answer.slot.vin.toUpperCase(), answer.slot);
      return answers;
    },
    giveBack: (slots) => right.giveBack(slots.flatMap(({ vin }) => latest.get(vin.toUpperCase()) ?? [])),
  };
};

/** Looks first, and writes after a pause. */
const looksThenWrites: Break = (_, clock) => {
  const until = new Map<string, number>();
  return {
    take: async (vins) => {
      const free = vins.map((vin) => (until.get(vin) ?? 0) <= clock.now());
      await Promise.resolve();
      return vins.map((vin, at) => {
        if (!free[at]) return { retryAfterMs: 1 };
        until.set(vin, clock.now() + INTERVAL);
        return { slot: { vin, token: 1 } };
      });
    },
    giveBack: () => undefined,
  };
};

/** One gap for all cars. */
const oneForAll: Break = (right) => ({
  take: async (vins) =>
    (await right.take(vins.map(() => 'DEM0CAR0000000001'))).map((answer, at) =>
      'slot' in answer ? { slot: { vin: vins[at] as string, token: answer.slot.token } } : answer,
    ),
  giveBack: (slots) => right.giveBack(slots.map(({ token }) => ({ vin: 'DEM0CAR0000000001', token }))),
});

const withInterval =
  (intervalMs: number): Break =>
  (_, clock) =>
    memoryPacing({ intervalMs, clock });

/** Every request begins the gap anew. */
const startsAnew: Break = (_, clock) => {
  const until = new Map<string, number>();
  return {
    take: (vins) =>
      vins.map((vin) => {
        const free = (until.get(vin) ?? 0) <= clock.now();
        until.set(vin, clock.now() + INTERVAL);
        return free ? { slot: { vin, token: clock.now() } } : { retryAfterMs: INTERVAL };
      }),
    giveBack: () => undefined,
  };
};

const caseMatters: Break = (_, clock) => {
  const pacings = {
    upper: memoryPacing({ intervalMs: INTERVAL, clock }),
    lower: memoryPacing({ intervalMs: INTERVAL, clock }),
  };
  const of = (vin: string) => (vin === vin.toUpperCase() ? pacings.upper : pacings.lower);
  return {
    take: (vins) => vins.flatMap((vin) => of(vin).take([vin]) as PacingAnswer[]),
    giveBack: (slots) => {
      for (const slot of slots) of(slot.vin).giveBack([slot]);
    },
  };
};

const BREAKS: Record<string, { broken: Break; fails: string }> = {
  'gives nothing': {
    broken: changed((answers) => answers.map(() => ({ retryAfterMs: 1 }))),
    fails: 'the first call for a car gets a slot',
  },
  'gives always': {
    broken: changed((_, vins) => vins.map((vin) => ({ slot: { vin, token: 1 } }))),
    fails: 'the next call is refused',
  },
  'looks at each car of a call once': {
    broken: changed((answers, vins) => vins.map((vin) => answers[vins.indexOf(vin)] as PacingAnswer)),
    fails: 'the second request of one call is refused',
  },
  'ends 1 ms too early': {
    broken: withInterval(INTERVAL - 1),
    fails: 'a call 1 ms before the interval is over is refused',
  },
  'ends 1 ms too late': { broken: withInterval(INTERVAL + 1), fails: 'a call after the interval gets a slot' },
  'names a time too short': {
    broken: changed((answers) => answers.map((answer) => ('slot' in answer ? answer : { retryAfterMs: 1 }))),
    fails: 'a call after the retryAfterMs of a refusal gets a slot',
  },
  'names no time': {
    broken: changed((answers) => answers.map((answer) => ('slot' in answer ? answer : { retryAfterMs: 0 }))),
    fails: 'the next call is refused',
  },
  'begins anew with each request': { broken: startsAnew, fails: 'a refusal does not extend the wait' },
  'has one gap for all cars': { broken: oneForAll, fails: 'cars do not affect each other' },
  'takes case for a difference': { broken: caseMatters, fails: 'a VIN in upper and in lower case is one car' },
  'never frees': { broken: givingBack(() => undefined), fails: 'a slot that was given back is free' },
  'frees VINs as they are written': {
    broken: givingBack((right, slots) => right.giveBack(slots.filter(({ vin }) => vin === vin.toUpperCase()))),
    fails: 'a slot under a VIN in lower case can be given back',
  },
  'gives slots under the names of others': {
    broken: changed((answers, vins) =>
      answers.map((answer) =>
        'slot' in answer ? { slot: { ...answer.slot, vin: vins.at(-1) ?? answer.slot.vin } } : answer,
      ),
    ),
    fails: 'many answers come in the order of the request',
  },
  'frees a hundred at the most': {
    broken: givingBack((right, slots) => right.giveBack(slots.slice(0, 100))),
    fails: 'many slots can be given back at once',
  },
  'frees by VIN (old slot)': {
    broken: freesByVin,
    fails: 'giving back an expired slot does not free a newer one',
  },
  'frees by VIN (foreign token)': { broken: freesByVin, fails: "giving back with another slot's token frees nothing" },
  'frees by VIN (twice)': { broken: freesByVin, fails: 'giving back twice does not free a newer slot' },
  'answers in reverse': {
    broken: changed((answers) => [...answers].reverse()),
    fails: 'many answers come in the order of the request',
  },
  'answers a hundred at the most': {
    broken: changed((answers) => answers.slice(0, 100)),
    fails: 'many answers come in the order of the request',
  },
  'answers nothing with something': {
    broken: changed((answers) => (answers.length === 0 ? [{ retryAfterMs: 1 }] : answers)),
    fails: 'take and giveBack accept empty lists',
  },
  'looks, then writes': { broken: looksThenWrites, fails: 'two concurrent calls for one car get one slot' },
};

describe('a pacing that', () => {
  test.each(Object.entries(BREAKS))('%s fails', async (_, { broken, fails }) => {
    expect(await failures(checksOf(broken))).toContain(fails);
  });

  test('is right in all but one thing: every check is needed', () => {
    const names = checksOf((right) => right).map(({ name }) => name);
    expect([...new Set(Object.values(BREAKS).map(({ fails }) => fails))].sort()).toEqual([...names].sort());
  });
});
