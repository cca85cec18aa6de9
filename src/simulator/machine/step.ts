/**
 * A head unit as a pure state machine: `step` maps a state, an input and a time to the next state and its effects. Clock, MQTT
 * and page are up to the caller. PROTOCOL.md §4, §5.
 */
import { DATA_MESSAGE_FIELDS } from '#contract/names.js';
import { POPUP_OPTION_NAMES } from '#contract/options.js';
import type { PopupMessage, ServerMessage } from '#contract/types.js';
import { popupOptionsOf } from '../../popup/popup-options-of.js';
import { type Behaviour, DEFAULT_BEHAVIOUR } from './behaviour.js';
import { bringToForeground, deliverData, drain, isInstalled } from './delivery.js';
import { changeLifecycle, load, reportLate } from './lifecycle.js';
import { arrive, elapse, nextPopupTime, press } from './popups.js';
import { andThen, type Input, type NewPopup, type State, type Step, told } from './state.js';

type Handler<Type extends Input['type']> = (
  state: State,
  input: Extract<Input, { type: Type }>,
  now: number,
  behaviour: Behaviour,
) => Step;

const HANDLERS: { readonly [Type in Input['type']]: Handler<Type> } = {
  message: (state, { message }, now, behaviour) => receive(state, message, now, behaviour),
  open: (state, { app, text, native }, now, behaviour) => arrive(state, nativePopup(app, text, native), now, behaviour),
  press: (state, { button }, now, behaviour) => press(state, button, now, behaviour),
  foreground: (state, { app }) => bringToForeground(state, app),
  lifecycle: (state, { app, what }, now) => changeLifecycle(state, app, what, now),
  loaded: (state, { app }) => load(state, app),
  drain: (state, { app }) => drain(state, app),
  guidance: (state, { app, call }, now, { refuseGuidance }) =>
    told(state, { type: 'guidance', app, launched: !refuseGuidance && canLaunchGuidance(state, now), call }),
  time: (state, _, now, behaviour) => elapse(state, now, behaviour),
};

export function step(state: State, input: Input, now: number, behaviour: Behaviour = DEFAULT_BEHAVIOUR): Step {
  const handle = HANDLERS[input.type] as Handler<Input['type']>;
  // First, so that a notice that comes too late is late, also when no timer has fired in between.
  return andThen(reportLate(state, now), (next) => handle(next, input, now, behaviour));
}

/** When time does something by itself: a clock reading in ms. */
export function nextTime(state: State): number | undefined {
  const times = [nextPopupTime(state), ...state.loadBy.values()].filter((time) => time !== undefined);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** Guidance cannot be launched while a popup is displayed. */
export function canLaunchGuidance({ popup, busyUntil }: State, now: number): boolean {
  return popup === undefined && now >= busyUntil;
}

function receive(state: State, message: ServerMessage, now: number, behaviour: Behaviour): Step {
  if (message.popup) return arrive(state, popupOf(message, behaviour.okButtonWhenLeftOut), now, behaviour);
  const app = message[DATA_MESSAGE_FIELDS.appId];
  if (!isInstalled(state, app)) return told(state, { type: 'dropped', reason: 'unknown-app', app });
  return deliverData(state, app, message[DATA_MESSAGE_FIELDS.content]);
}

/** Events hold the popup under the API's option names. */
function popupOf(message: PopupMessage, hasButtonByDefault: boolean): NewPopup {
  const byDefault = { [POPUP_OPTION_NAMES.button]: hasButtonByDefault };
  return { ...byDefault, ...popupOptionsOf(message) } as unknown as NewPopup;
}

/** It can be answered with OK, so it has the button. */
function nativePopup(app: string, text: string, native: NonNullable<NewPopup['native']>): NewPopup {
  const { appId, button, text: textName } = POPUP_OPTION_NAMES;
  return { [appId]: app, [textName]: text, [button]: true, native } as unknown as NewPopup;
}
