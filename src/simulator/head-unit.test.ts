import { describe, expect, test } from 'vitest';
import {
  LAUNCH_GUIDANCE_WAYPOINTS,
  LIFECYCLE_EVENT_NAMES,
  LOADED_NOTICE_TYPE,
  NATIVE_POPUP_REQUEST_NAMES,
} from '#contract/names.js';
import {
  appMessageTopic,
  createPopup,
  createPopupEvent,
  decodeAppMessage,
  encodePopup,
  isContractError,
  LIMITS,
  POPUP_EVENTS,
  popupFilter,
  popupTopic,
  readPopupEvent,
  TOPICS,
} from '../index.js';
import { createPopupReceiver, launchGuidanceWaypoints } from '../receiver/index.js';
import {
  createHeadUnit,
  createSendRequest,
  type HeadUnitEvent,
  type HeadUnitOptions,
  ManualClock,
  systemClock,
} from './index.js';

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

const APP = 'X';
const SECOND = 'Y';
const dataFor = (idApp: string, content: object): Buffer =>
  Buffer.from(JSON.stringify({ idApp, popup: false, content }));

describe('for tests', () => {
  test('shown resolves with the popup on display, or with the next one', async () => {
    const { deliver, headUnit } = setUp();
    await headUnit.start();
    const next = headUnit.shown();
    deliver(popupTopic(CAR), payload);
    expect((await next).text).toBe('Hello');
    expect((await headUnit.shown()).text).toBe('Hello');
  });

  test('shown rejects when its time is over', async () => {
    const { headUnit } = setUp();
    await expect(headUnit.shown(1)).rejects.toMatchObject({ code: 'NOT_SHOWN', retryable: true });
  });

  test('elapse moves a clock of its own, and refuses the time of the machine', async () => {
    const { deliver, headUnit } = setUp();
    await headUnit.start();
    deliver(popupTopic(CAR), payload);
    headUnit.elapse(LIMITS.autoCloseMs);
    expect(headUnit.popup()).toBeUndefined();
    expect(() => setUp({ clock: systemClock }).headUnit.elapse(1)).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTIONS' }),
    );
  });

  test('the log has all events with their times', async () => {
    const { deliver, headUnit } = setUp();
    await headUnit.start();
    headUnit.elapse(500);
    deliver(popupTopic(CAR), payload);
    headUnit.elapse(700);
    headUnit.press('ok');
    expect(headUnit.log().map(({ at, event }) => [at, event.type])).toEqual([
      [500, 'shown'],
      [1_200, 'closed'],
      [1_200, 'posted'],
    ]);
  });

  test('a queue is worked off by the clock', async () => {
    const { deliver, headUnit } = setUp({ extraPopups: 'queue' });
    await headUnit.start();
    for (const text of ['One', 'Two', 'Three']) {
      deliver(popupTopic(CAR), encodePopup(createPopup({ idApp: APP, text })));
    }
    const texts = [0, 1, 2].map((turn) => {
      headUnit.elapse(turn === 0 ? 0 : LIMITS.minIntervalMs);
      return headUnit.popup()?.text;
    });
    expect(texts).toEqual(['One', 'Two', 'Three']);
  });

  test('what it decides can change; what is left out stays, and a mistake changes nothing', async () => {
    const { deliver, headUnit, events } = setUp({ extraPopups: 'queue' });
    await headUnit.start();
    headUnit.behave({ eventShape: 'oldest' });
    expect(() => headUnit.behave({ extraPopups: 'ask' as 'drop' })).toThrow('extraPopups must be');
    for (const text of ['One', 'Two']) deliver(popupTopic(CAR), encodePopup(createPopup({ idApp: APP, text })));
    headUnit.press('ok');
    expect(events).toContainEqual({ type: 'queued', app: APP, position: 1 });
    expect(events.at(-1)).toMatchObject({ type: 'posted', data: { type: POPUP_EVENTS.ok } });
  });

  test.each([
    [{ vin: CAR.vin, uid: CAR.uid }, 'the option client is required'],
    [{ ...CAR, url: 'mqtt://127.0.0.1:1', client: {} }, 'client must be an object with the methods'],
    [{ ...CAR, url: 7 }, 'url must be a string'],
    [{ ...CAR, url: 'mqtt://127.0.0.1:1', extraPopups: 'ask' }, 'extraPopups must be "drop" or "queue" or "show"'],
    [
      { ...CAR, url: 'mqtt://127.0.0.1:1', apps: ['X', 'X'] },
      'apps must be a list of application identifiers, each once',
    ],
    [{ ...CAR, url: 'mqtt://127.0.0.1:1', idApp: 'X' }, 'idApp'],
  ])('%j is refused', (options, message) => {
    expect(() => createHeadUnit(options as never)).toThrow(message);
  });

  test('a client and an address do not go together', () => {
    expect(() => setUp({ url: 'mqtt://127.0.0.1:1' })).toThrow('url must be left out where there is a client');
  });
});

describe('the lifecycle of an application', () => {
  const loaded = { type: LOADED_NOTICE_TYPE };

  test('one that is started and does not load is in the log at its time, once', () => {
    const { events, headUnit } = setUp();
    headUnit.lifecycle(APP, 'started');
    headUnit.elapse(LIMITS.maxLoadMs - 1);
    expect(events).toEqual([{ type: 'started', app: APP }]);
    headUnit.elapse(60_000);
    expect(headUnit.log().slice(1)).toEqual([
      { at: LIMITS.maxLoadMs, event: { type: 'violation', rule: 'load-time', app: APP } },
    ]);
  });

  test('one that loads, or is unloaded, is not late', async () => {
    const { events, headUnit } = setUp({ apps: [APP, SECOND] });
    headUnit.lifecycle(APP, 'started');
    headUnit.lifecycle(SECOND, 'started');
    headUnit.elapse(LIMITS.maxLoadMs - 1);
    await headUnit.postMessage(loaded, APP);
    headUnit.lifecycle(SECOND, 'unloaded');
    headUnit.elapse(60_000);
    expect(events.map(({ type }) => type)).toEqual(['started', 'started', 'loaded', 'posted']);
  });

  test('stop calls the timer off', async () => {
    const { events, headUnit } = setUp();
    await headUnit.start();
    headUnit.lifecycle(APP, 'started');
    await headUnit.stop();
    headUnit.elapse(60_000);
    expect(events).toEqual([{ type: 'started', app: APP }]);
  });

  test('what was kept is taken also where no timer has told that the application is late', async () => {
    let now = 0;
    const clock = { now: () => now, setTimeout: () => undefined, clearTimeout: () => undefined };
    const { deliver, events, headUnit } = setUp({ apps: [APP, SECOND], clock });
    await headUnit.start();
    deliver(popupTopic(CAR), dataFor(SECOND, { b: 2 }));
    headUnit.lifecycle(SECOND, 'started');
    now = LIMITS.maxLoadMs;
    expect(headUnit.takePending(SECOND)).toEqual([{ content: { b: 2 } }]);
    expect(events.slice(-2).map(({ type }) => type)).toEqual(['violation', 'drained']);
  });

  test('one that is unloaded is out of the foreground, and what comes then waits until it is shown again', async () => {
    const { deliver, headUnit, posted } = setUp({ apps: [APP] });
    await headUnit.start();
    headUnit.lifecycle(APP, 'unloaded');
    expect(headUnit.foregroundApp()).toBeUndefined();
    deliver(popupTopic(CAR), payload);
    headUnit.press('ok');
    expect(posted).toEqual([{ type: LIFECYCLE_EVENT_NAMES.unloaded }]);
    headUnit.foreground(APP);
    expect(headUnit.takePending(APP)).toEqual([createPopupEvent('ok', { a: 1 }).value]);
  });

  test('one that is not installed is ignored', async () => {
    const { events, headUnit } = setUp({ apps: [APP] });
    headUnit.lifecycle('Z', 'started');
    await headUnit.postMessage(loaded, 'Z');
    headUnit.elapse(60_000);
    expect(events).toEqual(Array(2).fill({ type: 'ignored', reason: 'unknown-app' }));
  });

  test.each([
    [[APP, 'shown'], '/what', 'what must be "started" or "unloaded" or "updated"'],
    [[APP, 'constructor'], '/what', 'what must be "started" or "unloaded" or "updated"'],
    [[APP], '/what', 'the option what is required'],
    [[7, 'started'], '/app', 'app must be a string'],
    [[undefined, 'started'], '/app', 'the option app is required'],
  ])('%j is refused, and nothing happens', (values, pointer, message) => {
    const { events, headUnit } = setUp();
    expect(() => headUnit.lifecycle(...(values as [string, 'started']))).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTIONS', issues: [expect.objectContaining({ pointer, message })] }),
    );
    expect(events).toEqual([]);
  });
});

describe('a window', () => {
  function receivers(options: Partial<HeadUnitOptions> = {}) {
    const world = setUp({ apps: [APP, SECOND], ...options });
    const answers: [string, unknown][] = [];
    const listen = (idApp: string) =>
      createPopupReceiver({
        idApp,
        window: world.headUnit.window(idApp),
        announce: true,
        onAction: (answer) => answers.push([idApp, answer]),
        onData: (content) => answers.push([idApp, content]),
      });
    return { ...world, answers, listen };
  }

  test.each(['prefixed', 'unprefixed', 'oldest'] as const)(
    'lets the receiver hear what the driver did, in the shape %s',
    async (eventShape) => {
      const { answers, deliver, headUnit, listen } = receivers({ eventShape });
      listen(APP);
      await headUnit.start();
      deliver(popupTopic(CAR), payload);
      headUnit.press('ok');
      expect(answers).toEqual([[APP, { action: 'ok', content: { a: 1 } }]]);
    },
  );

  test('tells the receiver in the background nothing, until it is shown: then it takes what was kept, once', async () => {
    for (const pendingItems of ['objects', 'strings'] as const) {
      const { answers, deliver, headUnit, listen } = receivers({ pendingItems });
      listen(SECOND);
      await headUnit.start();
      deliver(popupTopic(CAR), dataFor(SECOND, { b: 2 }));
      deliver(popupTopic(CAR), encodePopup({ ...popup, idApp: SECOND }));
      headUnit.press('back');
      expect(answers).toEqual([]);
      headUnit.foreground(SECOND);
      expect(answers).toEqual([
        [SECOND, { b: 2 }],
        [SECOND, { action: 'cancel', content: { a: 1 } }],
      ]);
      headUnit.foreground(undefined);
      headUnit.foreground(SECOND);
      expect(answers).toHaveLength(2);
    }
  });

  test('refuses guidance while a popup is displayed, and logs the arguments', async () => {
    const { deliver, headUnit } = receivers();
    await headUnit.start();
    const to = { latitude: 48.85, longitude: 2.35, window: headUnit.window(APP) };
    deliver(popupTopic(CAR), payload);
    const first = launchGuidanceWaypoints(to);
    headUnit.press('ok');
    const second = launchGuidanceWaypoints(to);
    expect([first, second]).toEqual([false, true]);
    const calls = headUnit.log().flatMap(({ event }) => (event.type === 'guidance' ? [event] : []));
    expect(calls).toMatchObject([{ launched: false }, { launched: true, app: APP }]);
    expect(calls[1]?.call.slice(0, 3)).toEqual([LAUNCH_GUIDANCE_WAYPOINTS.method, 2.35, 48.85]);
  });

  test('opens the popups of an application, in the interval of all', async () => {
    const { deliver, headUnit } = receivers();
    await headUnit.start();
    const heard: unknown[] = [];
    headUnit.window(APP).addEventListener('message', ({ data }) => heard.push(data));
    headUnit.window(APP).parent.postMessage({ type: NATIVE_POPUP_REQUEST_NAMES.popup, text: 'Mine' }, '*');
    expect(headUnit.popup()?.text).toBe('Mine');
    headUnit.press('ok');
    expect(heard).toEqual([{ type: NATIVE_POPUP_REQUEST_NAMES.popup.replace('.open', '.evt.ok') }]);
    deliver(popupTopic(CAR), payload);
    expect(headUnit.popup()).toBeUndefined();
  });

  test('sends to the back-end; what is too large or cannot be sent is in the log', async () => {
    const { calls, headUnit, listen } = receivers();
    listen(APP);
    await headUnit.start();
    const { parent } = headUnit.window(APP);
    parent.postMessage(createSendRequest({ answer: 'ok' }), '*');
    parent.postMessage(createSendRequest('x'.repeat(LIMITS.maxPayloadBytes)), '*');
    await new Promise(setImmediate);
    expect(calls.filter(([name]) => name === 'publish')).toHaveLength(1);
    expect(headUnit.log().map(({ event }) => event)).toMatchObject([
      { type: 'loaded', app: APP },
      { type: 'drained' },
      { type: 'not-sent', app: APP, error: { code: 'TOO_LARGE' } },
      { type: 'sent', app: APP, bytes: 27 },
    ]);
  });

  test('hears that its application is updated and unloaded; the receiver only counts it, and goes on when it is shown', async () => {
    const { answers, deliver, headUnit, listen } = receivers();
    const receiver = listen(APP);
    await headUnit.start();
    const heard: unknown[] = [];
    headUnit.window(APP).addEventListener('message', ({ data }) => heard.push(data));
    headUnit.lifecycle(APP, 'updated');
    headUnit.lifecycle(APP, 'unloaded');
    expect(heard).toEqual([{ type: LIFECYCLE_EVENT_NAMES.updated }, { type: LIFECYCLE_EVENT_NAMES.unloaded }]);
    expect(receiver.stats()).toMatchObject({ ignored: 2, errors: 0 });
    deliver(popupTopic(CAR), dataFor(APP, { b: 2 }));
    expect(answers).toEqual([]);
    headUnit.foreground(APP);
    expect(answers).toEqual([[APP, { b: 2 }]]);
  });

  test('of an application that is started tells in time that it has loaded, by its receiver', async () => {
    const { headUnit, listen } = receivers();
    headUnit.lifecycle(APP, 'started');
    listen(APP);
    headUnit.elapse(60_000);
    expect(headUnit.log().map(({ event }) => event.type)).toEqual(['started', 'loaded', 'drained']);
  });

  test('is the same one each time; a listener that throws stops nobody, one that is removed hears nothing', async () => {
    const { deliver, events, headUnit } = receivers();
    await headUnit.start();
    const window = headUnit.window(APP);
    expect(headUnit.window(APP)).toBe(window);
    const heard: unknown[] = [];
    const silent = (): void => void heard.push('removed');
    window.addEventListener('message', () => {
      throw new Error('app');
    });
    window.addEventListener('message', silent);
    window.addEventListener('message', ({ data, source }) => heard.push(source === window.parent && data));
    window.removeEventListener('message', silent);
    deliver(popupTopic(CAR), payload);
    headUnit.press('ok');
    expect(heard).toEqual([createPopupEvent('ok', { a: 1 })]);
    expect(events.at(-1)).toMatchObject({ type: 'app-threw', error: { message: 'app' } });
  });
});
