import { describe, expect, test } from 'vitest';
import { LIFECYCLE_EVENT_NAMES, LOADED_NOTICE_TYPE, NATIVE_POPUP_EVENT_ACTIONS } from '../../generated/v1/names.js';
import { createPopupEvent, type JsonObject, LIMITS, type PopupAction } from '../../src/index.js';
import { createPopupReceiver, type ReceiverOptions } from '../../src/receiver/index.js';
import { ManualClock } from '../../src/simulator/index.js';
import { createDataEvent } from '../../src/simulator/window-messages.js';
import { readVectors, type SchemaVectors } from '../vectors/load.js';
import { type TestPortal, testPortal } from './portal.js';

const ACTIONS: PopupAction[] = ['ok', 'cancel', 'timeout'];
const SHOW = { type: LIFECYCLE_EVENT_NAMES.show };
const HIDE = { type: LIFECYCLE_EVENT_NAMES.hide };

/** The value of an event: what the portal keeps of it. */
const kept = (action: PopupAction, content?: JsonObject): object => createPopupEvent(action, content).value;

/** A receiver whose handlers write down what they were called with. */
function setUp(options: Partial<ReceiverOptions> = {}, portal: TestPortal = testPortal()) {
  const calls: unknown[][] = [];
  const note =
    (name: string) =>
    (...args: unknown[]): void =>
      void calls.push([name, ...args]);
  const clock = new ManualClock();
  const receiver = createPopupReceiver({
    idApp: 'MY_APP_ID',
    window: portal.window,
    clock,
    onAction: note('action'),
    onOk: note('ok'),
    onCancel: note('cancel'),
    onTimeout: note('timeout'),
    onData: note('data'),
    onError: note('error'),
    ...options,
  });
  return { ...portal, calls, clock, receiver };
}

describe('what the driver did', () => {
  test.each(ACTIONS)('%s: onAction, then the handler of its own', (action) => {
    const { calls, post } = setUp();
    post(createPopupEvent(action, { bookingId: 42 }));
    expect(calls).toEqual([
      ['action', { action, content: { bookingId: 42 } }],
      [action, { bookingId: 42 }],
    ]);
  });

  test('without content there is none', () => {
    const { calls, post } = setUp();
    post(createPopupEvent('ok'));
    expect(calls).toEqual([
      ['action', { action: 'ok' }],
      ['ok', undefined],
    ]);
  });

  test('handlers that are left out are not missed', () => {
    const portal = testPortal();
    const actions: string[] = [];
    createPopupReceiver({ idApp: 'X', window: portal.window, onAction: ({ action }) => actions.push(action) });
    for (const action of ACTIONS) portal.post(createPopupEvent(action));
    portal.post(createDataEvent({}));
    expect(actions).toEqual(ACTIONS);
  });

  test.each(readVectors<SchemaVectors>('popup-event').cases)(
    'every vector of the event: $name',
    ({ value, tolerant }) => {
      const { calls, post, receiver } = setUp();
      post(value);
      expect(calls.some(([name]) => name === 'action')).toBe(tolerant);
      expect(calls.some(([name]) => name === 'error')).toBe(false);
      expect(receiver.stats().errors).toBe(0);
    },
  );

  test.each(readVectors<SchemaVectors>('data-event').cases)(
    'every vector of the data event: $name',
    ({ value, tolerant }) => {
      const { calls, post } = setUp();
      post(value);
      expect(calls.some(([name]) => name === 'data')).toBe(tolerant);
    },
  );
});

describe('what was kept while the application was in the background', () => {
  test('is fetched at the start, as objects and as JSON, in its order', () => {
    const portal = testPortal();
    portal.kept.push(kept('cancel', { n: 1 }), JSON.stringify(kept('ok', { n: 2 })), createDataEvent({ n: 3 }).value);
    const { askedFor, calls, receiver } = setUp({}, portal);
    expect(askedFor).toEqual(['MY_APP_ID']);
    expect(calls.filter(([name]) => name !== 'action')).toEqual([
      ['cancel', { n: 1 }],
      ['ok', { n: 2 }],
      ['data', { n: 3 }],
    ]);
    expect(receiver.stats()).toEqual({ delivered: 3, duplicates: 0, ignored: 0, errors: 0 });
  });

  test('is fetched when the application is shown', () => {
    const { calls, kept: buffer, post, receiver } = setUp();
    buffer.push(kept('ok', { n: 1 }));
    post(HIDE);
    expect(calls).toEqual([]);
    post(SHOW);
    expect(calls).toHaveLength(2);
    expect(receiver.stats()).toMatchObject({ delivered: 1, ignored: 0 });
  });

  test('is fetched by polling, until it is stopped', () => {
    const { askedFor, clock, receiver } = setUp({ pending: 500 });
    expect(askedFor).toHaveLength(1);
    clock.advance(1_000);
    expect(askedFor).toHaveLength(3);
    receiver.stop();
    clock.advance(10_000);
    expect(askedFor).toHaveLength(3);
  });

  test('is left alone when it is not wanted', () => {
    const { askedFor, post } = setUp({ pending: false });
    post(SHOW);
    expect(askedFor).toEqual([]);
  });

  test.each<[name: string, items: unknown, ignored: number]>([
    ['nothing', undefined, 0],
    ['null', null, 0],
    ['a number', 7, 0],
    ['text that is no JSON', ['{', 'x'], 2],
    ['rubbish', [null, 7, {}, [], { popupAction: 'x' }, '"text"', 'null'], 7],
    ['a list as text', '[]', 2],
  ])('%s is survived', (_, items, ignored) => {
    const portal = testPortal();
    portal.window.WebPortal = { getPendingNotifications: () => items };
    const { calls, receiver } = setUp({}, portal);
    expect(calls).toEqual([]);
    expect(receiver.stats()).toEqual({ delivered: 0, duplicates: 0, ignored, errors: 0 });
  });

  test('a function that throws is reported, and events still come', () => {
    const portal = testPortal();
    const error = new Error('no');
    portal.window.WebPortal = {
      getPendingNotifications: () => {
        throw error;
      },
    };
    const { calls, post } = setUp({}, portal);
    post(createPopupEvent('ok'));
    expect(calls.map(([name]) => name)).toEqual(['error', 'action', 'ok']);
    expect(calls[0]).toEqual(['error', error]);
  });

  test('a portal without the function is no error', () => {
    const portal = testPortal();
    delete portal.window.WebPortal;
    expect(setUp({}, portal).calls).toEqual([]);
  });
});

describe('fault 15: hostile names', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    '%s is no event and no outcome',
    (name) => {
      const { calls, post, receiver } = setUp();
      post({ type: name });
      post({ type: name, value: { content: {} } });
      post({ ...createPopupEvent('ok'), value: { popupAction: name } });
      post(JSON.parse(`{"${name}": ${JSON.stringify(createPopupEvent('ok'))}}`));
      expect(calls).toEqual([]);
      expect(receiver.stats().ignored).toBe(4);
    },
  );

  test('hostile keys in the content arrive as they are, and change nothing else', () => {
    const { calls, post } = setUp();
    const content = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}') as JsonObject;
    post(createPopupEvent('ok', content));
    expect(Object.keys((calls[1] as [string, object])[1])).toEqual(['__proto__', 'constructor']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('names that objects inherit are no options', () => {
    expect(() => setUp({ toString: 1 } as never)).toThrow('bad option toString');
  });
});

describe('fault 17: messages that are not for this receiver', () => {
  test('from another window: ignored and counted, however alike', () => {
    const { calls, post, receiver } = setUp();
    post(createPopupEvent('ok', { n: 1 }), { source: {} });
    post(createPopupEvent('ok', { n: 1 }), { source: null });
    expect(calls).toEqual([]);
    expect(receiver.stats()).toEqual({ delivered: 0, duplicates: 0, ignored: 2, errors: 0 });
  });

  test('from another origin, where origins are given; an opaque one is called null', () => {
    const { calls, post } = setUp({ accept: { origins: ['https://portal.example', 'null'] } });
    post(createPopupEvent('ok'), { origin: 'https://evil.example' });
    expect(calls).toEqual([]);
    post(createPopupEvent('ok'), { origin: 'https://portal.example' });
    post(createPopupEvent('ok'));
    expect(calls).toHaveLength(4);
  });

  test('another source may be told', () => {
    const source = {};
    const { calls, post } = setUp({ accept: { source } });
    post(createPopupEvent('ok'));
    expect(calls).toEqual([]);
    post(createPopupEvent('ok'), { source });
    expect(calls).toHaveLength(2);
  });

  test.each<[name: string, data: unknown]>([
    ['null', null],
    ['undefined', undefined],
    ['a number', 7],
    ['text', 'WebPortal'],
    ['an array', [createPopupEvent('ok')]],
    ['a look-alike type', { ...createPopupEvent('ok'), type: ' onCurrentNotificationReceived' }],
    [
      'a native popup’s event',
      { type: Object.keys(NATIVE_POPUP_EVENT_ACTIONS[1]).map((end) => NATIVE_POPUP_EVENT_ACTIONS[0][0] + end)[0] },
    ],
    ['another message of the portal', { type: LIFECYCLE_EVENT_NAMES.updated }],
    [
      'a getter that throws',
      {
        get type() {
          throw new Error('no');
        },
      },
    ],
    [
      'a value whose getter throws',
      {
        type: createPopupEvent('ok').type,
        get value() {
          throw new Error('no');
        },
      },
    ],
    ['a proxy that was revoked', revoked()],
  ])('%s: ignored and counted, no throw', (_, data) => {
    const { calls, post, receiver } = setUp();
    post(data);
    expect(calls).toEqual([]);
    expect(receiver.stats()).toEqual({ delivered: 0, duplicates: 0, ignored: 1, errors: 0 });
  });

  function revoked(): object {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  }
});

describe('fault 18: an application’s handler throws', () => {
  const boom = (): never => {
    throw new Error('boom');
  };

  test('it is reported, the next handler is called, and later events are delivered', () => {
    const { calls, post, receiver } = setUp({ onAction: boom });
    post(createPopupEvent('ok'));
    post(createPopupEvent('cancel'));
    expect(calls.map(([name]) => name)).toEqual(['error', 'ok', 'error', 'cancel']);
    expect(calls[0]).toEqual(['error', new Error('boom')]);
    expect(receiver.stats()).toEqual({ delivered: 2, duplicates: 0, ignored: 0, errors: 2 });
  });

  test('also when onError throws, or is not there', () => {
    for (const onError of [boom, undefined]) {
      const { calls, post } = setUp({ onOk: boom, onError: onError as never });
      post(createPopupEvent('ok'));
      post(createPopupEvent('cancel'));
      expect(calls.map(([name]) => name)).toEqual(['action', 'action', 'cancel']);
    }
  });

  test('also for what was kept', () => {
    const portal = testPortal();
    portal.kept.push(kept('ok', { n: 1 }), kept('cancel', { n: 2 }));
    const { calls } = setUp({ onOk: boom }, portal);
    expect(calls.map(([name]) => name)).toEqual(['action', 'error', 'action', 'cancel']);
  });
});

describe('fault 19: the same outcome both ways', () => {
  const content = { bookingId: 42 };

  test('by event, then kept: delivered once', () => {
    const { calls, clock, kept: buffer, post, receiver } = setUp();
    post(createPopupEvent('ok', content));
    buffer.push(kept('ok', { ...content }));
    clock.advance(3_600_000);
    post(SHOW);
    expect(calls).toHaveLength(2);
    expect(receiver.stats()).toEqual({ delivered: 1, duplicates: 1, ignored: 0, errors: 0 });
  });

  test('kept, then by event a moment later: delivered once', () => {
    const portal = testPortal();
    portal.kept.push(JSON.stringify(kept('ok', content)));
    const { calls, clock, post } = setUp({}, portal);
    clock.advance(LIMITS.minIntervalMs - LIMITS.autoCloseMs - 1);
    post(createPopupEvent('ok', content));
    expect(calls).toHaveLength(2);
  });

  test('kept, then by event so much later that it must be another popup: delivered twice', () => {
    const portal = testPortal();
    portal.kept.push(kept('ok', content));
    const { calls, clock, post } = setUp({}, portal);
    clock.advance(LIMITS.minIntervalMs - LIMITS.autoCloseMs);
    post(createPopupEvent('ok', content));
    expect(calls).toHaveLength(4);
  });

  test('each is matched once: two by event and two kept are two', () => {
    const { calls, kept: buffer, post } = setUp();
    post(createPopupEvent('ok', content));
    post(createPopupEvent('ok', content));
    buffer.push(kept('ok', content), kept('ok', content), kept('ok', content));
    post(SHOW);
    expect(calls.filter(([name]) => name === 'action')).toHaveLength(3);
  });

  test('twice the same way is twice', () => {
    const { calls, kept: buffer, post } = setUp();
    post(createPopupEvent('ok', content));
    post(createPopupEvent('ok', content));
    buffer.push(kept('cancel', content), kept('cancel', content));
    post(SHOW);
    expect(calls.filter(([name]) => name === 'action')).toHaveLength(4);
  });

  test('another action or another content is another outcome', () => {
    const { calls, kept: buffer, post } = setUp();
    post(createPopupEvent('ok', content));
    buffer.push(kept('cancel', content), kept('ok', { bookingId: 43 }));
    post(SHOW);
    expect(calls.filter(([name]) => name === 'action')).toHaveLength(3);
  });

  test('where there is no content nothing is proved: both are delivered', () => {
    const { calls, kept: buffer, post } = setUp();
    post(createPopupEvent('ok'));
    buffer.push(kept('ok'));
    post(SHOW);
    expect(calls.filter(([name]) => name === 'ok')).toHaveLength(2);
  });

  test('an event before the application was hidden is not what was kept since', () => {
    const { calls, kept: buffer, post } = setUp();
    post(createPopupEvent('ok', content));
    post(HIDE);
    buffer.push(kept('ok', content));
    post(SHOW);
    expect(calls.filter(([name]) => name === 'ok')).toHaveLength(2);
  });

  test('an event before the last fetch is not what was kept since', () => {
    const { calls, kept: buffer, post } = setUp();
    post(createPopupEvent('ok', content));
    post(SHOW);
    buffer.push(kept('ok', content));
    post(SHOW);
    expect(calls.filter(([name]) => name === 'ok')).toHaveLength(2);
  });

  test('data messages too', () => {
    const { calls, kept: buffer, post } = setUp();
    post(createDataEvent({ n: 1 }));
    buffer.push(createDataEvent({ n: 1 }).value, createDataEvent({ n: 2 }).value);
    post(SHOW);
    expect(calls).toEqual([
      ['data', { n: 1 }],
      ['data', { n: 2 }],
    ]);
  });

  test('content with a cycle, which a window message may have, cannot be compared and is delivered', () => {
    const { calls, post } = setUp();
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    post(createPopupEvent('ok', cycle));
    expect(calls).toHaveLength(2);
  });

  test('a busy application does not grow without end', () => {
    const { kept: buffer, post, receiver } = setUp();
    for (let n = 0; n < 1_000; n++) post(createPopupEvent('ok', { n }));
    // Long forgotten: at most so many are kept by the portal.
    buffer.push(kept('ok', { n: 0 }), kept('ok', { n: 999 }));
    post(SHOW);
    expect(receiver.stats()).toMatchObject({ delivered: 1_001, duplicates: 1 });
  });
});

describe('the life of a receiver', () => {
  test('announces itself only on request', () => {
    expect(setUp().posted).toEqual([]);
    expect(setUp({ announce: true }).posted).toEqual([{ type: LOADED_NOTICE_TYPE }]);
  });

  test('stop ends it: no listener, no timer, no call', () => {
    const { calls, listeners, post, receiver } = setUp();
    const listener = [...listeners][0];
    receiver.stop();
    receiver.stop();
    expect(listeners.size).toBe(0);
    listener?.({ data: createPopupEvent('ok'), source: null, origin: '' });
    post(createPopupEvent('ok'));
    expect(calls).toEqual([]);
  });

  test('stopped by its own handler, it calls no other', () => {
    const portal = testPortal();
    const { calls, receiver } = setUp({ onAction: () => receiver.stop() }, portal);
    portal.post(createPopupEvent('ok'));
    expect(calls).toEqual([]);
  });

  test('stopped while it fetches, it hands on nothing more, and says so', () => {
    const portal = testPortal();
    const { post, kept: buffer } = portal;
    const seen: unknown[] = [];
    const { receiver } = setUp(
      {
        onAction: (answer) => {
          seen.push(answer);
          receiver.stop();
        },
      },
      portal,
    );
    buffer.push(kept('ok', { n: 1 }), kept('ok', { n: 2 }), kept('ok', { n: 3 }));
    post(SHOW);
    expect(seen).toHaveLength(1);
    expect(receiver.stats()).toMatchObject({ delivered: 1, ignored: 2 });
  });

  test('stats are a copy', () => {
    const { post, receiver } = setUp();
    receiver.stats().delivered = 100;
    post(createPopupEvent('ok'));
    expect(receiver.stats().delivered).toBe(1);
  });

  test.each<[options: object, message: string]>([
    [{ onaction: 1 }, 'bad option onaction'],
    [{ idApp: '' }, 'bad option idApp'],
    [{ onAction: undefined }, 'bad option onAction'],
  ])('%o is refused', (options, message) => {
    const portal = testPortal();
    expect(() => setUp(options as never, portal)).toThrow(message);
    expect(portal.listeners.size).toBe(0);
  });
});
