/** The kinds of payloads: by which schema they are judged, and how they are told. */
import { describe, expect, test } from 'vitest';
import { DATA_MESSAGE_CONSTANTS } from '../../generated/v1/names.js';
import { appMessageTopic, createPopupEvent, popupTopic } from '../../src/index.js';
import type { PayloadKind } from '../../src/review/payload-kind-names.js';
import { reviewPayload } from '../../src/review/review-payload.js';
import { GOOD } from '../../src/review/rules/examples.js';
import { readVectors, type SchemaCase } from '../vectors/load.js';

const KINDS: PayloadKind[] = ['server-message', 'popup-message', 'data-message', 'app-message', 'popup-event'];
const CASES = KINDS.flatMap((as) =>
  readVectors<{ cases: SchemaCase[] }>(as).cases.map(({ name, value, strict }) => ({ as, name, value, strict })),
);
const CAR = { uid: 'MYUID01', vin: 'DEM0CAR0000000001' };

const errorsOf = (payload: string, as?: PayloadKind): string[] =>
  reviewPayload(payload, { as })
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ ruleId }) => ruleId);

test.each(CASES)('there is an error exactly where the strict schema refuses: $as, $name', ({ as, value, strict }) => {
  expect(errorsOf(JSON.stringify(value), as).length === 0).toBe(strict);
});

describe('what is not said is told', () => {
  test('from the message', () => {
    const data = JSON.stringify({ ...JSON.parse(GOOD), ...DATA_MESSAGE_CONSTANTS });
    expect(reviewPayload(GOOD).as).toBe('popup-message');
    expect(reviewPayload(data).as).toBe('data-message');
    expect(reviewPayload(data, { as: 'server-message' }).as).toBe('data-message');
    expect(reviewPayload(data, { as: 'popup-message' }).as).toBe('popup-message');
    expect(reviewPayload('no JSON').as).toBe('popup-message');
    expect(reviewPayload('{"content": {}}').as).toBe('popup-message');
  });

  test('from the shape of an event, unless a field says that it is a message', () => {
    const event = createPopupEvent('ok', { bookingId: 42 });
    expect(reviewPayload(JSON.stringify(event), { rules: { deprecated: 'off' } })).toEqual({
      as: 'popup-event',
      findings: [],
    });
    expect(reviewPayload(JSON.stringify(event), { as: 'server-message' }).as).toBe('popup-message');
    expect(reviewPayload(JSON.stringify({ ...JSON.parse(GOOD), ...event })).as).toBe('popup-message');
  });

  test('from the topic', () => {
    const topic = appMessageTopic(CAR);
    expect(reviewPayload('{"content": {}}', { topic })).toEqual({ as: 'app-message', findings: [] });
    expect(reviewPayload('{"content": {}}', { topic: popupTopic(CAR) }).as).toBe('popup-message');
  });
});

test('an event is published on no topic', () => {
  const [finding] = reviewPayload(JSON.stringify(createPopupEvent('ok')), { topic: popupTopic(CAR) }).findings;
  expect(finding).toMatchObject({
    ruleId: 'wrong-direction',
    message: expect.stringContaining('do not leave the car'),
  });
});

test('an unknown field inside an event is told with the names that its object has', () => {
  const event = createPopupEvent('ok', {});
  const text = JSON.stringify(event).replace('"content"', '"contant"');
  const [finding] = reviewPayload(text, { rules: { deprecated: 'off' } }).findings;
  expect(finding).toMatchObject({ pointer: '/value/contant', expected: 'content', suggestion: '"content"' });
});
