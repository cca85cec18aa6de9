import { describe, expect, test } from 'vitest';
import {
  appMessageTopic,
  createPopup,
  decodeAppMessage,
  encodePopup,
  isContractError,
  LIMITS,
  popupFilter,
  popupTopic,
  readPopupEvent,
  TOPICS,
} from '../index.js';
import { createHeadUnit, createSendRequest, type HeadUnitEvent, type HeadUnitOptions, ManualClock } from './index.js';

const CAR = { uid: 'MYUID01', vin: 'DEM0CAR0000000001' };
const popup = createPopup({ idApp: 'X', text: 'Hello', okButton: true, content: { a: 1 } });
const payload = encodePopup(popup);

/** A head unit with a client that remembers, an application that listens, and a clock moved by hand. */
function setUp(options: Partial<HeadUnitOptions> = {}) {
  const calls: unknown[][] = [];
  const listeners = new Set<(topic: string, payload: Uint8Array) => void>();
  const events: HeadUnitEvent[] = [];
  const posted: unknown[] = [];
  const clock = new ManualClock();
  const headUnit = createHeadUnit({
    ...CAR,
    client: {
      on: (_, listener) => listeners.add(listener),
      removeListener: (_, listener) => listeners.delete(listener),
      subscribeAsync: async (...call) => void calls.push(['subscribe', ...call]),
      unsubscribeAsync: async (...call) => void calls.push(['unsubscribe', ...call]),
      publishAsync: async (...call) => void calls.push(['publish', ...call]),
    },
    clock,
    onEvent: (event) => events.push(event),
    onWindowMessage: (data) => posted.push(data),
    ...options,
  });
  const deliver = (topic: string, bytes: Uint8Array): void => {
    for (const listener of listeners) listener(topic, bytes);
  };
  return { calls, clock, deliver, events, headUnit, listeners, posted };
}

describe('createHeadUnit', () => {
  test('subscribes to its car, and leaves the client as it was', async () => {
    const { calls, headUnit, listeners } = setUp();
    await headUnit.start();
    expect(calls).toEqual([['subscribe', popupFilter(CAR), { qos: TOPICS.popup.qos }]]);
    expect(listeners.size).toBe(1);
    await headUnit.stop();
    expect(calls[1]).toEqual(['unsubscribe', popupFilter(CAR)]);
    expect(listeners.size).toBe(0);
  });

  test.each([true, false])(
    'shows a popup, whatever the last slash (%s), and tells what the driver did',
    async (trailingSlash) => {
      const { deliver, headUnit, posted } = setUp();
      await headUnit.start();
      deliver(popupTopic({ ...CAR, trailingSlash }), payload);
      expect(headUnit.popup()?.text).toBe('Hello');
      expect(headUnit.launchGuidance()).toBe(false);
      headUnit.press('ok');
      expect(headUnit.popup()).toBeUndefined();
      expect(headUnit.launchGuidance()).toBe(true);
      expect(posted.map((data) => readPopupEvent(data))).toEqual([{ action: 'ok', content: { a: 1 } }]);
    },
  );

  test('closes the popup by its clock, once', async () => {
    const { clock, deliver, headUnit, posted } = setUp();
    await headUnit.start();
    deliver(popupTopic(CAR), payload);
    clock.advance(LIMITS.autoCloseMs - 1);
    expect(headUnit.popup()).toBeDefined();
    clock.advance(1);
    expect(headUnit.popup()).toBeUndefined();
    clock.advance(LIMITS.autoCloseMs * 10);
    expect(posted.map((data) => readPopupEvent(data)?.action)).toEqual(['timeout']);
  });

  test('an answer calls the timer off; the next popup has its full time', async () => {
    const { clock, deliver, headUnit, posted } = setUp();
    await headUnit.start();
    deliver(popupTopic(CAR), payload);
    clock.advance(10_000);
    headUnit.press('back');
    clock.advance(10_000);
    deliver(popupTopic(CAR), payload);
    clock.advance(LIMITS.autoCloseMs - 1);
    expect(headUnit.popup()).toBeDefined();
    expect(posted).toHaveLength(1);
  });

  test('other cars, other users and other topics are not its business', async () => {
    const { deliver, events, headUnit } = setUp();
    await headUnit.start();
    deliver(popupTopic({ ...CAR, vin: 'DEM0CAR0000000002' }), payload);
    deliver(popupTopic({ ...CAR, uid: 'OTHER' }), payload);
    deliver(appMessageTopic(CAR), payload);
    deliver('some/other/topic', payload);
    expect(events).toEqual([]);
  });

  test('what is no message is reported, and the next one is shown', async () => {
    const { deliver, events, headUnit } = setUp();
    await headUnit.start();
    deliver(popupTopic(CAR), Buffer.from('{'));
    const [event] = events;
    expect(event?.type).toBe('rejected');
    expect(event?.type === 'rejected' && isContractError(event.error, 'INVALID_JSON')).toBe(true);
    deliver(popupTopic(CAR), payload);
    expect(headUnit.popup()).toBeDefined();
  });

  test('an application that throws is reported, and stops nothing', async () => {
    const error = new Error('app');
    const { deliver, events, headUnit } = setUp({
      onWindowMessage: () => {
        throw error;
      },
    });
    await headUnit.start();
    deliver(popupTopic(CAR), payload);
    headUnit.press('ok');
    expect(events.at(-1)).toEqual({ type: 'app-threw', error });
    expect(headUnit.popup()).toBeUndefined();
  });

  test('publishes what the application asks to send, and nothing else', async () => {
    const { calls, headUnit } = setUp();
    await headUnit.postMessage(createSendRequest({ answer: 'ok' }));
    await headUnit.postMessage(createSendRequest('ok'));
    for (const other of [
      null,
      'x',
      { type: 'x' },
      { ...createSendRequest('x'), extra: 1 },
      createSendRequest(7 as never),
    ]) {
      await headUnit.postMessage(other);
    }
    const { qos, retain } = TOPICS['app-message'];
    expect(calls.map(([name, topic, , options]) => [name, topic, options])).toEqual([
      ['publish', appMessageTopic(CAR), { qos, retain }],
      ['publish', appMessageTopic(CAR), { qos, retain }],
    ]);
    expect(calls.map((call) => decodeAppMessage(call[2] as Uint8Array).content)).toEqual([{ answer: 'ok' }, 'ok']);
  });

  test('a data message goes to the application without a popup', async () => {
    const { deliver, headUnit, posted } = setUp();
    await headUnit.start();
    deliver(popupTopic(CAR), Buffer.from(JSON.stringify({ idApp: 'X', popup: false, content: { b: 2 } })));
    expect(headUnit.popup()).toBeUndefined();
    expect(posted).toHaveLength(1);
    expect(readPopupEvent(posted[0])).toBeUndefined();
    expect(JSON.stringify(posted[0])).toContain('{"b":2}');
  });

  test('a car that cannot be is refused before anything is subscribed', () => {
    expect(() => setUp({ vin: '#' })).toThrow(expect.objectContaining({ code: 'INVALID_TOPIC' }));
  });
});
