/**
 * Start, load, unload and update of an application (PROTOCOL.md §5). When a car unloads or updates one is not documented: whoever
 * drives the head unit decides.
 */
import { LIMITS } from '#contract/limits.js';
import { isInstalled } from './delivery.js';
import { lifecycleEvent } from './events.js';
import { andThen, type LifecycleChange, type State, type Step, told } from './state.js';

type Handler = (state: State, app: string, now: number) => Step;

const CHANGES: Readonly<Record<LifecycleChange, Handler>> = {
  started: (state, app, now) => {
    const loadBy = new Map(state.loadBy).set(app, now + LIMITS.maxLoadMs);
    return told({ ...state, loadBy }, { type: 'started', app });
  },
  unloaded: unload,
  updated: (state, app) => told(state, { type: 'posted', app, data: lifecycleEvent('updated') }),
};

export const LIFECYCLE_CHANGES = Object.keys(CHANGES) as readonly LifecycleChange[];

export function changeLifecycle(state: State, app: string, what: LifecycleChange, now: number): Step {
  return isInstalled(state, app)
    ? CHANGES[what](state, app, now)
    : told(state, { type: 'ignored', reason: 'unknown-app' });
}

/** An application says that it has loaded. */
export function load(state: State, app: string): Step {
  if (!isInstalled(state, app)) return told(state, { type: 'ignored', reason: 'unknown-app' });
  return told(withoutDeadline(state, app), { type: 'loaded', app });
}

/** Reports each application that has not loaded in time, once. What a car does then is not documented. */
export function reportLate(state: State, now: number): Step {
  const late = [...state.loadBy].filter(([, deadline]) => now >= deadline);
  return late.reduce(
    (step, [app]) =>
      andThen(step, (next) => told(withoutDeadline(next, app), { type: 'violation', rule: 'load-time', app })),
    told(state),
  );
}

/** Without a Hide: whether a car posts one before Unloaded is not documented. */
function unload(state: State, app: string): Step {
  const unloaded = told(withoutDeadline(state, app), { type: 'posted', app, data: lifecycleEvent('unloaded') });
  if (state.foreground !== app) return unloaded;
  return andThen(unloaded, (next) => told({ ...next, foreground: undefined }, { type: 'foreground', app: undefined }));
}

function withoutDeadline(state: State, app: string): State {
  if (!state.loadBy.has(app)) return state;
  return { ...state, loadBy: new Map([...state.loadBy].filter(([other]) => other !== app)) };
}
