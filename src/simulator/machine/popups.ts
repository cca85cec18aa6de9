/** Popups on the display: one at a time, each ends in exactly one action (PROTOCOL.md §4). */
import { LIMITS } from '#contract/limits.js';
import { POPUP_OPTION_NAMES } from '#contract/options.js';
import type { PopupAction } from '#contract/types.js';
import { type Behaviour, MAX_WAITING } from './behaviour.js';
import { deliverAction, isInstalled } from './delivery.js';
import { nativeEvent } from './events.js';
import { andThen, type NewPopup, type ShownPopup, type State, type Step, told } from './state.js';

const { appId, button, content } = POPUP_OPTION_NAMES;

/** A popup arrives, from the back-end or from an application. */
export function arrive(state: State, popup: NewPopup, now: number, behaviour: Behaviour): Step {
  const app = popup[appId];
  if (!isInstalled(state, app)) return told(state, { type: 'dropped', reason: 'unknown-app', app });
  const earlyMs = freeAt(state) - now;
  const isExtra = earlyMs > 0 || state.popup !== undefined || state.waiting.length > 0;
  if (!isExtra) return show(state, popup, now, behaviour);
  const violated = earlyMs > 0 ? told(state, { type: 'violation', rule: 'min-interval', app, earlyMs }) : told(state);
  return andThen(violated, (next) => EXTRA[behaviour.extraPopups](next, popup, now, behaviour));
}

/** When the next popup may be shown. */
function freeAt({ lastShownAt = Number.NEGATIVE_INFINITY }: State): number {
  return lastShownAt + LIMITS.minIntervalMs;
}

const EXTRA: Readonly<Record<Behaviour['extraPopups'], typeof arrive>> = {
  drop: (state, popup) => told(state, { type: 'dropped', reason: 'too-soon', app: popup[appId] }),
  queue: (state, popup) => {
    const app = popup[appId];
    if (state.waiting.length >= MAX_WAITING) return told(state, { type: 'dropped', reason: 'queue-full', app });
    const waiting = [...state.waiting, popup];
    return told({ ...state, waiting }, { type: 'queued', app, position: waiting.length });
  },
  show: (state, popup, now, behaviour) =>
    andThen(end(state, 'timeout', now, behaviour), (next) => show(next, popup, now, behaviour)),
};

function show(state: State, popup: NewPopup, now: number, { tellOpened }: Behaviour): Step {
  const shown: ShownPopup = { ...popup, closesAt: now + LIMITS.autoCloseMs };
  const step = told({ ...state, popup: shown, lastShownAt: now }, { type: 'shown', popup: shown });
  if (popup.native === undefined || !tellOpened) return step;
  step.effects.push({ type: 'posted', app: popup[appId], data: nativeEvent(popup.native, 'opened') });
  return step;
}

/** The driver presses a button. */
export function press(state: State, pressed: 'ok' | 'back', now: number, behaviour: Behaviour): Step {
  if (state.popup === undefined) return told(state, { type: 'ignored', reason: 'no-popup' });
  if (pressed === 'back') return end(state, 'cancel', now, behaviour);
  return state.popup[button]
    ? end(state, 'ok', now, behaviour)
    : told(state, { type: 'ignored', reason: 'no-ok-button' });
}

/** Time has gone by: the popup closes by itself, and the next one in the queue is shown. */
export function elapse(state: State, now: number, behaviour: Behaviour): Step {
  const isOver = state.popup !== undefined && now >= state.popup.closesAt;
  const step = isOver ? end(state, 'timeout', now, behaviour) : told(state);
  return andThen(step, (next) => {
    const [first, ...waiting] = next.waiting;
    if (first === undefined || next.popup !== undefined || now < freeAt(next)) return told(next);
    return show({ ...next, waiting }, first, now, behaviour);
  });
}

/** When a popup closes or is shown by itself: a clock reading in ms. */
export function nextPopupTime(state: State): number | undefined {
  if (state.popup !== undefined) return state.popup.closesAt;
  return state.waiting.length > 0 ? freeAt(state) : undefined;
}

/** Ends the popup on display, if there is one. */
function end(state: State, action: PopupAction, now: number, behaviour: Behaviour): Step {
  const { popup } = state;
  if (popup === undefined) return told(state);
  const app = popup[appId];
  const closed: State = { ...state, popup: undefined, busyUntil: now + behaviour.lingerMs };
  const step = told(closed, { type: 'closed', action, content: popup[content], app });
  return andThen(step, (next) =>
    popup.native === undefined
      ? deliverAction(next, app, action, popup[content], behaviour)
      : told(next, { type: 'posted', app, data: nativeEvent(popup.native, action) }),
  );
}
