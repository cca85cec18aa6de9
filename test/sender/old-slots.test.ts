/** A slot begins before its hand-over: one that has become too old in between is not used. */
import { expect, test } from 'vitest';
import type { Pacing, PacingSlot } from '../../src/sender/pacing/pacing.js';
import { ManualClock } from './api.js';
import { outcome, popup, settle, start, until } from './harness.js';

/** Gives slots that may be used for a while, when it is told to. */
class PacingWithAge implements Pacing {
  readonly givenBack: PacingSlot[] = [];
  calls = 0;
  answer: () => void = () => undefined;

  async take(vins: readonly string[]) {
    const token = ++this.calls;
    await new Promise<void>((resolve) => {
      this.answer = resolve;
    });
    return vins.map((vin) => ({ slot: { vin, token, usableForMs: 100 } }));
  }

  giveBack(slots: readonly PacingSlot[]): void {
    this.givenBack.push(...slots);
  }
}

async function sending() {
  const clock = new ManualClock();
  const pacing = new PacingWithAge();
  const { broker, sender } = await start({}, { clock, pacing });
  const sent = outcome(sender.send(popup()));
  await until(() => pacing.calls === 1);
  return { broker, clock, pacing, sent };
}

test('just in time', async () => {
  const { clock, pacing, sent } = await sending();
  clock.advance(100);
  pacing.answer();
  expect(await sent).toBe('accepted');
  expect(pacing.givenBack).toEqual([]);
});

test('too late: the slot is given back, and another is asked for', async () => {
  const { broker, clock, pacing, sent } = await sending();
  clock.advance(101);
  pacing.answer();
  await until(() => pacing.calls === 2);
  await settle();
  expect(broker.published).toEqual([]);
  expect(pacing.givenBack.map(({ token }) => token)).toEqual([1]);
  pacing.answer();
  expect(await sent).toBe('accepted');
  expect(broker.published).toHaveLength(1);
  expect(pacing.givenBack).toHaveLength(1);
});
