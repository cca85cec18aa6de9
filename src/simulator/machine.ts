/**
 * A head unit's handling of popups as a pure state machine: `step` maps a state and an input to the next state and its
 * effects. Clock, MQTT and page are up to the caller. PROTOCOL.md §4.
 */
import { LIMITS } from '#contract/limits.js';
import { DATA_MESSAGE_FIELDS } from '#contract/names.js';
import { POPUP_OPTION_FIELDS, POPUP_OPTION_NAMES } from '#contract/options.js';
import type { JsonObject, PopupAction, PopupMessage, PopupOptions, ServerMessage } from '#contract/types.js';

/**
 * A popup on display: the options that it was created from, and whether it has an OK button.
 *
 * @example
 * import type { ShownPopup } from 'webportal-popup-contract/simulator';
 *
 * const shown: ShownPopup = { idApp: 'MY_APP_ID', text: 'Hello', okButton: true, closesAt: 15 };
 */
export interface ShownPopup extends PopupOptions {
  /** When it times out: a clock reading in ms. */
  closesAt: number;
}

export interface State {
  popup: ShownPopup | undefined;
  /** When the last popup was shown: a clock reading in ms. */
  lastShownAt: number | undefined;
}

export const INITIAL: State = { popup: undefined, lastShownAt: undefined };

export type Input =
  | { type: 'message'; message: ServerMessage; hasButtonByDefault: boolean }
  | { type: 'press'; button: 'ok' | 'back' }
  | { type: 'time' };

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
  // What a head unit does with a popup within the minimum interval is not documented: this one drops it.
  const tooSoon = state.lastShownAt !== undefined && now - state.lastShownAt < LIMITS.minIntervalMs;
  if (tooSoon) return { state, effects: [{ type: 'dropped', reason: 'too-soon' }] };
  const popup = shownPopup(message, hasButtonByDefault, now);
  return { state: { popup, lastShownAt: now }, effects: [{ type: 'shown', popup }] };
}

/** The inverse of `createPopup`: events hold the popup under the API's option names. */
function shownPopup(message: PopupMessage, hasButtonByDefault: boolean, now: number): ShownPopup {
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
