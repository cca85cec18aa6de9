import { TOPICS } from '#contract/topics.js';
import type { DataEvent, NotificationPopupEvent, ServerMessage } from '#contract/types.js';
import type { Clock } from '../clock/clock.js';
import { systemClock } from '../clock/system-clock.js';
import { createPopupEvent } from '../event/create-popup-event.js';
import { decodeServerMessage, encodeAppMessage } from '../message/other-messages.js';
import { appMessageTopic, popupFilter } from '../topic/build-topic.js';
import { parseTopic } from '../topic/parse-topic.js';
import { canLaunchGuidance, type Effect, INITIAL, type Input, type ShownPopup, type State, step } from './machine.js';
import { createDataEvent, readSendRequest } from './window-messages.js';

/**
 * The part of an MQTT.js client that a head unit uses.
 *
 * @example
 * import { createHeadUnit, type HeadUnitClient } from 'webportal-popup-contract/simulator';
 *
 * const client: HeadUnitClient = {
 *   on: () => undefined,
 *   removeListener: () => undefined,
 *   subscribeAsync: async () => undefined,
 *   unsubscribeAsync: async () => undefined,
 *   publishAsync: async () => undefined,
 * };
 * const headUnit = createHeadUnit({ client, uid: 'MYUID01', vin: 'DEM0CAR0000000001' });
 * headUnit.popup(); // => undefined
 */
export interface HeadUnitClient {
  /** Adds a listener for arriving messages. */
  on(event: 'message', listener: (topic: string, payload: Uint8Array) => void): unknown;
  /** Removes the listener. */
  removeListener(event: 'message', listener: (topic: string, payload: Uint8Array) => void): unknown;
  /** Resolves on the SUBACK. */
  subscribeAsync(filter: string, options: { qos: 0 | 1 | 2 }): Promise<unknown>;
  /** Resolves on the UNSUBACK. */
  unsubscribeAsync(filter: string): Promise<unknown>;
  /** Resolves when the broker has acknowledged. The payload is always bytes; MQTT.js also takes strings. */
  publishAsync(
    topic: string,
    payload: Uint8Array | string,
    options: { qos: 0 | 1 | 2; retain: boolean },
  ): Promise<unknown>;
}

/**
 * An event of a head unit, for `onEvent`.
 *
 * - `shown`: a popup is displayed. `closed`: the driver closed it, or it timed out.
 * - `data`: a data message was posted to the application.
 * - `dropped`: a popup arrived within the minimum interval (what a car does then is not documented).
 * - `ignored`: a button was pressed that is not displayed.
 * - `rejected`: an invalid payload arrived; `error` is the `ContractError`.
 * - `app-threw`: the application's handler threw `error`.
 *
 * @example
 * import type { HeadUnitEvent } from 'webportal-popup-contract/simulator';
 *
 * const event: HeadUnitEvent = { type: 'dropped', reason: 'too-soon' };
 */
export type HeadUnitEvent =
  | Effect
  | { type: 'rejected'; topic: string; error: unknown }
  | { type: 'app-threw'; error: unknown };

/**
 * Options of {@link createHeadUnit}.
 *
 * @example
 * import type { HeadUnitOptions } from 'webportal-popup-contract/simulator';
 *
 * const who: Pick<HeadUnitOptions, 'uid' | 'vin'> = { uid: 'MYUID01', vin: 'DEM0CAR0000000001' };
 */
export interface HeadUnitOptions {
  /** A connected MQTT.js client, owned by the caller. */
  client: HeadUnitClient;
  /** The partner's MQTT user name. */
  uid: string;
  /** The VIN of the car. */
  vin: string;
  /** The environment in the topics; the contract's default if left out. */
  environment?: string;
  /** Clock and timers; the system's monotonic clock by default. */
  clock?: Clock;
  /** Whether a popup without the option has an OK button; `true` by default. Not documented (PROTOCOL.md §3). */
  okButtonWhenLeftOut?: boolean;
  /** The embedded application: called with the `data` of each window message. */
  onWindowMessage?: (data: NotificationPopupEvent | DataEvent) => void;
  /** Called with every event. */
  onEvent?: (event: HeadUnitEvent) => void;
}

/**
 * A simulated head unit.
 *
 * @example
 * import type { HeadUnit } from 'webportal-popup-contract/simulator';
 *
 * const pressOk = (headUnit: HeadUnit) => headUnit.press('ok');
 */
export interface HeadUnit {
  /** Subscribes; resolves on the SUBACK. */
  start(): Promise<void>;
  /** Unsubscribes and stops all timers. The client stays connected. */
  stop(): Promise<void>;
  /** The popup on display. */
  popup(): ShownPopup | undefined;
  /** Presses OK or the return arrow, as the driver would. */
  press(button: 'ok' | 'back'): void;
  /** Launches guidance for the application; `false` while a popup is displayed (PROTOCOL.md §4). */
  launchGuidance(): boolean;
  /** Receives what the application posts to its parent window: publishes send requests, ignores everything else. */
  postMessage(data: unknown): Promise<void>;
}

/**
 * Creates a simulated head unit: shows popups, closes them on timeout, refuses guidance meanwhile, posts the driver's
 * answer to the application, and publishes what the application sends (PROTOCOL.md §4, §5).
 *
 * @param options - The car, its MQTT client, its clock and its application.
 * @returns The head unit, idle until `start()`.
 * @throws `ContractError` with the code `INVALID_TOPIC` for a `uid`, `vin` or `environment` that is invalid in a topic.
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
 * const clock = new ManualClock();
 * const headUnit = createHeadUnit({
 *   ...car, client, clock, onWindowMessage: (data) => { action = readPopupEvent(data)?.action; },
 * });
 * await headUnit.start();
 * receive(popupTopic(car), encodePopup(createPopup({ idApp: 'MY_APP_ID', text: 'Hello' })));
 * headUnit.popup()?.text; // => 'Hello'
 * clock.advance(60_000);
 * action; // => 'timeout'
 */
export function createHeadUnit(options: HeadUnitOptions): HeadUnit {
  const { client, clock = systemClock, okButtonWhenLeftOut = true, onEvent, onWindowMessage } = options;
  const { uid, vin, environment } = options;
  const car = { uid, vin, ...(environment === undefined ? {} : { environment }) };
  const filter = popupFilter(car);
  const appTopic = appMessageTopic(car);
  let state: State = INITIAL;
  let timer: unknown;

  const dispatch = (input: Input): void => {
    const next = step(state, input, clock.now());
    state = next.state;
    for (const effect of next.effects) applyEffect(effect);
  };
  const applyEffect = (effect: Effect): void => {
    clock.clearTimeout(timer);
    if (state.popup !== undefined) {
      timer = clock.setTimeout(() => dispatch({ type: 'time' }), state.popup.closesAt - clock.now());
    }
    onEvent?.(effect);
    if (effect.type === 'closed') post(createPopupEvent(effect.action, effect.content));
    if (effect.type === 'data') post(createDataEvent(effect.content));
  };
  const post = (data: NotificationPopupEvent | DataEvent): void => {
    try {
      onWindowMessage?.(data);
    } catch (error) {
      // As in a browser, an exception of the application does not stop its parent window.
      onEvent?.({ type: 'app-threw', error });
    }
  };
  const receive = (topic: string, payload: Uint8Array): void => {
    const parsed = parseTopic(topic);
    if (parsed?.kind !== 'popup' || parsed.vin !== vin || parsed.uid !== uid) return;
    const message = decode(topic, payload);
    if (message !== undefined) dispatch({ type: 'message', message, hasButtonByDefault: okButtonWhenLeftOut });
  };
  const decode = (topic: string, payload: Uint8Array): ServerMessage | undefined => {
    try {
      return decodeServerMessage(payload);
    } catch (error) {
      onEvent?.({ type: 'rejected', topic, error });
      return undefined;
    }
  };

  return {
    async start() {
      client.on('message', receive);
      await client.subscribeAsync(filter, { qos: TOPICS.popup.qos });
    },
    async stop() {
      client.removeListener('message', receive);
      clock.clearTimeout(timer);
      await client.unsubscribeAsync(filter);
    },
    popup: () => state.popup,
    press: (button) => dispatch({ type: 'press', button }),
    launchGuidance: () => canLaunchGuidance(state),
    async postMessage(data) {
      const message = readSendRequest(data);
      if (message === undefined) return;
      const { qos, retain } = TOPICS['app-message'];
      await client.publishAsync(appTopic, Buffer.from(encodeAppMessage(message)), { qos, retain });
    },
  };
}
