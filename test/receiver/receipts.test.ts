/** Receipts against whatever may be reported, in any order and number. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SAFETY } from '../../generated/v1/limits.js';
import {
  LEGACY_POPUP_EVENT_FIELDS,
  LIFECYCLE_EVENT_NAMES,
  NOTIFICATION_POPUP_EVENT_FIELDS,
  POPUP_EVENT_ACTIONS,
  RECEIPT_FIELDS,
  SEND_REQUEST_FIELDS,
} from '../../generated/v1/names.js';
import { strictReceipt } from '../../generated/v1/validators.js';
import {
  addReceipt,
  createPopupEvent,
  createReceiptId,
  type JsonObject,
  POPUP_EVENTS,
  type PopupAction,
  type ReceiptAnswer,
  readReceipt,
} from '../../src/index.js';
import { createPopupReceiver, type ReceiptOptions } from '../../src/receiver/index.js';
import { ManualClock } from '../../src/simulator/index.js';
import { almostAnEvent } from '../vectors/arbitraries.js';
import { testPortal } from './portal.js';

const ACTIONS = Object.keys(POPUP_EVENTS) as PopupAction[];
const IDS = Array.from({ length: 4 }, createReceiptId);

interface Noted {
  action: PopupAction;
  content?: JsonObject;
}

function setUp(onAnswer: ReceiptOptions['onAction'] = () => undefined) {
  const portal = testPortal();
  const clock = new ManualClock();
  const seen: Noted[] = [];
  const errors: unknown[] = [];
  const receiver = createPopupReceiver({
    idApp: 'MY_APP_ID',
    window: portal.window,
    clock,
    receipts: true,
    onAction: (answer) => {
      const { receipt: _, ...noted } = answer;
      seen.push(noted);
      onAnswer(answer);
    },
    onError: (error) => errors.push(error),
  });
  /** What was sent to the back-end; everything must be a valid receipt. */
  const receipts = (): (ReceiptAnswer | undefined)[] =>
    portal.posted.map((data) => {
      const content = (data as Record<string, unknown>)[SEND_REQUEST_FIELDS.content];
      expect(strictReceipt(content), JSON.stringify(content)).toBe(true);
      return readReceipt(content);
    });
  return { ...portal, clock, seen, errors, receiver, receipts };
}

/** How an outcome may be reported: by event in three shapes, or kept in two. */
const ROUTES = ['prefixed', 'bare', 'oldest', 'kept as an object', 'kept as text'] as const;
type Route = (typeof ROUTES)[number];

function bareNameOf(action: PopupAction): string {
  return Object.entries(POPUP_EVENT_ACTIONS[1]).find(([, one]) => one === action)?.[0] as string;
}

function report(
  { post, kept }: ReturnType<typeof setUp>,
  route: Route,
  action: PopupAction,
  content: JsonObject,
): void {
  const event = createPopupEvent(action, content);
  const fields = NOTIFICATION_POPUP_EVENT_FIELDS;
  const reports: Record<Route, () => void> = {
    prefixed: () => post(event),
    bare: () => post({ ...event, [fields.value]: { ...event.value, [fields.action]: bareNameOf(action) } }),
    oldest: () =>
      post({
        [LEGACY_POPUP_EVENT_FIELDS.action]: POPUP_EVENTS[action],
        [LEGACY_POPUP_EVENT_FIELDS.value]: { [LEGACY_POPUP_EVENT_FIELDS.content]: content },
      }),
    'kept as an object': () => void kept.push(event.value),
    'kept as text': () => void kept.push(JSON.stringify(event.value)),
  };
  reports[route]();
}

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      id: fc.constantFrom(...IDS),
      route: fc.constantFrom(...ROUTES),
      action: fc.constantFrom(...ACTIONS),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom('show' as const, 'hide' as const) },
  { weight: 1, arbitrary: fc.nat(30_000) },
);

test('each popup is handed on and answered once, in whichever order, way and number its outcome is reported', () => {
  const walk = fc.array(step, { maxLength: 40, size: 'max' });
  fc.assert(
    // Few contents, so that popups with equal ones meet.
    fc.property(walk, fc.constantFrom({}, { bookingId: 42 }), (steps, content) => {
      const app = setUp();
      const reported: { id: string; action: PopupAction }[] = [];
      const inBuffer: typeof reported = [];
      for (const one of [...steps, 'show' as const]) {
        if (typeof one === 'number') app.clock.advance(one);
        else if (typeof one === 'string') {
          app.post({ type: LIFECYCLE_EVENT_NAMES[one] });
          if (one === 'show') reported.push(...inBuffer.splice(0));
        } else {
          (one.route.startsWith('kept') ? inBuffer : reported).push(one);
          report(app, one.route, one.action, addReceipt<JsonObject>(content, one.id));
        }
      }
      const first = reported.filter(({ id }, at) => reported.findIndex((other) => other.id === id) === at);
      const expected = first.map(({ action }) =>
        Object.keys(content).length === 0 ? { action } : { action, content },
      );
      expect(app.seen).toEqual(expected);
      expect(app.receipts()).toEqual(first.map(({ id, action }) => ({ id, action })));
      expect(app.receiver.stats()).toMatchObject({
        delivered: first.length,
        duplicates: reported.length - first.length,
        errors: 0,
      });
    }),
    { numRuns: 300 },
  );
});

test('whatever an application does with a receipt, it is sent once, and in time', () => {
  const deed = fc.oneof(
    fc.record({ hold: fc.option(fc.double({ max: 60_000 }), { nil: undefined }) }),
    fc.record({ add: fc.dictionary(fc.string(), fc.string()) }),
    fc.constantFrom('send' as const, 'stop' as const, 'throw' as const),
  );
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 6 }), fc.array(deed, { maxLength: 6 }), (inHandler, later) => {
      const act = (receipt: Parameters<ReceiptOptions['onAction']>[0]['receipt'], deeds: typeof later): void => {
        for (const one of deeds) {
          if (one === 'send') receipt.send();
          else if (one === 'stop') app.receiver.stop();
          else if (one === 'throw') throw new Error('boom');
          else if ('hold' in one) receipt.hold(one.hold);
          else receipt.add(one.add);
        }
      };
      const app = setUp(({ receipt }) => {
        app.clock.setTimeout(
          () =>
            act(
              receipt,
              later.filter((one) => one !== 'throw'),
            ),
          100,
        );
        act(receipt, inHandler);
      });
      app.post(createPopupEvent('ok', addReceipt({ bookingId: 42 }, IDS[0] as string)));
      app.clock.advance(SAFETY.maxReceiptHoldMs + 100);
      expect(app.receipts()).toMatchObject([{ id: IDS[0], action: 'ok' }]);
    }),
  );
});

test('nothing of the content or of what was added is lost or changed', () => {
  const names = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toJSON', 'length'));
  const json = fc.jsonValue({ stringUnit: 'binary', maxDepth: 2 });
  const objects = fc.dictionary(names, json).map((one) => JSON.parse(JSON.stringify(one)) as JsonObject);
  // A setter in every object in place of a name: an application does not write that one.
  const extras = objects.filter((one) => !Object.hasOwn(one, '__proto__') && Object.keys(one).length > 0);
  fc.assert(
    fc.property(objects, extras, (content, extra) => {
      fc.pre(!Object.hasOwn(content, RECEIPT_FIELDS.receipt));
      const app = setUp(({ receipt }) => receipt.add(extra));
      const id = createReceiptId();
      app.post(createPopupEvent('ok', addReceipt(content, id)));
      const rest = Object.keys(content).length === 0 ? undefined : content;
      expect(JSON.stringify(app.seen[0]?.content)).toBe(JSON.stringify(rest));
      expect(JSON.stringify(app.receipts()[0]?.extra)).toBe(JSON.stringify(extra));
    }),
  );
});

describe('random and hostile events', () => {
  test('no throw, and nothing is sent that is no valid receipt', () => {
    const app = setUp();
    fc.assert(
      fc.property(almostAnEvent, fc.jsonValue(), fc.constantFrom(...ACTIONS), (event, value, action) => {
        app.post(event);
        app.post(createPopupEvent(action, { [RECEIPT_FIELDS.receipt]: value } as JsonObject));
      }),
      { numRuns: 1_000 },
    );
    expect(app.receipts()).toEqual([]);
    expect(app.errors).toEqual([]);
  });

  test('an identifier beside a cycle: handed on as it is, since JSON can have brought neither', () => {
    const app = setUp();
    const content: Record<string, unknown> = { [RECEIPT_FIELDS.receipt]: IDS[0] };
    content.self = content;
    app.post(createPopupEvent('ok', content));
    expect(app.seen[0]?.content).toBe(content);
    expect(app.receipts()).toEqual([]);
  });
});

test('stats and answers of a receiver without receipts are as they were', () => {
  const portal = testPortal();
  const calls: unknown[][] = [];
  const receiver = createPopupReceiver({
    idApp: 'MY_APP_ID',
    window: portal.window,
    onAction: (...args) => calls.push(args),
  });
  const content = addReceipt({ bookingId: 42 }, IDS[0] as string);
  portal.post(createPopupEvent('ok', content));
  portal.kept.push(createPopupEvent('ok', content).value);
  portal.post({ type: LIFECYCLE_EVENT_NAMES.show });
  expect(calls).toEqual([[{ action: 'ok', content: { bookingId: 42 } }]]);
  expect(receiver.stats()).toEqual({ delivered: 1, duplicates: 1, ignored: 0, errors: 0 });
  expect(portal.posted).toEqual([]);
});
