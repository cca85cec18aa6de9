import { TOPICS } from '../../generated/v1/topics.js';
import type { DataEvent, NotificationPopupEvent, ServerMessage } from '../../generated/v1/types.js';
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
  /** Calls back with every message that arrives. */
  on(event: 'message', listener: (topic: string, payload: Uint8Array) => void): unknown;
  /** Calls back no more. */
  removeListener(event: 'message', listener: (topic: string, payload: Uint8Array) => void): unknown;
  /** Settles when the broker has agreed. */
  subscribeAsync(filter: string, options: { qos: 0 | 1 | 2 }): Promise<unknown>;
  /** Settles when the broker has agreed. */
  unsubscribeAsync(filter: string): Promise<unknown>;
  /** Settles when the broker has accepted the message. The payload is always bytes; MQTT.js takes texts too. */
  publishAsync(
    topic: string,
    payload: Uint8Array | string,
    options: { qos: 0 | 1 | 2; retain: boolean },
  ): Promise<unknown>;
}

/**
 * Something that happened in a head unit, for whoever watches.
 *
 * - `shown`: the driver sees a popup. `closed`: the driver, or time, has closed it.
 * - `data`: a data message went to the application.
 * - `dropped`: a popup came too early after the one before (what a car does then is not documented).
 * - `ignored`: a button was pressed that is not there.
 * - `rejected`: a payload came that is no message of the contract; `error` says why.
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
 * How to set up a head unit.
 *
 * @example
 * import type { HeadUnitOptions } from 'webportal-popup-contract/simulator';
 *
 * const who: Pick<HeadUnitOptions, 'uid' | 'vin'> = { uid: 'MYUID01', vin: 'DEM0CAR0000000001' };
 */
export interface HeadUnitOptions {
  /** A connected MQTT.js client, which stays the caller's. */
  client: HeadUnitClient;
  /** The partner's MQTT user name. */
  uid: string;
  /** The car. */
  vin: string;
  /** The environment in the topics; has a default. */
  environment?: string;
  /** Where time comes from; the machine's own clock by default. */
  clock?: Clock;
  /** Whether there is an OK button when the popup does not say; `true` by default. Not documented (PROTOCOL.md §3). */
  okButtonWhenLeftOut?: boolean;
  /** The embedded application: called with the `data` of each window message. */
  onWindowMessage?: (data: NotificationPopupEvent | DataEvent) => void;
  /** Whoever watches: called with everything that happens. */
  onEvent?: (event: HeadUnitEvent) => void;
}

/**
 * A head unit without a car.
 *
 * @example
 * import type { HeadUnit } from 'webportal-popup-contract/simulator';
 *
 * const pressOk = (headUnit: HeadUnit) => headUnit.press('ok');
 */
export interface HeadUnit {
  /** Subscribes; settles when the broker has agreed. */
  start(): Promise<void>;
  /** Unsubscribes and stops all timers. The client stays connected. */
  stop(): Promise<void>;
  /** The popup that the driver sees. */
  popup(): ShownPopup | undefined;
  /** The driver presses OK, or the return arrow. */
  press(button: 'ok' | 'back'): void;
  /** The application asks for guidance: `false` while a popup is displayed (PROTOCOL.md §4). */
  launchGuidance(): boolean;
  /** The application posts to the window above it; what is a request to send is published, all else is ignored. */
  postMessage(data: unknown): Promise<void>;
}

/**
 * Makes a head unit that shows popups, closes them by itself, refuses guidance meanwhile, and tells the application and
 * the back-end what the driver did (PROTOCOL.md §4, §5).
 *
 * @param options - Who the car is, its MQTT client, its clock and its application.
 * @returns The head unit; it does nothing until `start()`.
 * @throws `ContractError` with the code `INVALID_TOPIC` for a `uid`, `vin` or `environment` that must not reach a topic.
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
  const outbox = appMessageTopic(car);
  let state: State = INITIAL;
  let timer: unknown;

  const take = (input: Input): void => {
    const next = step(state, input, clock.now());
    state = next.state;
    for (const effect of next.effects) follow(effect);
  };
  const follow = (effect: Effect): void => {
    clock.clearTimeout(timer);
    if (state.popup !== undefined) {
      timer = clock.setTimeout(() => take({ type: 'time' }), state.popup.closesAt - clock.now());
    }
    onEvent?.(effect);
    if (effect.type === 'closed') post(createPopupEvent(effect.action, effect.content));
    if (effect.type === 'data') post(createDataEvent(effect.content));
  };
  const post = (data: NotificationPopupEvent | DataEvent): void => {
    try {
      onWindowMessage?.(data);
    } catch (error) {
      // As in a browser: an application that throws does not stop the window above it.
      onEvent?.({ type: 'app-threw', error });
    }
  };
  const receive = (topic: string, payload: Uint8Array): void => {
    const parsed = parseTopic(topic);
    if (parsed?.kind !== 'popup' || parsed.vin !== vin || parsed.uid !== uid) return;
    const message = read(topic, payload);
    if (message !== undefined) take({ type: 'message', message, hasButtonByDefault: okButtonWhenLeftOut });
  };
  const read = (topic: string, payload: Uint8Array): ServerMessage | undefined => {
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
    press: (button) => take({ type: 'press', button }),
    launchGuidance: () => canLaunchGuidance(state),
    async postMessage(data) {
      const message = readSendRequest(data);
      if (message === undefined) return;
      const { qos, retain } = TOPICS['app-message'];
      await client.publishAsync(outbox, Buffer.from(encodeAppMessage(message)), { qos, retain });
    },
  };
}
