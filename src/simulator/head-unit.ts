import type { ServerMessage } from '#contract/types.js';
import { ManualClock } from '../clock/manual-clock.js';
import { systemClock } from '../clock/system-clock.js';
import { ContractError } from '../error/contract-error.js';
import { decodeServerMessage, encodeAppMessage } from '../message/other-messages.js';
import { appMessageTopic } from '../topic/build-topic.js';
import { parseTopic } from '../topic/parse-topic.js';
import { type AppWindow, type OpenWindow, openWindow } from './app-window.js';
import { carLink } from './car-link.js';
import type { HeadUnitEvent, LoggedEvent } from './head-unit-events.js';
import {
  behaviourOf,
  checkBehaviour,
  checkHeadUnitOptions,
  checkLifecycle,
  type HeadUnitOptions,
} from './head-unit-options.js';
import type { HeadUnitBehaviour } from './machine/behaviour.js';
import type { AppEvent } from './machine/events.js';
import {
  type Effect,
  type Input,
  initialState,
  type LifecycleChange,
  type ShownPopup,
  type State,
} from './machine/state.js';
import { nextTime, step } from './machine/step.js';
import { waitFor } from './wait-for.js';
import { isLoadedNotice, readNativeRequest, readSendRequest } from './window-messages.js';

/** How long `shown` waits unless told otherwise. */
const SHOWN_TIMEOUT_MS = 5_000;

/**
 * A simulated head unit.
 *
 * @example
 * import type { HeadUnit } from 'webportal-popup-contract/simulator';
 *
 * const pressOk = (headUnit: HeadUnit) => headUnit.press('ok');
 */
export interface HeadUnit {
  /** Connects if it was given a `url`, and subscribes; resolves on the SUBACK. */
  start(): Promise<void>;
  /** Unsubscribes and stops all timers. A client that was given stays connected. */
  stop(): Promise<void>;
  /** The popup on display. */
  popup(): ShownPopup | undefined;
  /**
   * Resolves with the popup on display, or with the next one that is shown.
   *
   * @param timeoutMs - How long to wait at the most, by the machine's clock; 5 s by default.
   * @throws `ContractError` with the code `NOT_SHOWN` if there is none by then.
   */
  shown(timeoutMs?: number): Promise<ShownPopup>;
  /** Presses OK or the return arrow, as the driver would. */
  press(button: 'ok' | 'back'): void;
  /**
   * Lets time go by.
   *
   * @param ms - How much.
   * @throws `ContractError` with the code `INVALID_OPTIONS` if the head unit has no `ManualClock`.
   */
  elapse(ms: number): void;
  /** Brings an application to the foreground, or none. Both applications are told. */
  foreground(app: string | undefined): void;
  /**
   * Decides otherwise from now on what the vendor does not document.
   *
   * @param behaviour - What changes; whatever is left out stays.
   * @throws `ContractError` with the code `INVALID_OPTIONS` for an option that is wrong.
   */
  behave(behaviour: HeadUnitBehaviour): void;
  /** The application in the foreground, if there is one. */
  foregroundApp(): string | undefined;
  /**
   * Starts, unloads or updates an application (PROTOCOL.md §5). One that has started and not loaded within `LIMITS.maxLoadMs` is a `violation` in the
   * log; one that is not installed is `ignored`. Without `apps`, an application that is unloaded remains in the foreground like all others.
   *
   * @param app - The application.
   * @param what - What happens to it.
   * @throws `ContractError` with the code `INVALID_OPTIONS` for another `what`, or an `app` that is no string.
   */
  lifecycle(app: string, what: LifecycleChange): void;
  /**
   * Launches guidance; `false` while a popup is displayed (PROTOCOL.md §4).
   *
   * @param app - For which application; the one in the foreground by default.
   * @param call - The name of the function and its arguments, for the log.
   */
  launchGuidance(app?: string, call?: readonly unknown[]): boolean;
  /** Takes what was kept for an application in the background, as `getPendingNotifications` of its window does. */
  takePending(app: string): unknown[];
  /**
   * Receives what an application posts to its parent window: publishes send requests, opens its popups, takes note that it has loaded, ignores
   * everything else.
   *
   * @param data - What is posted.
   * @param app - Who posts it; the application in the foreground by default.
   * @throws Rejects if what it sends is too large, or the broker cannot be reached.
   */
  postMessage(data: unknown, app?: string): Promise<void>;
  /** A window for an application under test. Always the same one for the same identifier. */
  window(app: string): AppWindow;
  /** All events so far, in their order. */
  log(): readonly LoggedEvent[];
}

/**
 * Creates a simulated head unit: shows popups, closes them on timeout, refuses guidance meanwhile, posts the driver's
 * answer to the application, and publishes what the application sends (PROTOCOL.md §4, §5).
 *
 * @param options - The car, its MQTT client, its clock and its applications.
 * @returns The head unit, idle until `start()`.
 * @throws `ContractError` with the code `INVALID_TOPIC` for a `uid`, `vin` or `environment` that is invalid in a topic, `INVALID_OPTIONS`
 * for another option that is wrong.
 *
 * @example
 * import { createPopup, encodePopup, popupTopic, readPopupEvent } from 'webportal-popup-contract';
 * import { createHeadUnit, ManualClock } from 'webportal-popup-contract/simulator';
 *
 * const car = { uid: 'MYUID01', vin: 'DEM0CAR0000000001' };
 * let receive = (_topic: string, _payload: Uint8Array): void => undefined;
 * const client = {
 *   on: (_event: string, listener: typeof receive) => { receive = listener; },
 *   removeListener: () => undefined,
 *   subscribeAsync: async () => undefined,
 *   unsubscribeAsync: async () => undefined,
 *   publishAsync: async () => undefined,
 * };
 * let action: string | undefined;
 * const headUnit = createHeadUnit({ ...car, client, apps: ['MY_APP_ID'], clock: new ManualClock() });
 * headUnit.window('MY_APP_ID').addEventListener('message', (event) => { action = readPopupEvent(event.data)?.action; });
 * await headUnit.start();
 * receive(popupTopic(car), encodePopup(createPopup({ idApp: 'MY_APP_ID', text: 'Hello' })));
 * (await headUnit.shown()).text; // => 'Hello'
 * headUnit.elapse(60_000);
 * action; // => 'timeout'
 */
export function createHeadUnit(options: HeadUnitOptions): HeadUnit {
  checkHeadUnitOptions(options);
  const { apps, clock = systemClock, onEvent, onWindowMessage } = options;
  const { uid, vin, environment } = options;
  const car = { uid, vin, ...(environment === undefined ? {} : { environment }) };
  let behaviour = behaviourOf(options);
  const appTopic = appMessageTopic(car);
  const windows = new Map<string, OpenWindow>();
  const log: LoggedEvent[] = [];
  const watchers = new Set<() => void>();
  let state: State = initialState(apps);
  let timer: unknown;

  const tell = (event: HeadUnitEvent): void => {
    log.push({ at: clock.now(), event });
    onEvent?.(event);
  };
  const dispatch = (input: Input): Effect[] => {
    const next = step(state, input, clock.now(), behaviour);
    state = next.state;
    setTimer();
    for (const effect of next.effects) {
      tell(effect);
      if (effect.type === 'posted') post(effect.app, effect.data);
    }
    for (const watch of [...watchers]) watch();
    return next.effects;
  };
  const setTimer = (): void => {
    clock.clearTimeout(timer);
    const at = nextTime(state);
    timer =
      at === undefined ? undefined : clock.setTimeout(() => dispatch({ type: 'time' }), Math.max(0, at - clock.now()));
  };
  const appThrew = (error: unknown): void => tell({ type: 'app-threw', error });
  const post = (app: string, data: AppEvent): void => {
    try {
      onWindowMessage?.(data, app);
    } catch (error) {
      appThrew(error);
    }
    windows.get(app)?.post(data);
  };
  const receive = (topic: string, payload: Uint8Array): void => {
    const parsed = parseTopic(topic);
    if (parsed?.kind !== 'popup' || parsed.vin !== vin || parsed.uid !== uid) return;
    const message = decode(topic, payload);
    if (message !== undefined) dispatch({ type: 'message', message });
  };
  const decode = (topic: string, payload: Uint8Array): ServerMessage | undefined => {
    try {
      return decodeServerMessage(payload);
    } catch (error) {
      tell({ type: 'rejected', topic, error });
      return undefined;
    }
  };
  const link = carLink(options, car, receive);
  const guidance = (app: string | undefined, call: readonly unknown[]): boolean =>
    dispatch({ type: 'guidance', app, call }).some((effect) => effect.type === 'guidance' && effect.launched);
  const pending = (app: string): unknown[] => {
    const effects = dispatch({ type: 'drain', app });
    const values = effects.flatMap((effect) => (effect.type === 'drained' ? structuredClone(effect.values) : []));
    return behaviour.pendingItems === 'strings' ? values.map((value) => JSON.stringify(value)) : values;
  };
  const postMessage = async (data: unknown, app = state.foreground): Promise<void> => {
    const native = readNativeRequest(data);
    if (native !== undefined) {
      if (app === undefined) tell({ type: 'ignored', reason: 'unknown-app' });
      else dispatch({ type: 'open', app, ...native });
      return;
    }
    if (isLoadedNotice(data) && app !== undefined) return void dispatch({ type: 'loaded', app });
    const message = readSendRequest(data);
    if (message === undefined) return;
    try {
      const payload = encodeAppMessage(message);
      await link.publish(appTopic, payload);
      tell({ type: 'sent', app, topic: appTopic, bytes: payload.length });
    } catch (error) {
      tell({ type: 'not-sent', app, error });
      throw error;
    }
  };
  const open = (app: string): OpenWindow =>
    openWindow({
      clock,
      appThrew,
      pending,
      guidance: (call) => guidance(app, call),
      // What became of it is in the log: a window gets no answer.
      receive: (data) => void postMessage(data, app).catch(() => undefined),
    });

  return {
    start: () => link.open(),
    async stop() {
      clock.clearTimeout(timer);
      await link.close();
    },
    popup: () => state.popup,
    shown: (timeoutMs = SHOWN_TIMEOUT_MS) => waitFor(() => state.popup, watchers, timeoutMs),
    press: (button) => void dispatch({ type: 'press', button }),
    elapse(ms) {
      if (clock instanceof ManualClock) return clock.advance(ms);
      const message = 'time goes by itself: give the head unit a ManualClock as its clock';
      throw new ContractError('INVALID_OPTIONS', [{ code: 'WRONG_OPTION', pointer: '/clock', message }]);
    },
    foreground: (app) => void dispatch({ type: 'foreground', app }),
    behave(changes) {
      checkBehaviour(changes);
      behaviour = behaviourOf(changes, behaviour);
    },
    foregroundApp: () => state.foreground,
    lifecycle(app, what) {
      checkLifecycle(app, what);
      dispatch({ type: 'lifecycle', app, what });
    },
    launchGuidance: (app = state.foreground, call = []) => guidance(app, call),
    takePending: pending,
    postMessage,
    window(app) {
      const known = windows.get(app) ?? open(app);
      windows.set(app, known);
      return known.window;
    },
    log: () => [...log],
  };
}
