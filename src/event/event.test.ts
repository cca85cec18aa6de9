import { describe, expect, test } from 'vitest';
import { readVectors, type SchemaVectors } from '../../test/vectors/load.js';
import { createPopupEvent, POPUP_EVENTS, type PopupAction, readPopupEvent } from '../index.js';

const ACTIONS = Object.keys(POPUP_EVENTS) as PopupAction[];

describe('readPopupEvent', () => {
  test.each(readVectors<SchemaVectors>('popup-event').cases)('$name', ({ name, value, tolerant }) => {
    const answer = readPopupEvent(value);
    expect(answer !== undefined).toBe(tolerant);
    const action = name.split(':')[0] as string;
    if (ACTIONS.includes(action as PopupAction)) expect(answer?.action).toBe(action);
  });

  test.each(ACTIONS)('reads back what createPopupEvent makes: %s', (action) => {
    const content = { bookingId: 42 };
    expect(readPopupEvent(createPopupEvent(action, content))).toEqual({ action, content });
    expect(readPopupEvent(createPopupEvent(action, content))?.content).toBe(content);
    expect(readPopupEvent(createPopupEvent(action))).toEqual({ action });
    expect(readPopupEvent(structuredClone(createPopupEvent(action, content)))).toEqual({ action, content });
  });

  test('finds the content of the oldest shape', () => {
    const [type] = [POPUP_EVENTS.cancel];
    expect(readPopupEvent({ type, value: { content: { a: 1 } } })).toEqual({ action: 'cancel', content: { a: 1 } });
    expect(readPopupEvent({ type, value: { content: null } })).toEqual({ action: 'cancel' });
    expect(readPopupEvent({ type, value: undefined })).toEqual({ action: 'cancel' });
  });

  test('never throws: getters and proxies', () => {
    const throwing = {
      get type(): string {
        throw new Error('no');
      },
    };
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    for (const data of [throwing, revoked.proxy, { type: POPUP_EVENTS.ok, value: revoked.proxy }]) {
      expect(readPopupEvent(data)).toBeUndefined();
    }
  });
});

test('createPopupEvent leaves out content that is not there', () => {
  expect(Object.keys(createPopupEvent('ok').value)).toHaveLength(1);
  expect(Object.keys(createPopupEvent('ok', {}).value)).toHaveLength(2);
});

test('createPopupEvent emits the full names', () => {
  expect(JSON.stringify(createPopupEvent('timeout', {}))).toContain(`"${POPUP_EVENTS.timeout}"`);
});
