/** What a head unit knows, what happens to it, and what it does then. */
import type { NATIVE_POPUP_REQUEST_NAMES } from '#contract/names.js';
import type { JsonObject, PopupAction, PopupOptions, ServerMessage } from '#contract/types.js';
import type { AppEvent, PendingValue } from './events.js';

/** The two sets of names for popups that an application opens. */
export type NativeNames = keyof typeof NATIVE_POPUP_REQUEST_NAMES;

/** A popup before it is shown. */
export interface NewPopup extends PopupOptions {
  native?: NativeNames;
}

/**
 * A popup on display: the options that it was created from, and whether it has an OK button.
 *
 * @example
 * import type { ShownPopup } from 'webportal-popup-contract/simulator';
 *
 * const shown: ShownPopup = { idApp: 'MY_APP_ID', text: 'Hello', okButton: true, closesAt: 15 };
 */
export interface ShownPopup extends PopupOptions {
  /** The names under which an application has opened it; absent if the back-end has sent it. */
  native?: NativeNames;
  /** When it times out: a clock reading in ms. */
  closesAt: number;
}

/**
 * What happens to an application besides being shown and hidden. A car posts `unloaded` and `updated` to it; when is not documented
 * (PROTOCOL.md §5).
 *
 * - `started`: from now on the application has `LIMITS.maxLoadMs` to post that it has loaded. Nothing is posted to it.
 * - `unloaded`: it is gone from the foreground, and no longer has to load.
 * - `updated`: a newer version is there.
 *
 * @example
 * import { createHeadUnit, type LifecycleChange, ManualClock } from 'webportal-popup-contract/simulator';
 *
 * const client = {
 *   on: () => undefined,
 *   removeListener: () => undefined,
 *   subscribeAsync: async () => undefined,
 *   unsubscribeAsync: async () => undefined,
 *   publishAsync: async () => undefined,
 * };
 * const headUnit = createHeadUnit({ client, uid: 'MYUID01', vin: 'DEM0CAR0000000001', clock: new ManualClock() });
 * const heard: unknown[] = [];
 * headUnit.window('MY_APP_ID').addEventListener('message', ({ data }) => { heard.push(data); });
 * const changes: LifecycleChange[] = ['started', 'updated', 'unloaded'];
 * for (const change of changes) headUnit.lifecycle('MY_APP_ID', change);
 * heard.length; // => 2
 */
export type LifecycleChange = 'started' | 'unloaded' | 'updated';

export interface State {
  popup: ShownPopup | undefined;
  /** When the last popup was shown: a clock reading in ms. */
  lastShownAt: number | undefined;
  /** Until when guidance is refused although no popup is open any more. */
  busyUntil: number;
  waiting: readonly NewPopup[];
  /** The applications that are installed; `undefined`: any, all of them in the foreground. */
  apps: readonly string[] | undefined;
  foreground: string | undefined;
  /** What is kept for applications in the background, the oldest first. */
  pending: Readonly<Record<string, readonly PendingValue[]>>;
  /** By when started applications must have loaded: clock readings in ms. */
  loadBy: ReadonlyMap<string, number>;
}

/** A head unit with the applications, of which the first one is in the foreground. */
export function initialState(apps?: readonly string[]): State {
  return {
    popup: undefined,
    lastShownAt: undefined,
    busyUntil: Number.NEGATIVE_INFINITY,
    waiting: [],
    apps,
    foreground: apps?.[0],
    pending: {},
    loadBy: new Map(),
  };
}

export type Input =
  | { type: 'message'; message: ServerMessage }
  | { type: 'open'; app: string; text: string; native: NativeNames }
  | { type: 'press'; button: 'ok' | 'back' }
  | { type: 'foreground'; app: string | undefined }
  | { type: 'lifecycle'; app: string; what: LifecycleChange }
  | { type: 'loaded'; app: string }
  | { type: 'drain'; app: string }
  | { type: 'guidance'; app: string | undefined; call: readonly unknown[] }
  | { type: 'time' };

/** What a head unit does, for whoever watches it. */
export type Effect =
  | { type: 'shown'; popup: ShownPopup }
  | { type: 'closed'; action: PopupAction; content: JsonObject | undefined; app: string }
  | { type: 'data'; content: JsonObject; app: string }
  | { type: 'queued'; app: string; position: number }
  | { type: 'dropped'; reason: 'too-soon' | 'queue-full' | 'unknown-app'; app: string }
  | { type: 'violation'; rule: 'min-interval'; app: string; earlyMs: number }
  | { type: 'violation'; rule: 'load-time'; app: string }
  | { type: 'ignored'; reason: 'no-popup' | 'no-ok-button' | 'unknown-app' }
  | { type: 'posted'; app: string; data: AppEvent }
  | { type: 'pending'; app: string; value: PendingValue }
  | { type: 'lost'; reason: 'pending-full'; app: string; value: PendingValue }
  | { type: 'drained'; app: string; values: readonly PendingValue[] }
  | { type: 'foreground'; app: string | undefined }
  | { type: 'started'; app: string }
  | { type: 'loaded'; app: string }
  | { type: 'guidance'; app: string | undefined; launched: boolean; call: readonly unknown[] };

export interface Step {
  state: State;
  effects: Effect[];
}

/** A step that does nothing but tell. */
export function told(state: State, ...effects: Effect[]): Step {
  return { state, effects };
}

/** One step after another. */
export function andThen({ state, effects }: Step, next: (state: State) => Step): Step {
  const step = next(state);
  return { state: step.state, effects: [...effects, ...step.effects] };
}
