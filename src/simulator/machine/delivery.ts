/** To an application: posted to its window in the foreground, kept in the background (PROTOCOL.md §5). */
import { LIMITS } from '#contract/limits.js';
import type { JsonObject, PopupAction } from '#contract/types.js';
import { createPopupEvent } from '../../event/create-popup-event.js';
import { createDataEvent } from '../window-messages.js';
import type { Behaviour } from './behaviour.js';
import { lifecycleEvent, type PendingValue, popupEvent } from './events.js';
import { andThen, type State, type Step, told } from './state.js';

/** Without a list of applications every one is there. */
export function isInstalled({ apps }: State, app: string): boolean {
  return apps === undefined || apps.includes(app);
}

function isInBackground({ apps, foreground }: State, app: string): boolean {
  return apps !== undefined && foreground !== app;
}

export function deliverData(state: State, app: string, content: JsonObject): Step {
  const data = createDataEvent(content);
  const arrived = told(state, { type: 'data', content, app });
  return andThen(arrived, (next) =>
    isInBackground(next, app) ? keep(next, app, data.value) : told(next, { type: 'posted', app, data }),
  );
}

export function deliverAction(
  state: State,
  app: string,
  action: PopupAction,
  content: JsonObject | undefined,
  { eventShape, cancelOnlyPending }: Behaviour,
): Step {
  const isKept = isInBackground(state, app) || (action === 'cancel' && cancelOnlyPending);
  return isKept
    ? keep(state, app, createPopupEvent(action, content).value)
    : told(state, { type: 'posted', app, data: popupEvent(eventShape, action, content) });
}

/** Keeps the last ones: of more than the limit, the oldest is lost. */
function keep(state: State, app: string, value: PendingValue): Step {
  const kept = [...pendingOf(state, app), value];
  const [oldest] = kept;
  const isFull = kept.length > LIMITS.maxPendingMessages;
  const pending = { ...state.pending, [app]: isFull ? kept.slice(1) : kept };
  const step = told({ ...state, pending }, { type: 'pending', app, value });
  return isFull && oldest !== undefined
    ? andThen(step, (next) => told(next, { type: 'lost', reason: 'pending-full', app, value: oldest }))
    : step;
}

export function pendingOf({ pending }: State, app: string): readonly PendingValue[] {
  return Object.hasOwn(pending, app) ? (pending[app] ?? []) : [];
}

/** The application takes what was kept for it. */
export function drain(state: State, app: string): Step {
  const { [app]: _, ...pending } = state.pending;
  return told({ ...state, pending }, { type: 'drained', app, values: pendingOf(state, app) });
}

/** Brings an application to the foreground, or none; both applications are told. */
export function bringToForeground(state: State, app: string | undefined): Step {
  if (app !== undefined && !isInstalled(state, app)) return told(state, { type: 'ignored', reason: 'unknown-app' });
  if (app === state.foreground) return told(state);
  const hidden = state.foreground;
  const moved = told({ ...state, foreground: app });
  if (hidden !== undefined) moved.effects.push({ type: 'posted', app: hidden, data: lifecycleEvent('hide') });
  moved.effects.push({ type: 'foreground', app });
  if (app !== undefined) moved.effects.push({ type: 'posted', app, data: lifecycleEvent('show') });
  return moved;
}
