import { expect, test } from 'vitest';
import { CarStates, type CarStatus } from './car-states.js';

const VIN = 'DEM0CAR000000000a';

test.each<[CarStatus[], string]>([
  [[], 'open'],
  [['sending'], 'unknown'],
  [['sending', 'accepted'], 'accepted'],
  [['sending', 'refused'], 'open'],
  [['refused'], 'open'],
  [['sending', 'unknown'], 'unknown'],
  // Sent again, on request.
  [['sending', 'unknown', 'sending', 'accepted'], 'accepted'],
  // The first of the two may have arrived.
  [['sending', 'unknown', 'sending', 'refused'], 'unknown'],
  [['sending', 'sending', 'refused'], 'unknown'],
  [['sending', 'sending', 'accepted'], 'accepted'],
])('%j comes to %s', (steps, outcome) => {
  const states = new CarStates();
  for (const step of steps) states.note(VIN, step);
  expect(states.outcome(VIN)).toBe(outcome);
  expect(states.outcome(VIN.toUpperCase())).toBe(outcome);
  expect(states.hasUnknown).toBe(outcome === 'unknown');
});

test('a car is seen for the first time once, in either case', () => {
  const states = new CarStates();
  states.note(VIN, 'accepted');
  expect([states.see(VIN), states.see(VIN.toUpperCase()), states.see(VIN)]).toEqual([true, false, false]);
  expect(states.outcome(VIN)).toBe('accepted');
});

test('VINs that are none are still told apart', () => {
  const states = new CarStates();
  expect([states.see('é'), states.see('ê'), states.see('東'), states.see('京'), states.see('__proto__')]).toEqual(
    Array(5).fill(true),
  );
});
