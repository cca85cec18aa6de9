import { describe, expect, test, vi } from 'vitest';
import { SAFETY } from '../../generated/v1/limits.js';
import { MAX_WAYPOINTS, NATIVE_POPUP_EVENT_ACTIONS, NATIVE_POPUP_REQUEST_NAMES } from '../../generated/v1/names.js';
import { createPopupEvent, encodeAppMessage, LIMITS } from '../../src/index.js';
import {
  createPopupReceiver,
  type GuidanceOptions,
  type LaunchResult,
  launchGuidanceWaypoints,
  launchWhenClear,
  type NativePopupOptions,
  openNativePopup,
  sendToServer,
} from '../../src/receiver/index.js';
import { ManualClock } from '../../src/simulator/index.js';
import { readSendRequest } from '../../src/simulator/window-messages.js';
import { testPortal } from './portal.js';

describe('sendToServer', () => {
  test.each([{ answer: 'ok' }, 'ok', '', {}, { text: 'é漢🚗\n"' }])('posts %j for the portal to publish', (value) => {
    const { posted, window } = testPortal();
    expect(sendToServer(value, { window })).toBeUndefined();
    expect(posted.map((data) => readSendRequest(data))).toEqual([{ content: value }]);
  });

  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  test.each([
    7,
    null,
    undefined,
    true,
    [],
    [{}],
    () => 1,
    Number.NaN,
    1n,
    cycle,
    { n: 1n },
    Object(5),
    Object(false),
    { toJSON: () => 7 },
    { toJSON: () => [1] },
    { toJSON: () => undefined },
  ])('refuses %o as a value, without a throw', (value) => {
    const { posted, window } = testPortal();
    expect(sendToServer(value as never, { window })).toEqual({ code: 'INVALID_VALUE' });
    expect(posted).toEqual([]);
  });

  test('refuses what throws when it is read', () => {
    const value = Object.defineProperty({}, 'a', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    expect(sendToServer(value as never, { window: testPortal().window })).toEqual({ code: 'INVALID_VALUE' });
  });

  test.each(['a', 'é', '漢', '🚗', '\n', '"'])(
    'is limited to the byte, as the message that the portal makes of it: %j',
    (unit) => {
      const { posted, window } = testPortal();
      const overhead = encodeAppMessage({ content: '' }).length;
      const unitBytes = encodeAppMessage({ content: unit }).length - overhead;
      const units = unit.repeat(Math.floor((LIMITS.maxPayloadBytes - overhead) / unitBytes));
      const rest = LIMITS.maxPayloadBytes - encodeAppMessage({ content: units }).length;
      const largest = units + 'a'.repeat(rest);
      expect(encodeAppMessage({ content: largest })).toHaveLength(LIMITS.maxPayloadBytes);
      expect(sendToServer(largest, { window })).toBeUndefined();
      expect(sendToServer(`${largest}a`, { window })).toEqual({ code: 'TOO_LARGE' });
      expect(posted).toHaveLength(1);
    },
  );

  test('what is posted is what was measured: a later change does not matter', () => {
    const value = { list: [1] };
    const messages: unknown[] = [];
    const { window } = testPortal();
    window.parent.postMessage = (data) => void messages.push(data);
    sendToServer(value, { window });
    value.list.push(2);
    expect(readSendRequest(messages[0])).toEqual({ content: { list: [1] } });
  });
});

describe('openNativePopup', () => {
  const eventOf = (action: string, family: 0 | 1 = 0) => ({ type: NATIVE_POPUP_EVENT_ACTIONS[0][family] + action });

  function setUp(options: Partial<NativePopupOptions> = {}) {
    const portal = testPortal();
    const clock = new ManualClock();
    const calls: unknown[][] = [];
    const open = (more: Partial<NativePopupOptions> = {}) =>
      openNativePopup({
        text: 'Hello',
        window: portal.window,
        clock,
        onOk: (...args) => void calls.push(['ok', ...args]),
        onCancel: (...args) => void calls.push(['cancel', ...args]),
        onTimeout: (...args) => void calls.push(['timeout', ...args]),
        onError: (...args) => void calls.push(['error', ...args]),
        ...options,
        ...more,
      });
    return { ...portal, clock, calls, open };
  }

  test.each(Object.entries(NATIVE_POPUP_REQUEST_NAMES))('asks under the name %s', (vendorName, type) => {
    const { open, posted } = setUp();
    expect(open({ vendorName: vendorName as 'popup' })).toBeUndefined();
    expect(posted).toEqual([{ type, text: 'Hello' }]);
  });

  test('asks under the older name by default', () => {
    const { open, posted } = setUp();
    open();
    expect(posted).toMatchObject([{ type: NATIVE_POPUP_REQUEST_NAMES.nativePopup }]);
  });

  test.each(['ok', 'cancel', 'timeout'].flatMap((action) => [[action, 0] as const, [action, 1] as const]))(
    'tells the answer once: %s, under name %i',
    (action, family) => {
      const { calls, listeners, open, post } = setUp();
      open();
      post(eventOf('opened', family));
      expect(calls).toEqual([]);
      post(eventOf(action, family));
      post(eventOf(action, family));
      expect(calls).toEqual([[action]]);
      expect(listeners.size).toBe(0);
    },
  );

  test('answers of others are not its answer', () => {
    const { calls, open, post } = setUp();
    open();
    post(eventOf('ok'), { source: {} });
    post(createPopupEvent('ok'));
    post({ type: `${eventOf('ok').type}x` });
    post({ type: NATIVE_POPUP_EVENT_ACTIONS[0][0] });
    post(null);
    expect(calls).toEqual([]);
  });

  test('handlers may be left out', () => {
    const { listeners, open, post } = setUp();
    open({ onOk: undefined } as never);
    post(eventOf('ok'));
    expect(listeners.size).toBe(0);
  });

  test('keeps the gap: too early is an error value, with the time to wait', () => {
    const { clock, open, posted } = setUp();
    clock.advance(5_000);
    open();
    clock.advance(LIMITS.minIntervalMs - 1);
    expect(open()).toEqual({ code: 'TOO_SOON', retryAfterMs: 1 });
    expect(posted).toHaveLength(1);
    clock.advance(1);
    expect(open()).toBeUndefined();
    expect(posted).toHaveLength(2);
  });

  test.each([
    ['ok', LIMITS.minIntervalMs],
    ['cancel', LIMITS.minIntervalMs],
    ['timeout', LIMITS.minIntervalMs - LIMITS.autoCloseMs],
  ] as const)('shares the gap with the popups of the back-end: after %s it waits %i ms', (action, wait) => {
    const { clock, open, post, window } = setUp();
    createPopupReceiver({ idApp: 'X', window, clock, onAction: () => undefined });
    clock.advance(60_000);
    post(createPopupEvent(action));
    expect(open()).toEqual({ code: 'TOO_SOON', retryAfterMs: wait });
    clock.advance(wait);
    expect(open()).toBeUndefined();
  });

  test('an older outcome does not shorten the gap', () => {
    const { clock, open, post, window } = setUp();
    createPopupReceiver({ idApp: 'X', window, clock, onAction: () => undefined });
    clock.advance(60_000);
    open();
    post(createPopupEvent('timeout'));
    expect(open()).toMatchObject({ retryAfterMs: LIMITS.minIntervalMs });
  });

  test('a clock that was set back does not block popups for longer than the gap', () => {
    const { open, window } = setUp();
    let time = 86_400_000;
    const clock = { now: () => time, setTimeout: () => 0, clearTimeout: () => undefined };
    expect(open({ clock })).toBeUndefined();
    time = 0;
    expect(open({ clock })).toBeUndefined();
    expect(window.parent).toBeDefined();
  });

  test('a refused popup takes no gap', () => {
    const { open } = setUp();
    expect(open({ text: '' })).toEqual({ code: 'INVALID_VALUE' });
    expect(open({ text: 7 as never })).toEqual({ code: 'INVALID_VALUE' });
    for (const vendorName of ['other', 'constructor', '__proto__', 'toString']) {
      expect(open({ vendorName: vendorName as never })).toEqual({ code: 'INVALID_VALUE' });
    }
    expect(open()).toBeUndefined();
  });

  test('a portal that cannot be posted to leaves nothing behind', () => {
    const { listeners, open, window } = setUp();
    const { postMessage } = window.parent;
    window.parent.postMessage = () => {
      throw new Error('gone');
    };
    expect(() => open()).toThrow('gone');
    expect(listeners.size).toBe(0);
    window.parent.postMessage = postMessage;
    expect(open()).toBeUndefined();
  });

  test('no answer is an error, once, and leaves nothing behind', () => {
    const { calls, clock, listeners, open, post } = setUp();
    open();
    clock.advance(LIMITS.minIntervalMs - 1);
    expect(calls).toEqual([]);
    clock.advance(1);
    expect(calls).toEqual([['error', { code: 'NO_ANSWER' }]]);
    expect(listeners.size).toBe(0);
    post(eventOf('ok'));
    clock.advance(100_000);
    expect(calls).toHaveLength(1);
  });

  test('no answer and nobody to tell', () => {
    const { clock, open } = setUp({ onError: undefined } as never);
    open();
    expect(() => clock.advance(100_000)).not.toThrow();
  });

  test('without a clock, the browser’s', () => {
    vi.useFakeTimers();
    const { window } = testPortal();
    Object.assign(window, { setTimeout, clearTimeout, performance: { now: () => Date.now() } });
    expect(openNativePopup({ text: 'x', window })).toBeUndefined();
    vi.advanceTimersByTime(LIMITS.minIntervalMs - 1);
    expect(openNativePopup({ text: 'x', window })?.code).toBe('TOO_SOON');
    vi.advanceTimersByTime(1);
    delete window.performance;
    expect(openNativePopup({ text: 'x', window })).toBeUndefined();
    vi.useRealTimers();
  });
});

describe('fault 20: guidance that cannot be launched yet', () => {
  const MAX_MS = LIMITS.autoCloseMs + SAFETY.guidanceMarginMs;

  function setUp(attempt: (count: number) => unknown) {
    const clock = new ManualClock();
    const results: LaunchResult[] = [];
    let count = 0;
    const launch = launchWhenClear(() => attempt(++count), { onResult: (result) => results.push(result), clock });
    return { clock, launch, results, count: () => count };
  }

  test('launched at once', () => {
    const { clock, results, count } = setUp(() => true);
    expect(results).toEqual([{ reason: 'launched', attempts: 1 }]);
    clock.advance(MAX_MS * 2);
    expect(count()).toBe(1);
  });

  test('launched as soon as the popup is gone', () => {
    const { clock, results } = setUp((count) => count > 3);
    expect(results).toEqual([]);
    clock.advance(3 * SAFETY.guidanceRetryMs);
    expect(results).toEqual([{ reason: 'launched', attempts: 4 }]);
  });

  test.each([false, undefined, null, 1, 'true', {}])(
    '%o is no success: tried for as long as a popup can be there, then refused',
    (value) => {
      const { clock, results, count } = setUp(() => value);
      clock.advance(MAX_MS - 1);
      expect(results).toEqual([]);
      clock.advance(1);
      const attempts = MAX_MS / SAFETY.guidanceRetryMs + 1;
      expect(results).toEqual([{ reason: 'refused', attempts }]);
      clock.advance(MAX_MS);
      expect(count()).toBe(attempts);
    },
  );

  test('a call that throws is tried again, too', () => {
    const error = new Error('no');
    const always = setUp(() => {
      throw error;
    });
    always.clock.advance(MAX_MS);
    expect(always.results).toMatchObject([{ reason: 'threw', error }]);
    const once = setUp((count) => {
      if (count === 1) throw error;
      return count === 2;
    });
    once.clock.advance(SAFETY.guidanceRetryMs);
    expect(once.results).toEqual([{ reason: 'launched', attempts: 2 }]);
  });

  test('what was thrown before is not the reason of the last try', () => {
    const { clock, results } = setUp((count) => {
      if (count < 5) throw new Error('no');
      return false;
    });
    clock.advance(MAX_MS);
    expect(results).toMatchObject([{ reason: 'refused' }]);
    expect('error' in (results[0] as object)).toBe(false);
  });

  test('may be called off, once', () => {
    const { clock, launch, results, count } = setUp(() => false);
    launch.stop();
    launch.stop();
    clock.advance(MAX_MS);
    expect(results).toEqual([{ reason: 'stopped', attempts: 1 }]);
    expect(count()).toBe(1);
  });

  test('called off after it ended, it says nothing more', () => {
    const { launch, results } = setUp(() => true);
    launch.stop();
    expect(results).toHaveLength(1);
  });

  test('called off by its own attempt, it is not tried again', () => {
    const clock = new ManualClock();
    const results: LaunchResult[] = [];
    let count = 0;
    const handle: { stop?: () => void } = {};
    handle.stop = launchWhenClear(
      () => {
        if (++count === 2) handle.stop?.();
        return false;
      },
      { onResult: (result) => results.push(result), clock },
    ).stop;
    clock.advance(MAX_MS);
    expect(results).toEqual([{ reason: 'stopped', attempts: 2 }]);
    expect(count).toBe(2);
  });
});

describe('launchGuidanceWaypoints', () => {
  const PARIS = { longitude: 2.3522, latitude: 48.8566 };
  const LYON = { longitude: 4.8357, latitude: 45.764 };

  function setUp(answer: unknown = true) {
    const calls: unknown[][] = [];
    const { window } = testPortal();
    window.Navigation = {
      answer,
      LaunchGuidanceWaypoints(...args: unknown[]) {
        calls.push(args);
        return (this as { answer: unknown }).answer;
      },
    };
    return {
      calls,
      window,
      launch: (options: Partial<GuidanceOptions>) => launchGuidanceWaypoints({ ...PARIS, window, ...options }),
    };
  }

  test('longitude comes before latitude, and waypoints have their own names', () => {
    const { calls, launch } = setUp();
    expect(launch({ waypoints: [LYON], confirm: true })).toBe(true);
    expect(calls).toEqual([[2.3522, 48.8566, [{ lat: 45.764, lon: 4.8357 }], true]]);
  });

  test('without waypoints and without confirmation', () => {
    const { calls, launch } = setUp();
    launch({});
    expect(calls).toEqual([[2.3522, 48.8566, [], false]]);
  });

  test.each([false, null, 1, 'true'])('%o of the head unit is no success', (answer) => {
    expect(setUp(answer).launch({})).toBe(false);
  });

  test.each<[options: object, message: string]>([
    [{ latitude: 90.1 }, 'bad option latitude'],
    [{ latitude: -90.1 }, 'bad option latitude'],
    [{ longitude: 180.1 }, 'bad option longitude'],
    [{ longitude: -180.1 }, 'bad option longitude'],
    [{ latitude: '48' }, 'bad option latitude'],
    [{ latitude: undefined }, 'bad option latitude'],
    [{ longitude: Number.NaN }, 'bad option longitude'],
    [{ waypoints: [LYON, { longitude: 48.8, latitude: 148.8 }] }, 'bad option latitude'],
    [{ waypoints: Array(MAX_WAYPOINTS + 1).fill(LYON) }, 'bad option waypoints'],
  ])('%o is refused before the head unit is called', (options, message) => {
    const { calls, launch } = setUp();
    expect(() => launch(options)).toThrow(message);
    expect(calls).toEqual([]);
  });

  test('the far ends and the most waypoints pass', () => {
    const { launch } = setUp();
    expect(launch({ longitude: -180, latitude: 90, waypoints: Array(MAX_WAYPOINTS).fill(LYON) })).toBe(true);
    expect(launch({ longitude: 180, latitude: -90 })).toBe(true);
  });

  test('where there is no navigation it throws, and launchWhenClear says so', () => {
    const { window } = testPortal();
    expect(() => launchGuidanceWaypoints({ ...PARIS, window })).toThrow(TypeError);
  });
});

describe('a misspelt option is told at once, and nothing is done', () => {
  const { window, posted } = testPortal();
  test.each<[name: string, call: () => unknown]>([
    ['onOK', () => openNativePopup({ text: 'x', window, onOK: () => undefined } as never)],
    ['onresult', () => launchWhenClear(() => true, { onresult: () => undefined } as never)],
    ['lat', () => launchGuidanceWaypoints({ longitude: 1, latitude: 1, lat: 1, window } as never)],
    ['toString', () => sendToServer('x', { window, toString: 1 } as never)],
  ])('%s', (name, call) => {
    expect(call).toThrow(`bad option ${name}`);
    expect(posted).toEqual([]);
  });
});
