import { describe, expect, test } from 'vitest';
import { LIMITS } from '#contract/limits.js';
import { LIFECYCLE_EVENT_NAMES } from '#contract/names.js';
import { createPopup, type DataMessage, readPopupEvent, type ServerMessage } from '../../index.js';
import { DEFAULT_BEHAVIOUR, type HeadUnitBehaviour, MAX_WAITING } from './behaviour.js';
import { pendingOf } from './delivery.js';
import { LIFECYCLE_CHANGES } from './lifecycle.js';
import { type Effect, type Input, initialState, type LifecycleChange, type State, type Step } from './state.js';
import { canLaunchGuidance, nextTime, step } from './step.js';

const INITIAL = initialState();
const popup = createPopup({ idApp: 'X', text: 'Hello', okButton: true, content: { a: 1 } });
const other = createPopup({ idApp: 'X', text: 'Other', okButton: true });
const data: DataMessage = { idApp: 'X', popup: false, content: { b: 2 } };

const run = (state: State, input: Input, now: number, behaviour: HeadUnitBehaviour = {}): Step =>
  step(state, input, now, { ...DEFAULT_BEHAVIOUR, ...behaviour });
const receive = (state: State, message: ServerMessage, now: number, behaviour: HeadUnitBehaviour = {}): Step =>
  run(state, { type: 'message', message }, now, behaviour);
const shown = receive(INITIAL, popup, 1_000).state;

const types = ({ effects }: Step): string[] => effects.map(({ type }) => type);
const find = <Type extends Effect['type']>(
  { effects }: Step,
  type: Type,
): Extract<Effect, { type: Type }> | undefined =>
  effects.find((effect): effect is Extract<Effect, { type: Type }> => effect.type === type);

describe('a popup', () => {
  test('is shown until its time is up, and guidance has to wait', () => {
    const { state, effects } = receive(INITIAL, popup, 1_000);
    const closesAt = 1_000 + LIMITS.autoCloseMs;
    const expected = { idApp: 'X', text: 'Hello', okButton: true, content: { a: 1 }, closesAt };
    expect(effects).toEqual([{ type: 'shown', popup: expected }]);
    expect(state.popup).toEqual(expected);
    expect(nextTime(state)).toBe(closesAt);
    expect(canLaunchGuidance(state, 1_000)).toBe(false);
    expect(canLaunchGuidance(INITIAL, 1_000)).toBe(true);
  });

  test.each([
    ['ok', 'ok'],
    ['back', 'cancel'],
  ] as const)('is closed by %s: %s, with its content', (button, action) => {
    const closed = run(shown, { type: 'press', button }, 2_000);
    expect(closed.effects[0]).toEqual({ type: 'closed', action, content: { a: 1 }, app: 'X' });
    expect(readPopupEvent(find(closed, 'posted')?.data)).toEqual({ action, content: { a: 1 } });
    expect(canLaunchGuidance(closed.state, 2_000)).toBe(true);
  });

  test('closes by itself at its time, and not a millisecond before', () => {
    const end = 1_000 + LIMITS.autoCloseMs;
    expect(run(shown, { type: 'time' }, end - 1)).toEqual({ state: shown, effects: [] });
    expect(find(run(shown, { type: 'time' }, end), 'closed')?.action).toBe('timeout');
    expect(run(INITIAL, { type: 'time' }, end)).toEqual({ state: INITIAL, effects: [] });
  });

  test('without an OK button cannot be answered with OK', () => {
    const { state } = receive(INITIAL, createPopup({ idApp: 'X', text: 'x', okButton: false }), 0);
    const pressed = run(state, { type: 'press', button: 'ok' }, 1);
    expect(pressed).toEqual({ state, effects: [{ type: 'ignored', reason: 'no-ok-button' }] });
    const back = run(state, { type: 'press', button: 'back' }, 1);
    expect(readPopupEvent(find(back, 'posted')?.data)).toEqual({ action: 'cancel' });
  });

  test.each([true, false])('that does not say has the button that the simulator is told: %s', (leftOut) => {
    const { state } = receive(INITIAL, createPopup({ idApp: 'X', text: 'x' }), 0, { okButtonWhenLeftOut: leftOut });
    expect(state.popup?.okButton).toBe(leftOut);
    expect(state.popup && 'content' in state.popup).toBe(false);
  });
});

test('a button with nothing on the screen is ignored', () => {
  expect(run(INITIAL, { type: 'press', button: 'back' }, 0).effects).toEqual([{ type: 'ignored', reason: 'no-popup' }]);
});

describe('a popup within the minimum interval', () => {
  const closed = run(shown, { type: 'press', button: 'ok' }, 2_000).state;
  const free = 1_000 + LIMITS.minIntervalMs;

  test('is dropped and told, also when the one before is closed', () => {
    for (const state of [shown, closed]) {
      expect(receive(state, other, free - 1)).toEqual({
        state,
        effects: [
          { type: 'violation', rule: 'min-interval', app: 'X', earlyMs: 1 },
          { type: 'dropped', reason: 'too-soon', app: 'X' },
        ],
      });
    }
    expect(types(receive(closed, other, free))).toEqual(['shown']);
  });

  test('waits with `queue`: up to five, each shown when its time has come', () => {
    const behaviour = { extraPopups: 'queue' } as const;
    let state = closed;
    for (let position = 1; position <= MAX_WAITING; position++) {
      const queued = receive(state, { ...other, popupText: `${position}` }, 2_000, behaviour);
      expect(find(queued, 'queued')?.position).toBe(position);
      state = queued.state;
    }
    expect(find(receive(state, other, 2_000, behaviour), 'dropped')?.reason).toBe('queue-full');
    for (let position = 1, now = free; position <= MAX_WAITING; position++, now += LIMITS.minIntervalMs) {
      expect(nextTime(state)).toBe(now);
      expect(types(run(state, { type: 'time' }, now - 1, behaviour))).toEqual([]);
      const next = run(state, { type: 'time' }, now, behaviour);
      expect(next.state.popup?.text).toBe(`${position}`);
      const closesAt = nextTime(next.state) as number;
      state = run(next.state, { type: 'time' }, closesAt, behaviour).state;
    }
    expect(nextTime(state)).toBeUndefined();
  });

  test('one that comes when others wait waits behind them, although its own time is right', () => {
    const behaviour = { extraPopups: 'queue' } as const;
    const waiting = receive(closed, other, 2_000, behaviour).state;
    const late = receive(waiting, popup, free, behaviour);
    expect(types(late)).toEqual(['queued']);
    expect(late.state.waiting).toHaveLength(2);
  });

  test('is shown at once with `show`; the one on display ends', () => {
    const behaviour = { extraPopups: 'show' } as const;
    const replaced = receive(shown, other, 2_000, behaviour);
    expect(types(replaced)).toEqual(['violation', 'closed', 'posted', 'shown']);
    expect(find(replaced, 'closed')?.action).toBe('timeout');
    expect(replaced.state.popup?.text).toBe('Other');
    expect(types(receive(closed, other, 2_000, behaviour))).toEqual(['violation', 'shown']);
  });
});

describe('a popup that an application opens', () => {
  const open = (state: State, native: 'nativePopup' | 'popup', now: number, behaviour: HeadUnitBehaviour = {}): Step =>
    run(state, { type: 'open', app: 'X', text: 'Mine', native }, now, behaviour);

  test.each([
    ['nativePopup', 'WebPortal.nativePopup.evt.'],
    ['popup', 'WebPortal.popup.evt.'],
  ] as const)('%s: its outcome has the names under which it was opened', (native, prefix) => {
    const opened = open(INITIAL, native, 0, { tellOpened: true });
    expect(opened.state.popup).toMatchObject({ text: 'Mine', okButton: true, native });
    expect(find(opened, 'posted')?.data).toEqual({ type: `${prefix}opened` });
    expect(types(open(INITIAL, native, 0))).toEqual(['shown']);
    const pressed = run(opened.state, { type: 'press', button: 'ok' }, 1);
    expect(find(pressed, 'posted')?.data).toEqual({ type: `${prefix}ok` });
    const over = run(opened.state, { type: 'time' }, LIMITS.autoCloseMs);
    expect(find(over, 'posted')?.data).toEqual({ type: `${prefix}timeout` });
  });

  test('shares the interval with those of the back-end', () => {
    const opened = open(INITIAL, 'popup', 0).state;
    expect(types(receive(opened, popup, LIMITS.minIntervalMs - 1))).toEqual(['violation', 'dropped']);
    expect(types(open(shown, 'popup', 2_000))).toEqual(['violation', 'dropped']);
  });
});

describe('applications', () => {
  const both = initialState(['X', 'Y']);

  test('a data message goes to the one in the foreground, popup or not', () => {
    for (const state of [both, INITIAL, shown]) {
      const delivered = receive(state, data, 1_500);
      expect(types(delivered)).toEqual(['data', 'posted']);
      expect(find(delivered, 'posted')).toMatchObject({ app: 'X', data: { value: { content: { b: 2 } } } });
    }
  });

  test('what is for one in the background is kept until it is taken', () => {
    const kept = receive(both, { ...data, idApp: 'Y' }, 0);
    expect(types(kept)).toEqual(['data', 'pending']);
    const drained = run(kept.state, { type: 'drain', app: 'Y' }, 1);
    expect(find(drained, 'drained')?.values).toEqual([{ content: { b: 2 } }]);
    expect(find(run(drained.state, { type: 'drain', app: 'Y' }, 2), 'drained')?.values).toEqual([]);
  });

  test('a popup is shown whatever is in the foreground; its outcome is kept', () => {
    const { state } = receive(both, { ...popup, idApp: 'Y' }, 0);
    expect(state.popup?.idApp).toBe('Y');
    const closed = run(state, { type: 'press', button: 'ok' }, 1);
    expect(types(closed)).toEqual(['closed', 'pending']);
    expect(pendingOf(closed.state, 'Y')).toMatchObject([{ content: { a: 1 } }]);
  });

  test('only the last ones are kept', () => {
    let state = both;
    const lost: unknown[] = [];
    for (let number = 0; number < LIMITS.maxPendingMessages + 2; number++) {
      const next = receive(state, { ...data, idApp: 'Y', content: { number } }, 0);
      lost.push(...next.effects.flatMap((effect) => (effect.type === 'lost' ? [effect.value] : [])));
      state = next.state;
    }
    expect(lost).toEqual([{ content: { number: 0 } }, { content: { number: 1 } }]);
    expect(pendingOf(state, 'Y')).toHaveLength(LIMITS.maxPendingMessages);
    expect(pendingOf(state, 'Y')[0]).toEqual({ content: { number: 2 } });
  });

  test('one that is not installed gets nothing', () => {
    for (const message of [popup, data]) {
      const dropped = receive(both, { ...message, idApp: 'Z' }, 0);
      expect(dropped).toEqual({ state: both, effects: [{ type: 'dropped', reason: 'unknown-app', app: 'Z' }] });
    }
    expect(types(run(both, { type: 'foreground', app: 'Z' }, 0))).toEqual(['ignored']);
  });

  test('both are told when the foreground changes, once', () => {
    const moved = run(both, { type: 'foreground', app: 'Y' }, 0);
    expect(moved.effects).toMatchObject([
      { type: 'posted', app: 'X', data: { type: 'WebPortal.onApplicationHide' } },
      { type: 'foreground', app: 'Y' },
      { type: 'posted', app: 'Y', data: { type: 'WebPortal.onApplicationShow' } },
    ]);
    expect(types(run(moved.state, { type: 'foreground', app: 'Y' }, 0))).toEqual([]);
    expect(types(run(moved.state, { type: 'foreground', app: undefined }, 0))).toEqual(['posted', 'foreground']);
  });

  test('an identifier that is the name of a property of every object is one like any other', () => {
    const state = initialState(['X', '__proto__', 'constructor']);
    for (const idApp of ['__proto__', 'constructor']) {
      const kept = receive(state, { ...data, idApp }, 0).state;
      expect(pendingOf(state, idApp)).toEqual([]);
      expect(pendingOf(kept, idApp)).toHaveLength(1);
    }
  });
});

describe('the lifecycle of an application', () => {
  const both = initialState(['X', 'Y']);
  const change = (state: State, what: LifecycleChange, now: number, app = 'X'): Step =>
    run(state, { type: 'lifecycle', app, what }, now);
  const load = (state: State, now: number, app = 'X'): Step => run(state, { type: 'loaded', app }, now);
  const time = (state: State, now: number): Step => run(state, { type: 'time' }, now);
  const started = change(both, 'started', 1_000).state;
  const deadline = 1_000 + LIMITS.maxLoadMs;
  const late = { type: 'violation', rule: 'load-time', app: 'X' };

  test('one that is started and does not load is reported at its time, once', () => {
    expect(change(both, 'started', 1_000).effects).toEqual([{ type: 'started', app: 'X' }]);
    expect(nextTime(started)).toBe(deadline);
    expect(time(started, deadline - 1)).toEqual({ state: started, effects: [] });
    const over = time(started, deadline);
    expect(over.effects).toEqual([late]);
    expect(nextTime(over.state)).toBeUndefined();
    expect(time(over.state, deadline * 2).effects).toEqual([]);
  });

  test('one that loads in time is not', () => {
    const loaded = load(started, deadline - 1);
    expect(loaded.effects).toEqual([{ type: 'loaded', app: 'X' }]);
    expect(nextTime(loaded.state)).toBeUndefined();
    expect(time(loaded.state, deadline).effects).toEqual([]);
  });

  test('one that was never started may load at any time', () => {
    expect(load(both, deadline)).toEqual({ state: both, effects: [{ type: 'loaded', app: 'X' }] });
  });

  test.each<[string, Input, string[]]>([
    ['its notice', { type: 'loaded', app: 'X' }, ['loaded']],
    ['its unloading', { type: 'lifecycle', app: 'X', what: 'unloaded' }, ['posted', 'foreground']],
    ['its next start', { type: 'lifecycle', app: 'X', what: 'started' }, ['started']],
    ['a message', { type: 'message', message: popup }, ['shown']],
    ['the pending messages', { type: 'drain', app: 'X' }, ['drained']],
  ])('is late also where %s comes before any timer', (_, input, then) => {
    const next = run(started, input, deadline);
    expect(next.effects[0]).toEqual(late);
    expect(types(next)).toEqual(['violation', ...then]);
  });

  test('a new start begins anew, with all its time', () => {
    const again = change(started, 'started', 5_000).state;
    expect(nextTime(again)).toBe(5_000 + LIMITS.maxLoadMs);
    expect(types(time(again, deadline))).toEqual([]);
    const late = time(again, 5_000 + LIMITS.maxLoadMs).state;
    expect(types(time(change(late, 'started', 50_000).state, 90_000))).toEqual(['violation']);
  });

  test('each application has its own time, and popups have theirs', () => {
    const two = change(receive(started, popup, 1_500).state, 'started', 2_000, 'Y').state;
    expect(nextTime(two)).toBe(deadline);
    const first = time(two, deadline);
    expect(first.effects).toEqual([late]);
    expect(nextTime(first.state)).toBe(2_000 + LIMITS.maxLoadMs);
    const second = time(first.state, 2_000 + LIMITS.maxLoadMs);
    expect(second.effects).toEqual([{ ...late, app: 'Y' }]);
    expect(nextTime(second.state)).toBe(1_500 + LIMITS.autoCloseMs);
    expect(types(time(two, 60_000))).toEqual(['violation', 'violation', 'closed', 'posted']);
  });

  test('one that is unloaded is told, is gone from the foreground without a Hide, and need not load any more', () => {
    const unloaded = change(started, 'unloaded', 2_000);
    expect(unloaded.effects).toEqual([
      { type: 'posted', app: 'X', data: { type: LIFECYCLE_EVENT_NAMES.unloaded } },
      { type: 'foreground', app: undefined },
    ]);
    expect(unloaded.state.foreground).toBeUndefined();
    expect(nextTime(unloaded.state)).toBeUndefined();
    expect(types(receive(unloaded.state, data, 3_000))).toEqual(['data', 'pending']);
    expect(types(run(unloaded.state, { type: 'foreground', app: 'Y' }, 3_000))).toEqual(['foreground', 'posted']);
  });

  test('one that is unloaded in the background leaves the foreground as it is, and what was kept for it', () => {
    const kept = receive(both, { ...data, idApp: 'Y' }, 0).state;
    const unloaded = change(kept, 'unloaded', 1, 'Y');
    expect(types(unloaded)).toEqual(['posted']);
    expect(unloaded.state).toEqual(kept);
    expect(find(run(unloaded.state, { type: 'drain', app: 'Y' }, 2), 'drained')?.values).toEqual([
      { content: { b: 2 } },
    ]);
  });

  test('one that is updated is told, no more', () => {
    const posted = { type: 'posted', app: 'X', data: { type: LIFECYCLE_EVENT_NAMES.updated } };
    expect(change(started, 'updated', 2_000)).toEqual({ state: started, effects: [posted] });
  });

  test('one that is not installed has none', () => {
    const ignored = { state: both, effects: [{ type: 'ignored', reason: 'unknown-app' }] };
    for (const what of LIFECYCLE_CHANGES) expect(change(both, what, 0, 'Z')).toEqual(ignored);
    expect(load(both, 0, 'Z')).toEqual(ignored);
  });

  test('without a list of applications every one has it, whatever its identifier', () => {
    for (const app of ['Z', '__proto__', 'constructor']) {
      const { state } = change(INITIAL, 'started', 0, app);
      expect(time(load(state, 1, app).state, LIMITS.maxLoadMs).effects).toEqual([]);
      expect(time(state, LIMITS.maxLoadMs).effects).toEqual([{ ...late, app }]);
      expect(types(change(state, 'unloaded', 1, app))).toEqual(['posted']);
    }
  });
});

describe('the shape of the event that tells what the driver did', () => {
  const closedWith = (behaviour: HeadUnitBehaviour, message: ServerMessage = popup): unknown =>
    find(run(receive(INITIAL, message, 0).state, { type: 'press', button: 'back' }, 1, behaviour), 'posted')?.data;

  test.each(['prefixed', 'unprefixed', 'oldest'] as const)('%s', (eventShape) => {
    expect(readPopupEvent(closedWith({ eventShape }))).toEqual({ action: 'cancel', content: { a: 1 } });
    expect(readPopupEvent(closedWith({ eventShape }, other))).toEqual({ action: 'cancel' });
  });

  test('differ', () => {
    expect(closedWith({ eventShape: 'unprefixed' })).toMatchObject({
      value: { popupAction: 'cancelBtnPopupRequestClicked' },
    });
    expect(closedWith({ eventShape: 'oldest' })).toMatchObject({ type: 'WebPortal.cancelBtnPopupRequestClicked' });
  });

  test('a cancel may be kept instead', () => {
    expect(closedWith({ cancelOnlyPending: true })).toBeUndefined();
    const closed = run(shown, { type: 'press', button: 'back' }, 2_000, { cancelOnlyPending: true });
    expect(types(closed)).toEqual(['closed', 'pending']);
  });
});

describe('guidance', () => {
  const ask = (state: State, now: number, behaviour: HeadUnitBehaviour = {}): unknown =>
    find(run(state, { type: 'guidance', app: 'X', call: [] }, now, behaviour), 'guidance')?.launched;

  test('is refused while a popup is displayed, and for a while after that if asked for', () => {
    expect(ask(INITIAL, 0)).toBe(true);
    expect(ask(shown, 2_000)).toBe(false);
    expect(ask(run(shown, { type: 'press', button: 'ok' }, 2_000).state, 2_000)).toBe(true);
    const lingering = run(shown, { type: 'press', button: 'ok' }, 2_000, { lingerMs: 300 }).state;
    expect([ask(lingering, 2_299), ask(lingering, 2_300)]).toEqual([false, true]);
  });

  test('may be refused for a reason of the car', () => {
    expect(ask(INITIAL, 0, { refuseGuidance: true })).toBe(false);
  });
});
