import { describe, expect, test } from 'vitest';
import { LIMITS } from '#contract/limits.js';
import { createPopup, type DataMessage, type ServerMessage } from '../index.js';
import { canLaunchGuidance, INITIAL, type State, type Step, step } from './machine.js';

const popup = createPopup({ idApp: 'X', text: 'Hello', okButton: true, content: { a: 1 } });
const receive = (state: State, message: ServerMessage, now: number, hasButtonByDefault = true): Step =>
  step(state, { type: 'message', message, hasButtonByDefault }, now);
const shown = receive(INITIAL, popup, 1_000).state;

describe('a popup', () => {
  test('is shown until its time is up, and guidance has to wait', () => {
    const { state, effects } = receive(INITIAL, popup, 1_000);
    const expected = {
      idApp: 'X',
      text: 'Hello',
      okButton: true,
      content: { a: 1 },
      closesAt: 1_000 + LIMITS.autoCloseMs,
    };
    expect(effects).toEqual([{ type: 'shown', popup: expected }]);
    expect(state.popup).toEqual(expected);
    expect(canLaunchGuidance(state)).toBe(false);
    expect(canLaunchGuidance(INITIAL)).toBe(true);
  });

  test.each([
    ['ok', 'ok'],
    ['back', 'cancel'],
  ] as const)('is closed by %s: %s, with its content', (button, action) => {
    const { state, effects } = step(shown, { type: 'press', button }, 2_000);
    expect(effects).toEqual([{ type: 'closed', action, content: { a: 1 } }]);
    expect(canLaunchGuidance(state)).toBe(true);
  });

  test('closes by itself at its time, and not a millisecond before', () => {
    const end = 1_000 + LIMITS.autoCloseMs;
    expect(step(shown, { type: 'time' }, end - 1)).toEqual({ state: shown, effects: [] });
    expect(step(shown, { type: 'time' }, end).effects).toEqual([
      { type: 'closed', action: 'timeout', content: { a: 1 } },
    ]);
    expect(step(INITIAL, { type: 'time' }, end)).toEqual({ state: INITIAL, effects: [] });
  });

  test('without an OK button cannot be answered with OK', () => {
    const { state } = receive(INITIAL, createPopup({ idApp: 'X', text: 'x', okButton: false }), 0);
    const pressed = step(state, { type: 'press', button: 'ok' }, 1);
    expect(pressed).toEqual({ state, effects: [{ type: 'ignored', reason: 'no-ok-button' }] });
    expect(step(state, { type: 'press', button: 'back' }, 1).effects).toEqual([
      { type: 'closed', action: 'cancel', content: undefined },
    ]);
  });

  test.each([true, false])('that does not say has the button that the simulator is told: %s', (leftOut) => {
    const { state } = receive(INITIAL, createPopup({ idApp: 'X', text: 'x' }), 0, leftOut);
    expect(state.popup?.okButton).toBe(leftOut);
    expect(state.popup && 'content' in state.popup).toBe(false);
  });

  test('within the gap after the last one is dropped and reported, also when that one is closed', () => {
    const closed = step(shown, { type: 'press', button: 'ok' }, 2_000).state;
    for (const state of [shown, closed]) {
      const early = receive(state, popup, 1_000 + LIMITS.minIntervalMs - 1);
      expect(early).toEqual({ state, effects: [{ type: 'dropped', reason: 'too-soon' }] });
    }
    const inTime = receive(closed, popup, 1_000 + LIMITS.minIntervalMs);
    expect(inTime.effects[0]?.type).toBe('shown');
  });
});

test('a button with nothing on the screen is ignored', () => {
  expect(step(INITIAL, { type: 'press', button: 'back' }, 0).effects).toEqual([
    { type: 'ignored', reason: 'no-popup' },
  ]);
});

test('a data message goes to the application, popup or not', () => {
  const message: DataMessage = { idApp: 'X', popup: false, content: { b: 2 } };
  for (const state of [INITIAL, shown]) {
    expect(receive(state, message, 1_500)).toEqual({ state, effects: [{ type: 'data', content: { b: 2 } }] });
  }
});
