/** Random calls of a pacing in memory, and a judge of its answers. */
import fc from 'fast-check';
import { LIMITS } from '../../../generated/v1/limits.js';
import { memoryPacing } from '../../../src/sender/pacing/memory-pacing.js';
import type { Pacing, PacingAnswer, PacingSlot } from '../../../src/sender/pacing/pacing.js';

const INTERVAL = LIMITS.minIntervalMs;
const car = (at: number): string => `DEM0CAR${String(at).padStart(10, '0')}`;

export const slotsOf = (answers: readonly PacingAnswer[]): PacingSlot[] =>
  answers.flatMap((answer) => ('slot' in answer ? [answer.slot] : []));

/** In memory answers come at once. */
export const take = (pacing: Pacing, vins: readonly string[]): readonly PacingAnswer[] =>
  pacing.take(vins) as readonly PacingAnswer[];

/** A clock that can be set to any reading. */
export class SetClock {
  time = 0;
  now = (): number => this.time;
  setTimeout = (): undefined => undefined;
  clearTimeout = (): undefined => undefined;
}

export interface Call {
  after: number;
  cars: number[];
  lower: boolean;
  givesBack: string;
}

/** Calls at random times for a few cars; some slots are given back after a while. */
export const calls: fc.Arbitrary<Call[]> = fc.array(
  fc.record({
    after: fc.oneof(
      fc.integer({ min: 0, max: INTERVAL + 2 }),
      fc.double({ min: 0, max: INTERVAL + 2, noNaN: true }),
      fc.constantFrom(0, 0.5, 1, INTERVAL - 1, INTERVAL - 0.25, INTERVAL, 2 ** 30, 2 ** 30 - INTERVAL),
    ),
    cars: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 6 }),
    lower: fc.boolean(),
    givesBack: fc.constantFrom('nothing', 'all of this call', 'something old'),
  }),
  { minLength: 1, maxLength: 60, size: 'max' },
);

/** Runs the calls, and tells what went wrong. `offset` and `drift` make another process's clock of the same time. */
export function violations(steps: readonly Call[], offset: number, drift: number): string[] {
  const clock = new SetClock();
  const at = (real: number): number => offset + real * drift;
  let real = 0;
  clock.time = at(0);
  const pacing = memoryPacing({ clock });
  const busySince = new Map<number, number>();
  const old: PacingSlot[] = [];
  const found: string[] = [];
  for (const { after, cars, lower, givesBack } of steps) {
    real += after;
    clock.time = at(real);
    const vins = cars.map((number) => (lower ? car(number).toLowerCase() : car(number)));
    const answers = take(pacing, vins);
    for (const [place, number] of cars.entries()) {
      const since = busySince.get(number);
      const gap = since === undefined ? Number.POSITIVE_INFINITY : clock.time - since;
      const answer = answers[place];
      if (answer !== undefined && 'slot' in answer) {
        if (gap < INTERVAL) found.push(`slot after ${gap}`);
        if (answer.slot.vin !== vins[place]) found.push('wrong VIN');
        busySince.set(number, clock.time);
      } else if (gap >= INTERVAL + 1 || (gap >= INTERVAL && Number.isInteger(clock.time) && Number.isInteger(since)))
        found.push(`no slot after ${gap}`);
      else if (answer === undefined || !(answer.retryAfterMs >= 1) || answer.retryAfterMs > INTERVAL + 1)
        found.push(`told to wait ${answer?.retryAfterMs}`);
    }
    const slots = slotsOf(answers);
    if (givesBack === 'all of this call') {
      pacing.giveBack(slots);
      for (const { vin } of slots) busySince.delete(Number(vin.slice(-10)));
      old.push(...slots);
    } else {
      if (givesBack === 'something old') pacing.giveBack(old.filter(({ token }) => Number(token) <= clock.time));
      old.push(...slots);
    }
  }
  return found;
}
