import { POPUP_OPTION_NAMES } from '../../generated/v1/options.js';
import { TOPICS } from '../../generated/v1/topics.js';
import type { AppIdOption, JsonObject } from '../../generated/v1/types.js';
import type { Clock } from '../clock/clock.js';
import { systemClock } from '../clock/system-clock.js';
import { type AppMessageHandler, AppMessages, type StopListening } from './app-messages.js';
import {
  booleanOption,
  checkOptions,
  functionOption,
  millisecondsOption,
  type OptionRule,
  objectWith,
  stringOption,
  wholeNumberFrom,
} from './check-options.js';
import { topicBuilderFor } from './encode-for-publish.js';
import type { FleetOptions, FleetSource } from './fleet/fleet-options.js';
import { sendAll } from './fleet/send-all.js';
import { Outbox } from './outbox/outbox.js';
import { memoryPacing } from './pacing/memory-pacing.js';
import type { Pacing } from './pacing/pacing.js';
import { sendOne } from './send-one.js';
import type { Accepted, FleetResult, Overrides, SendOptions } from './send-options.js';
import type { SenderClient } from './sender-client.js';

/**
 * How to set up a sender.
 *
 * @example
 * import type { SenderOptions } from 'webportal-popup-contract/sender';
 *
 * const who: Omit<SenderOptions, 'client'> = { uid: 'MYUID01', idApp: 'MY_APP_ID' };
 */
export interface SenderOptions extends Overrides<AppIdOption> {
  /** An MQTT.js client, which stays the caller's: it is neither connected nor ended here. */
  client: SenderClient;
  /** The partner's MQTT user name. */
  uid: string;
  /** The environment in the topics; has a default. */
  environment?: string | undefined;
  /** Whether topics end in a slash: the documents disagree (PROTOCOL.md §1). Left out, they are as described. */
  trailingSlash?: boolean | undefined;
  /** What keeps the gap between two popups for one car; {@link memoryPacing} by default, for this sender alone. */
  pacing?: Pacing | undefined;
  /** How long the broker may take to acknowledge, in ms; 10,000 by default. A send settles within this and its `waitMs`. */
  deadlineMs?: number | undefined;
  /** How many messages of `send` may wait; 10,000 by default. One more is refused. */
  maxWaiting?: number | undefined;
  /** How many messages may be unacknowledged at a time; 256 by default, and never more than the broker allows. */
  maxInFlight?: number | undefined;
  /** Quality of service, at most that of the contract, which is the default. With 0 nothing is acknowledged. */
  qos?: 0 | 1 | undefined;
  /** Told of what comes from cars and is no app message, and of handlers that throw. */
  onError?: ((error: unknown, topic: string) => void) | undefined;
  /** Where time comes from; the machine's own monotonic clock by default. */
  clock?: Clock | undefined;
}

/**
 * Sends popups, and says what became of them.
 *
 * @example
 * import type { PopupSender } from 'webportal-popup-contract/sender';
 *
 * const remind = (sender: PopupSender, vin: string) => sender.send({ vin, text: 'Your table is ready.', okButton: true });
 */
export interface PopupSender {
  /**
   * Sends one popup to one car. Settles within `waitMs` and the deadline. Rejects with a `ContractError`: `INVALID_MESSAGE`,
   * `TOO_LARGE`, `INVALID_TOPIC`, `TOO_SOON`, `QUEUE_FULL`, `NOT_CONNECTED`, `REFUSED`, `EXPIRED`, `ABORTED` and
   * `PACING_UNAVAILABLE` mean that the broker surely has not accepted it; after `OUTCOME_UNKNOWN` nobody knows.
   */
  send<Content extends object = JsonObject>(options: SendOptions<Content>): Promise<Accepted>;
  /**
   * Sends a popup to many cars, as fast as broker and cars allow, and yields what became of each as soon as it is known.
   * Takes no more from the source than it can work on. Whoever stops reading calls off what has not been sent.
   */
  sendAll<Content extends object = JsonObject>(
    source: FleetSource<Content>,
    options: FleetOptions<Content>,
  ): AsyncGenerator<FleetResult, void, undefined>;
  /**
   * Listens to what the applications in the partner's cars send. Settles when the broker has agreed, with a function that
   * stops listening. A handler that throws, and what is no app message, goes to the sender's `onError`.
   */
  onAppMessage(handler: AppMessageHandler): Promise<StopListening>;
  /**
   * Takes no more messages, calls off those that wait, gives those in flight until the deadline, and leaves the client as
   * it was. Every `send` has settled when it settles.
   */
  close(options?: { deadlineMs?: number | undefined }): Promise<void>;
}

const DEFAULTS = { deadlineMs: 10_000, maxWaiting: 10_000, maxInFlight: 256 };

/** Packet identifiers have 16 bits (MQTT 2.2.1), and 0 is none. */
const MAX_IN_FLIGHT = 0xffff;

const RULES: Record<keyof SenderOptions, OptionRule> = {
  client: objectWith('on', 'removeListener', 'publish', 'subscribeAsync', 'removeOutgoingMessage'),
  uid: stringOption,
  [POPUP_OPTION_NAMES.appId]: stringOption,
  environment: stringOption,
  trailingSlash: booleanOption,
  pacing: objectWith('take', 'giveBack'),
  deadlineMs: millisecondsOption,
  maxWaiting: wholeNumberFrom(0),
  maxInFlight: {
    isRight: (value: number) => Number.isInteger(value) && value >= 1 && value <= MAX_IN_FLIGHT,
    expected: `a whole number from 1 to ${MAX_IN_FLIGHT}`,
  },
  qos: {
    isRight: (value: number) => Number.isInteger(value) && value >= 0 && value <= TOPICS.popup.qos,
    expected: `a whole number from 0 to ${TOPICS.popup.qos}`,
  },
  onError: functionOption,
  clock: objectWith('now', 'setTimeout', 'clearTimeout'),
};

/**
 * Makes a sender of popups that keeps the contract's rules (valid, not too large, not too often) and says what became of
 * each message, also when the network, the broker or the pacing store fails (PROTOCOL.md §1, §2, §4).
 *
 * @param options - The MQTT client, whose back-end this is, and how patient it is.
 * @returns The sender; `close()` it when done.
 * @throws `ContractError` with the code `INVALID_OPTIONS`, or `INVALID_TOPIC` for a `uid` or `environment` that must not
 * reach a topic.
 *
 * @example
 * import type { MqttClient } from 'mqtt';
 * import { createPopupSender } from 'webportal-popup-contract/sender';
 *
 * async function sendReminder(client: MqttClient): Promise<string> {
 *   const sender = createPopupSender({ client, uid: 'MYUID01', idApp: 'MY_APP_ID' });
 *   const { status } = await sender.send({ vin: 'DEM0CAR0000000001', text: 'Your table is ready.', okButton: true });
 *   await sender.close();
 *   return status; // 'accepted'
 * }
 */
export function createPopupSender(options: SenderOptions): PopupSender {
  checkOptions(options, RULES, ['client', 'uid']);
  const { client, uid, environment, trailingSlash, onError } = options;
  const { clock = systemClock, qos = TOPICS.popup.qos } = options;
  const {
    deadlineMs = DEFAULTS.deadlineMs,
    maxWaiting = DEFAULTS.maxWaiting,
    maxInFlight = DEFAULTS.maxInFlight,
  } = options;
  const pacing = options.pacing ?? memoryPacing({ clock });
  const topicOf = topicBuilderFor({ uid, environment, trailingSlash });
  const outbox = new Outbox({ client, qos, pacing, clock, deadlineMs, maxWaiting, maxInFlight });
  const appMessages = new AppMessages({ client, uid, environment, deadlineMs, clock, onError });
  const defaults = { appId: options[POPUP_OPTION_NAMES.appId], topicOf };
  let closing: Promise<void> | undefined;

  return {
    send: (message) => sendOne(outbox, defaults, message),
    sendAll: (source, fleet) => sendAll(outbox, defaults, source, fleet, 2 * maxInFlight),
    onAppMessage: (handler) => appMessages.listen(handler),
    close: (how = {}) => {
      checkOptions(how, { deadlineMs: millisecondsOption });
      const within = how.deadlineMs ?? deadlineMs;
      closing ??= Promise.all([appMessages.close(within), outbox.close(within)]).then(() => undefined);
      return closing;
    },
  };
}
