import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPopupReceiver } from '../../src/receiver/index.js';
import { rounds } from '../rounds.js';
import { almostAnEvent } from '../vectors/arbitraries.js';
import { generatedValidator, loadSchemas } from '../vectors/load.js';
import { testPortal } from './portal.js';

/** What no frame can post, but a caller could hand in. Behind a function: the generator itself would not survive it. */
const HOSTILE: unknown[] = [
  new Proxy({}, { get: boom, has: boom, ownKeys: boom, getOwnPropertyDescriptor: boom }),
  Object.defineProperty({}, 'type', { get: boom, enumerable: true }),
  () => undefined,
  Symbol('x'),
];

const values: fc.Arbitrary<() => unknown> = fc.oneof(
  fc
    .anything({ withBigInt: true, withDate: true, withMap: true, withSparseArray: true, withNullPrototype: true })
    .map((value) => () => value),
  fc.nat(HOSTILE.length - 1).map((at) => () => HOSTILE[at]),
  almostAnEvent.map((value) => () => value),
);

function boom(): never {
  throw new Error('boom');
}

const RUNS = rounds(50_000, 5_000);

test('random and hostile values: no throw, and nothing delivered that the event schemas reject', () => {
  const contract = loadSchemas();
  const isPopupEvent = generatedValidator(contract, 'popup-event', 'tolerant');
  const isDataEvent = generatedValidator(contract, 'data-event', 'tolerant');
  const { window, post } = testPortal();
  let delivered = 0;
  const receiver = createPopupReceiver({
    idApp: 'X',
    window,
    onAction: () => delivered++,
    onData: () => delivered++,
    onError: (error) => {
      throw error;
    },
  });
  const isLifecycleEvent = generatedValidator(contract, 'lifecycle-event', 'tolerant');
  let expected = 0;
  let lifecycle = 0;
  fc.assert(
    fc.property(values, (value) => {
      const data = value();
      if (accepts(isPopupEvent, data) || accepts(isDataEvent, data)) expected++;
      // Being shown or hidden is no foreign message.
      else if (accepts(isLifecycleEvent, data)) lifecycle++;
      post(data);
      expect(delivered).toBe(expected);
    }),
    { numRuns: RUNS },
  );
  expect(delivered).toBeGreaterThan(RUNS / 50);
  expect(receiver.stats()).toMatchObject({
    delivered,
    duplicates: 0,
    errors: 0,
    ignored: RUNS - delivered - lifecycle,
  });
});

/** A validator does not survive what throws when it is read; a receiver must. */
function accepts(validator: (value: unknown) => boolean, value: unknown): boolean {
  try {
    return validator(value);
  } catch {
    return false;
  }
}
