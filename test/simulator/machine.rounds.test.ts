/**
 * Random drives: whatever back-end, driver, applications and time do, in any order and with every behaviour, what the head unit does is
 * what a simple model allows.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LIMITS } from '../../generated/v1/limits.js';
import type { JsonObject } from '../../src/index.js';
import { createPopup, readPopupEvent } from '../../src/index.js';
import { type Behaviour, DEFAULT_BEHAVIOUR, MAX_WAITING } from '../../src/simulator/machine/behaviour.js';
import { pendingOf } from '../../src/simulator/machine/delivery.js';
import { LIFECYCLE_CHANGES } from '../../src/simulator/machine/lifecycle.js';
import { type Effect, type Input, initialState } from '../../src/simulator/machine/state.js';
import { step } from '../../src/simulator/machine/step.js';
import { rounds } from '../rounds.js';

const STEPS = 100;
const DRIVES = rounds(500, 60);

const APPS = ['X', 'Y'];
const anyApp = fc.constantFrom('X', 'Y', 'Z');

/** Times around those at which something happens. */
const pause = fc.constantFrom(
  0,
  1,
  LIMITS.maxLoadMs - 1,
  LIMITS.maxLoadMs,
  LIMITS.autoCloseMs - 1,
  LIMITS.autoCloseMs,
  LIMITS.minIntervalMs - LIMITS.autoCloseMs,
  LIMITS.minIntervalMs,
  60_000,
);

type Action = Input | { type: 'send'; app: string; okButton: boolean | undefined; isPopup: boolean };

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('send' as const),
      app: anyApp,
      okButton: fc.constantFrom(true, false, undefined),
      isPopup: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('press' as const),
      button: fc.constantFrom('ok' as const, 'back' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('open' as const),
      app: anyApp,
      text: fc.constant('Mine'),
      native: fc.constantFrom('nativePopup' as const, 'popup' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('foreground' as const),
      app: fc.constantFrom('X', 'Y', 'Z', undefined),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('lifecycle' as const),
      app: anyApp,
      what: fc.constantFrom(...LIFECYCLE_CHANGES),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('loaded' as const), app: anyApp }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('drain' as const), app: anyApp }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('guidance' as const), app: anyApp, call: fc.constant([]) }) },
);

const behaviour: fc.Arbitrary<Behaviour> = fc.record({
  ...(Object.fromEntries(Object.entries(DEFAULT_BEHAVIOUR).map(([name, value]) => [name, fc.constant(value)])) as {
    [name in keyof Behaviour]: fc.Arbitrary<Behaviour[name]>;
  }),
  extraPopups: fc.constantFrom('drop', 'queue', 'show'),
  okButtonWhenLeftOut: fc.boolean(),
  eventShape: fc.constantFrom('prefixed', 'unprefixed', 'oldest'),
  cancelOnlyPending: fc.boolean(),
  lingerMs: fc.constantFrom(0, 500),
  tellOpened: fc.boolean(),
});

/** What somebody who watches the car would write down. */
class Model {
  /** The popup on display: its number, or `native`. */
  displayed: unknown;
  isOpen = false;
  lastShownAt = Number.NEGATIVE_INFINITY;
  foreground: string | undefined = APPS[0];
  sent = 0;
  accounted = 0;
  waiting = 0;
  /** Messages and answers for applications, by their numbers. In the end each is told, or lost because too many were kept. */
  readonly arrived = new Set<unknown>();
  readonly told = new Set<unknown>();
  readonly lost = new Set<unknown>();
  readonly kept = new Map<string, unknown[]>();
  /** When the applications were started that have not loaded, and were not reported as late. */
  readonly loading = new Map<string, number>();

  /** What is done to the applications. */
  command(input: Input, now: number): void {
    if (!('app' in input) || input.app === undefined || !APPS.includes(input.app)) return;
    const { app } = input;
    const what = input.type === 'lifecycle' ? input.what : input.type;
    if (what === 'started') this.loading.set(app, now);
    if (what === 'loaded' || what === 'unloaded') this.loading.delete(app);
    if (what === 'unloaded' && this.foreground === app) this.foreground = undefined;
  }

  watch(effect: Effect, now: number, { extraPopups, cancelOnlyPending }: Behaviour): void {
    const watchers: { [type in Effect['type']]?: (one: never) => void } = {
      shown: ({ popup }: Extract<Effect, { type: 'shown' }>) => {
        expect(this.isOpen).toBe(false);
        expect(popup.closesAt).toBe(now + LIMITS.autoCloseMs);
        if (extraPopups !== 'show') expect(now - this.lastShownAt).toBeGreaterThanOrEqual(LIMITS.minIntervalMs);
        expect(APPS).toContain(popup.idApp);
        this.isOpen = true;
        this.lastShownAt = now;
        this.displayed = popup.native ?? numberOf(popup.content);
        if (this.waiting > 0 && extraPopups === 'queue') this.waiting--;
        this.accounted++;
      },
      closed: ({ content }: Extract<Effect, { type: 'closed' }>) => {
        expect(this.isOpen).toBe(true);
        if (content !== undefined) expect(numberOf(content)).toBe(this.displayed);
        if (content !== undefined) this.arrived.add(numberOf(content));
        this.isOpen = false;
      },
      data: ({ content }: Extract<Effect, { type: 'data' }>) => {
        this.arrived.add(numberOf(content));
      },
      violation: (violation: Extract<Effect, { type: 'violation' }>) => {
        if (violation.rule !== 'load-time') return;
        // Undefined, so no number, if it was never started, has loaded, or was reported before.
        expect(now - (this.loading.get(violation.app) as number)).toBeGreaterThanOrEqual(LIMITS.maxLoadMs);
        this.loading.delete(violation.app);
      },
      dropped: ({ reason }: Extract<Effect, { type: 'dropped' }>) => {
        if (reason !== 'unknown-app') this.accounted++;
      },
      queued: () => {
        this.waiting++;
        expect(this.waiting).toBeLessThanOrEqual(MAX_WAITING);
      },
      posted: ({ app, data }: Extract<Effect, { type: 'posted' }>) => {
        const number = numberOf(
          readPopupEvent(data)?.content ?? (data as { value?: { content?: JsonObject } }).value?.content,
        );
        if (number === undefined) return;
        expect(app).toBe(this.foreground);
        this.tell(number);
      },
      pending: ({ app, value }: Extract<Effect, { type: 'pending' }>) => {
        if (!cancelOnlyPending) expect(app).not.toBe(this.foreground);
        this.kept.set(app, [...(this.kept.get(app) ?? []), numberOf(value.content)]);
      },
      lost: ({ app, value }: Extract<Effect, { type: 'lost' }>) => {
        expect(this.kept.get(app)?.shift()).toBe(numberOf(value.content));
        expect(this.kept.get(app)).toHaveLength(LIMITS.maxPendingMessages);
        this.lost.add(numberOf(value.content));
      },
      drained: ({ app, values }: Extract<Effect, { type: 'drained' }>) => {
        expect(values.map(({ content }) => numberOf(content))).toEqual(this.kept.get(app) ?? []);
        for (const number of this.kept.get(app) ?? []) this.tell(number);
        this.kept.delete(app);
      },
      foreground: ({ app }: Extract<Effect, { type: 'foreground' }>) => {
        this.foreground = app;
      },
      guidance: ({ launched }: Extract<Effect, { type: 'guidance' }>) => {
        if (launched) expect(this.isOpen).toBe(false);
      },
    };
    watchers[effect.type]?.(effect as never);
  }

  tell(number: unknown): void {
    expect(this.told).not.toContain(number);
    this.told.add(number);
  }
}

function numberOf(content: unknown): unknown {
  return (content as { number?: unknown } | null | undefined)?.number;
}

function inputOf(one: Action, number: number): Input {
  if (one.type !== 'send') return one;
  const { app, okButton, isPopup } = one;
  const content = { number };
  const options = { idApp: app, text: 'Hello', content, ...(okButton === undefined ? {} : { okButton }) };
  return { type: 'message', message: isPopup ? createPopup(options) : { idApp: app, popup: false, content } };
}

test(`${DRIVES * STEPS} steps`, () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      behaviour,
      fc.array(fc.tuple(action, pause), { minLength: STEPS, maxLength: STEPS }),
      (behaves, actions) => {
        const model = new Model();
        let state = initialState(APPS);
        let now = 0;
        let number = 0;
        const take = (input: Input): void => {
          const next = step(state, input, now, behaves);
          state = next.state;
          for (const effect of next.effects) {
            seen.add(effect.type === 'violation' ? effect.rule : effect.type);
            model.watch(effect, now, behaves);
          }
          model.command(input, now);
          expect(state.foreground).toBe(model.foreground);
        };
        for (const [one, ms] of actions) {
          number++;
          const input = inputOf(one, number);
          const isPopup = input.type === 'open' || (input.type === 'message' && input.message.popup);
          if (isPopup && APPS.includes(input.type === 'open' ? input.app : input.message.idApp)) model.sent++;
          take(input);
          now += ms;
          take({ type: 'time' });
          expect(state.popup !== undefined).toBe(model.isOpen);
          if (state.popup !== undefined) expect(now).toBeLessThan(state.popup.closesAt);
          expect(model.accounted + state.waiting.length).toBe(model.sent);
          for (const startedAt of model.loading.values()) expect(now - startedAt).toBeLessThan(LIMITS.maxLoadMs);
          for (const app of APPS) {
            expect(pendingOf(state, app).length).toBeLessThanOrEqual(LIMITS.maxPendingMessages);
          }
        }
        for (const app of APPS) take({ type: 'drain', app });
        expect(new Set([...model.told, ...model.lost])).toEqual(model.arrived);
        expect(model.told.size + model.lost.size).toBe(model.arrived.size);
      },
    ),
    { numRuns: DRIVES, seed: 12 },
  );
  // A drive in which something never happens proves nothing about it.
  expect([...seen].sort()).toEqual([
    ...['closed', 'data', 'drained', 'dropped', 'foreground', 'guidance', 'ignored', 'load-time', 'loaded', 'lost'],
    ...['min-interval', 'pending', 'posted', 'queued', 'shown', 'started'],
  ]);
});
