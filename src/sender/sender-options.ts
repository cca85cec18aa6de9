import { POPUP_OPTION_NAMES } from '#contract/options.js';
import { TOPICS } from '#contract/topics.js';
import type { AppIdOption } from '#contract/types.js';
import type { Clock } from '../clock/clock.js';
import {
  booleanOption,
  functionOption,
  millisecondsOption,
  type OptionRule,
  objectWith,
  stringOption,
  wholeNumberFrom,
} from '../options/check-options.js';
import type { Pacing } from './pacing/pacing.js';
import type { Receipts } from './receipts/receipts.js';
import type { Overrides } from './send-options.js';
import type { SenderClient } from './sender-client.js';
import { SHARED_GROUP_RULE } from './shared-subscription.js';
import { type TelemetryOptions, telemetryOption } from './telemetry/telemetry-options.js';

/**
 * Options of {@link createPopupSender}.
 *
 * @example
 * import type { SenderOptions } from 'webportal-popup-contract/sender';
 *
 * const who: Omit<SenderOptions, 'client'> = { uid: 'MYUID01', idApp: 'MY_APP_ID' };
 */
export interface SenderOptions extends Overrides<AppIdOption> {
  /** An MQTT.js client, owned by the caller: the sender neither connects nor ends it. */
  client: SenderClient;
  /** The partner's MQTT user name. */
  uid: string;
  /** The environment in the topics; the contract's default if left out. */
  environment?: string | undefined;
  /** Whether topics end in a slash: the vendor's documents disagree (PROTOCOL.md §1). By default as documented. */
  trailingSlash?: boolean | undefined;
  /** Enforces the minimum interval between popups for a car; by default {@link memoryPacing} for this sender alone. */
  pacing?: Pacing | undefined;
  /** Time for the broker to acknowledge, in ms; 10,000 by default. A send settles within this plus its `waitMs`. */
  deadlineMs?: number | undefined;
  /** Maximum number of queued messages of `send`; 10,000 by default. Beyond it `send` rejects with `QUEUE_FULL`. */
  maxWaiting?: number | undefined;
  /** Maximum number of messages in flight; 256 by default, and never more than the broker's receive maximum. */
  maxInFlight?: number | undefined;
  /** Quality of service; by default, and at most, that of the contract. With 0 there are no acknowledgements. */
  qos?: 0 | 1 | undefined;
  /** What remembers the questions of `ask`; by default {@link memoryReceipts} for this sender alone. */
  receipts?: Receipts | undefined;
  /**
   * The name of a group of senders of which each app message goes to one, by a shared subscription of the broker's (`$share/…`). By default
   * every sender gets every app message. Needs `receipts` that the group shares, because an answer may reach any of them.
   */
  sharedGroup?: string | undefined;
  /** Called with the error of an invalid app message, of a receipt that nobody waits for, or of a handler, and with the topic. */
  onError?: ((error: unknown, topic: string) => void) | undefined;
  /** What spans say if the program uses OpenTelemetry; without its API nothing is reported. */
  telemetry?: TelemetryOptions | undefined;
  /** Clock and timers; the system's monotonic clock by default. */
  clock?: Clock | undefined;
}

export const SENDER_DEFAULTS = { deadlineMs: 10_000, maxWaiting: 10_000, maxInFlight: 256 };

/** The number of packet identifiers: 16 bits without 0 (MQTT 2.2.1). */
const MAX_IN_FLIGHT = 0xffff;

export const SENDER_RULES: Record<keyof SenderOptions, OptionRule> = {
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
  receipts: objectWith('open', 'forget', 'record', 'listen'),
  sharedGroup: SHARED_GROUP_RULE,
  onError: functionOption,
  telemetry: telemetryOption,
  clock: objectWith('now', 'setTimeout', 'clearTimeout'),
};
