import { TOPICS } from '#contract/topics.js';
import type { AppMessageContent } from '#contract/types.js';
import type { Clock } from '../clock/clock.js';
import { ContractError, isContractError } from '../error/contract-error.js';
import { decodeAppMessage } from '../message/other-messages.js';
import { appMessageFilter } from '../topic/build-topic.js';
import { filterMatcher } from '../topic/match-filter.js';
import { parseTopic } from '../topic/parse-topic.js';
import { aborted, notConnected, refused } from './failures.js';
import { reasonCodeOf } from './reason-codes.js';
import type { SenderClient } from './sender-client.js';

/**
 * A message from the application in a car.
 *
 * @example
 * import type { ReceivedAppMessage } from 'webportal-popup-contract/sender';
 *
 * const logLine = ({ vin, content }: ReceivedAppMessage): string => `${vin} ${JSON.stringify(content)}`;
 */
export interface ReceivedAppMessage {
  /** The VIN of the car. */
  vin: string;
  /** The content that the application sent: an object or a string. */
  content: AppMessageContent;
  /** The topic of the message. */
  topic: string;
}

/**
 * Called with each app message. Its exceptions and rejections go to the sender's `onError`.
 *
 * @example
 * import type { AppMessageHandler } from 'webportal-popup-contract/sender';
 *
 * const handler: AppMessageHandler = ({ vin, content }) => console.log(vin, content);
 */
export type AppMessageHandler = (message: ReceivedAppMessage) => unknown;

/**
 * Removes the handler, and unsubscribes after the last one. Resolves on the UNSUBACK, after `deadlineMs`, or at once
 * without a connection. Never rejects.
 *
 * @example
 * import type { PopupSender, StopListening } from 'webportal-popup-contract/sender';
 *
 * const listen = (sender: PopupSender): Promise<StopListening> => sender.onAppMessage(({ vin }) => console.log(vin));
 */
export type StopListening = () => Promise<void>;

interface AppMessagesOptions {
  client: SenderClient;
  uid: string;
  environment: string | undefined;
  deadlineMs: number;
  clock: Clock;
  onError: ((error: unknown, topic: string) => void) | undefined;
  isReceipt(message: ReceivedAppMessage): boolean;
  /** Takes a receipt, which is not for the handlers. */
  takeReceipt(message: ReceivedAppMessage): Promise<void>;
}

/** Delivers the partner's app messages to any number of handlers, which share one subscription. */
export class AppMessages {
  readonly #filter: string;
  readonly #matchesFilter: (topic: string) => boolean;
  readonly #handlers = new Set<{ handle: AppMessageHandler }>();
  #subscribed: Promise<void> | undefined;
  /** Whether to unsubscribe at the end: not if the client had the subscription before. */
  #ownsSubscription = false;
  #isKept = false;
  #closed = false;

  constructor(private readonly options: AppMessagesOptions) {
    const { uid, environment } = options;
    this.#filter = appMessageFilter({ uid, ...(environment === undefined ? {} : { environment }) });
    this.#matchesFilter = filterMatcher(this.#filter);
  }

  async listen(handle: AppMessageHandler): Promise<StopListening> {
    if (this.#closed) throw aborted('the sender is closed');
    const entry = { handle };
    this.#handlers.add(entry);
    this.#subscribed ??= this.#subscribe();
    try {
      await this.#subscribed;
      if (this.#closed) throw aborted('the sender was closed');
    } catch (error) {
      this.#handlers.delete(entry);
      throw error;
    }
    return async () => {
      if (this.#handlers.delete(entry) && this.#handlers.size === 0) await this.#unsubscribe();
    };
  }

  /** Subscribes until the sender is closed. */
  async keepSubscribed(): Promise<void> {
    if (this.#isKept) return this.#subscribed;
    await this.listen(() => undefined);
    this.#isKept = true;
  }

  /** Removes all handlers and unsubscribes, also from a subscription without a SUBACK yet. Never rejects. */
  async close(deadlineMs: number): Promise<void> {
    this.#closed = true;
    this.#handlers.clear();
    this.options.client.removeListener('message', this.#onMessage);
    const unsubscribed = (this.#subscribed ?? Promise.resolve()).then(
      () => this.#unsubscribe(),
      () => undefined,
    );
    await this.#withDeadline(deadlineMs, unsubscribed).catch(() => undefined);
  }

  async #subscribe(): Promise<void> {
    try {
      if (!this.#isConnected) throw notConnected();
      await this.#sendSubscribe();
    } catch (error) {
      this.#subscribed = undefined;
      this.options.client.removeListener('message', this.#onMessage);
      throw error;
    }
  }

  async #sendSubscribe(): Promise<void> {
    const { client, deadlineMs } = this.options;
    client.on('message', this.#onMessage);
    const filters = { [this.#filter]: { qos: TOPICS['app-message'].qos } };
    try {
      // After an attempt without a SUBACK, MQTT.js takes the filter as subscribed: force a new SUBSCRIBE.
      const subscribing = client.subscribeAsync(
        this.#ownsSubscription ? Object.assign(filters, { resubscribe: true }) : filters,
      );
      const isNew = (await this.#withDeadline(deadlineMs, subscribing)).length > 0;
      this.#ownsSubscription ||= isNew;
    } catch (error) {
      const reasonCode = grantedCode(error) ?? reasonCodeOf(error);
      // Without a SUBACK, MQTT.js subscribes to the filter again after the next connect: unsubscribing is up to us.
      this.#ownsSubscription = reasonCode === undefined;
      if (reasonCode !== undefined) throw refused('the subscription', reasonCode, error);
      if (isContractError(error)) throw error;
      throw notConnected('the connection was lost before the broker answered', error);
    }
  }

  async #unsubscribe(): Promise<void> {
    const { client, deadlineMs } = this.options;
    this.#subscribed = undefined;
    client.removeListener('message', this.#onMessage);
    if (!this.#ownsSubscription || !this.#isConnected) return;
    this.#ownsSubscription = false;
    await this.#withDeadline(deadlineMs, client.unsubscribeAsync(this.#filter)).catch(() => undefined);
  }

  get #isConnected(): boolean {
    const { client } = this.options;
    return client.connected && !client.disconnecting;
  }

  /** Settles like `promise`, or rejects with `NOT_CONNECTED` after `ms`: MQTT.js has no timeout for an answer. */
  async #withDeadline<Value>(ms: number, promise: Promise<Value>): Promise<Value> {
    const { clock } = this.options;
    let timer: unknown;
    const timeout = new Promise<never>((_, reject) => {
      timer = clock.setTimeout(() => reject(notConnected('the broker did not answer in time')), ms);
    });
    return await Promise.race([promise, timeout]).finally(() => clock.clearTimeout(timer));
  }

  /** Never throws: MQTT.js stops delivering messages when a listener throws. */
  #onMessage = (topic: string, payload: Uint8Array): void => {
    // The caller's client may have other subscriptions.
    if (!this.#matchesFilter(topic)) return;
    try {
      const { vin } = parseAppMessageTopic(topic);
      const { content } = decodeAppMessage(payload);
      const message = { vin, content, topic };
      if (this.options.isReceipt(message)) this.#call(this.options.takeReceipt, message);
      else for (const { handle } of this.#handlers) this.#call(handle, message);
    } catch (error) {
      this.#report(error, topic);
    }
  };

  #call(handle: AppMessageHandler, message: ReceivedAppMessage): void {
    const report = (error: unknown): void => this.#report(error, message.topic);
    try {
      Promise.resolve(handle(message)).catch(report);
    } catch (error) {
      report(error);
    }
  }

  #report(error: unknown, topic: string): void {
    try {
      this.options.onError?.(error, topic);
    } catch {
      // `onError` itself threw; there is no further handler.
    }
  }
}

/** The SUBACK's reason code, if MQTT.js attached the packet to the error. */
function grantedCode(error: unknown): number | undefined {
  const { packet } = Object(error) as { packet?: { granted?: number[] } };
  return reasonCodeOf({ code: packet?.granted?.[0] });
}

function parseAppMessageTopic(topic: string): { vin: string } {
  const parsed = parseTopic(topic);
  if (parsed?.kind === 'app-message') return parsed;
  const message = 'a message arrived on a topic that is not in the contract';
  throw new ContractError('INVALID_TOPIC', [{ code: 'WRONG_FORMAT', pointer: '', message }]);
}
