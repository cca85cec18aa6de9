/**
 * What a head unit does with popups, as a pure function: a state and an input give a state and what follows from it.
 * No clock, no MQTT, no page: those are around it. PROTOCOL.md §4.
 */
import { LIMITS } from '../../generated/v1/limits.js';
import { DATA_MESSAGE_FIELDS } from '../../generated/v1/names.js';
import { POPUP_OPTION_FIELDS, POPUP_OPTION_NAMES } from '../../generated/v1/options.js';
import type { JsonObject, PopupAction, PopupMessage, PopupOptions, ServerMessage } from '../../generated/v1/types.js';

/**
 * A popup on display: the options that it was made of, with the OK button decided.
 *
 * @example
 * import type { ShownPopup } from 'webportal-popup-contract/simulator';
 *
 * const shown: ShownPopup = { idApp: 'MY_APP_ID', text: 'Hello', okButton: true, closesAt: 15 };
 */
export interface ShownPopup extends PopupOptions {
  /** When it closes by itself: a reading of the clock, in ms. */
  closesAt: number;
}

/** All that a head unit remembers of popups. */
export interface State {
  popup: ShownPopup | undefined;
  /** When the last popup was shown: a reading of the clock, in ms. */
  lastShownAt: number | undefined;
}

export const INITIAL: State = { popup: undefined, lastShownAt: undefined };

/** What may happen to a head unit. */
export type Input =
  | { type: 'message'; message: ServerMessage; hasButtonByDefault: boolean }
  | { type: 'press'; button: 'ok' | 'back' }
  | { type: 'time' };

/** What follows from it. */
export type Effect =
  | { type: 'shown'; popup: ShownPopup }
  | { type: 'closed'; action: PopupAction; content: JsonObject | undefined }
  | { type: 'data'; content: JsonObject }
  | { type: 'dropped'; reason: 'too-soon' }
  | { type: 'ignored'; reason: 'no-popup' | 'no-ok-button' };

export interface Step {
  state: State;
  effects: Effect[];
}

export function step(state: State, input: Input, now: number): Step {
  if (input.type === 'message') return receive(state, input.message, input.hasButtonByDefault, now);
  if (input.type === 'press') return press(state, input.button);
  return state.popup !== undefined && now >= state.popup.closesAt ? close(state, 'timeout') : { state, effects: [] };
}

/** Guidance cannot be launched while a popup is displayed. */
export function canLaunchGuidance(state: State): boolean {
  return state.popup === undefined;
}

function receive(state: State, message: ServerMessage, hasButtonByDefault: boolean, now: number): Step {
  if (!message.popup) return { state, effects: [{ type: 'data', content: message[DATA_MESSAGE_FIELDS.content] }] };
  // What a head unit does with a popup that comes too early is not documented: this one drops it, and says so.
  const tooSoon = state.lastShownAt !== undefined && now - state.lastShownAt < LIMITS.minIntervalMs;
  if (tooSoon) return { state, effects: [{ type: 'dropped', reason: 'too-soon' }] };
  const popup = shown(message, hasButtonByDefault, now);
  return { state: { popup, lastShownAt: now }, effects: [{ type: 'shown', popup }] };
}

/** The opposite of `createPopup`, so that whoever watches reads the names of the API. */
function shown(message: PopupMessage, hasButtonByDefault: boolean, now: number): ShownPopup {
  const options: Record<string, unknown> = { [POPUP_OPTION_NAMES.button]: hasButtonByDefault };
  for (const [option, field] of Object.entries(POPUP_OPTION_FIELDS)) {
    const value = message[field];
    if (value !== undefined) options[option] = value;
  }
  return { ...(options as unknown as PopupOptions), closesAt: now + LIMITS.autoCloseMs };
}

function press(state: State, button: 'ok' | 'back'): Step {
  if (state.popup === undefined) return { state, effects: [{ type: 'ignored', reason: 'no-popup' }] };
  if (button === 'back') return close(state, 'cancel');
  return state.popup[POPUP_OPTION_NAMES.button]
    ? close(state, 'ok')
    : { state, effects: [{ type: 'ignored', reason: 'no-ok-button' }] };
}

function close(state: State, action: PopupAction): Step {
  const effect: Effect = { type: 'closed', action, content: state.popup?.[POPUP_OPTION_NAMES.content] };
  return { state: { ...state, popup: undefined }, effects: [effect] };
}
