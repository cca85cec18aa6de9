/**
 * What a head unit does with popups, as a pure function: a state and an input give a state and what follows from it.
 * No clock, no MQTT, no page: those are around it. PROTOCOL.md §4.
 */
import { LIMITS } from '../../generated/v1/limits.js';
import { DATA_MESSAGE_FIELDS, POPUP_MESSAGE_FIELDS } from '../../generated/v1/names.js';
import type { JsonObject, PopupAction, PopupMessage, ServerMessage } from '../../generated/v1/types.js';

/**
 * A popup as the driver sees it.
 *
 * @example
 * import type { ShownPopup } from 'webportal-popup-contract/simulator';
 *
 * const shown: ShownPopup = { text: 'Hello', okButton: true, closesAt: 15 };
 */
export interface ShownPopup {
  /** What the driver reads. */
  text: string;
  /** Whether there is an OK button. */
  okButton: boolean;
  /** The application's own data, if the popup had any. */
  content?: JsonObject;
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
  | { type: 'message'; message: ServerMessage; okButtonWhenLeftOut: boolean }
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
  if (input.type === 'message') return receive(state, input.message, input.okButtonWhenLeftOut, now);
  if (input.type === 'press') return press(state, input.button);
  return state.popup !== undefined && now >= state.popup.closesAt ? close(state, 'timeout') : { state, effects: [] };
}

/** Guidance cannot be launched while a popup is displayed. */
export function canLaunchGuidance(state: State): boolean {
  return state.popup === undefined;
}

function receive(state: State, message: ServerMessage, okButtonWhenLeftOut: boolean, now: number): Step {
  if (!message.popup) return { state, effects: [{ type: 'data', content: message[DATA_MESSAGE_FIELDS.content] }] };
  // What a head unit does with a popup that comes too early is not documented: this one drops it, and says so.
  const tooSoon = state.lastShownAt !== undefined && now - state.lastShownAt < LIMITS.minIntervalMs;
  if (tooSoon) return { state, effects: [{ type: 'dropped', reason: 'too-soon' }] };
  const popup = shown(message, okButtonWhenLeftOut, now);
  return { state: { popup, lastShownAt: now }, effects: [{ type: 'shown', popup }] };
}

function shown(message: PopupMessage, okButtonWhenLeftOut: boolean, now: number): ShownPopup {
  const content = message[POPUP_MESSAGE_FIELDS.content];
  return {
    text: message[POPUP_MESSAGE_FIELDS.text],
    okButton: message[POPUP_MESSAGE_FIELDS.okButton] ?? okButtonWhenLeftOut,
    ...(content === undefined ? {} : { content }),
    closesAt: now + LIMITS.autoCloseMs,
  };
}

function press(state: State, button: 'ok' | 'back'): Step {
  if (state.popup === undefined) return { state, effects: [{ type: 'ignored', reason: 'no-popup' }] };
  if (button === 'back') return close(state, 'cancel');
  return state.popup.okButton ? close(state, 'ok') : { state, effects: [{ type: 'ignored', reason: 'no-ok-button' }] };
}

function close(state: State, action: PopupAction): Step {
  const effect: Effect = { type: 'closed', action, content: state.popup?.content };
  return { state: { ...state, popup: undefined }, effects: [effect] };
}
