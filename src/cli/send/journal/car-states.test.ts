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
  for (const step of steps) states.record(VIN, step);
  expect(states.outcome(VIN)).toBe(outcome);
  expect(states.outcome(VIN.toUpperCase())).toBe(outcome);
  expect(states.hasUnknown).toBe(outcome === 'unknown');
});

test('a car is seen for the first time once, in either case', () => {
  const states = new CarStates();
  states.record(VIN, 'accepted');
  expect([states.markSeen(VIN), states.markSeen(VIN.toUpperCase()), states.markSeen(VIN)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(states.outcome(VIN)).toBe('accepted');
});

test('VINs that are none are still told apart', () => {
  const states = new CarStates();
  expect([
    states.markSeen('é'),
    states.markSeen('ê'),
    states.markSeen('東'),
    states.markSeen('京'),
    states.markSeen('__proto__'),
  ]).toEqual(Array(5).fill(true));
});
