import { TOPICS } from '#contract/topics.js';
import type { AppMessageContent } from '#contract/types.js';
import type { Clock } from '../clock/clock.js';
import { ContractError, isContractError } from '../error/contract-error.js';
import { decodeAppMessage } from '../message/other-messages.js';
import { appMessageFilter } from '../topic/build-topic.js';
import { filterMatcher } from '../topic/match-filter.js';
import { parseTopic } from '../topic/parse-topic.js';
import { aborted, notConnected, refused } from './failures.js';
import { type Consumer, inboxOf, type MessageInbox } from './inbox/message-inbox.js';
import { reasonCodeOf } from './reason-codes.js';
import type { SenderClient } from './sender-client.js';
import { checkBrokerShares, filterForGroup } from './shared-subscription.js';

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
  /**
   * Set if the broker sent it before (MQTT's DUP flag), perhaps to a process that died: it may have been handled already.
   * Left out otherwise.
   */
  redelivered?: true;
}

/**
 * Called with each app message. A message is handled when the promises of all its handlers have settled: with a client of
 * `connectPopupBroker` it is acknowledged then, and no more than its `handlerConcurrency` are handled at a time, so a handler
 * should not wait for another app message.
 *
 * Exceptions and rejections go to the sender's `onError`, and the message counts as handled: MQTT cannot return a message, and
 * one that makes its handler fail would come again forever. A handler that needs another try has to see to it itself.
 *
 * @example
 * import type { AppMessageHandler } from 'webportal-popup-contract/sender';
 *
 * const handler: AppMessageHandler = ({ vin, content }) => console.log(vin, content);
 */
export type AppMessageHandler = (message: ReceivedAppMessage) => unknown;

/**
 * Removes the handler, and unsubscribes after the last one. Resolves on the UNSUBACK, after `deadlineMs`, or at once
 * without a connection; does not wait for handlers. Never rejects.
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
  sharedGroup: string | undefined;
  deadlineMs: number;
  clock: Clock;
  /** Does not throw. */
  onError(error: unknown, topic: string): void;
  isReceipt(message: ReceivedAppMessage): boolean;
  /** Takes a receipt, which is not for the handlers. */
  takeReceipt(message: ReceivedAppMessage): Promise<void>;
}

/** Delivers the partner's app messages to any number of handlers, which share one subscription. */
export class AppMessages {
  /** What is subscribed to: for a group, not what the topics match. */
  readonly #filter: string;
  readonly #inbox: MessageInbox;
  readonly #consumer: Consumer;
  readonly #handlers = new Set<{ handle: AppMessageHandler }>();
  #subscribed: Promise<void> | undefined;
  /** Whether to unsubscribe at the end: not if the client had the subscription before. */
  #ownsSubscription = false;
  /** What keeps the subscription without a handler of the caller's. */
  #kept: Promise<StopListening> | undefined;
  #closed = false;

  constructor(private readonly options: AppMessagesOptions) {
    const { uid, environment, sharedGroup } = options;
    const filter = appMessageFilter({ uid, ...(environment === undefined ? {} : { environment }) });
    this.#filter = filterForGroup(filter, sharedGroup);
    this.#inbox = inboxOf(options.client);
    this.#consumer = {
      matches: filterMatcher(filter),
      handle: (topic, payload, redelivered) => this.#handle(topic, payload, redelivered),
    };
  }

  async listen(handle: AppMessageHandler): Promise<StopListening> {
    if (this.#closed) throw aborted('the sender is closed');
    const entry = { handle };
    this.#handlers.add(entry);
    this.#subscribed ??= this.#subscribe();
    try {
      await this.#subscribed.catch((error: unknown) => {
        // Not in `#subscribe`: it may fail before its promise is kept.
        this.#subscribed = undefined;
        throw error;
      });
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
    this.#kept ??= this.listen(() => undefined).catch((error: unknown) => {
      this.#kept = undefined;
      throw error;
    });
    await this.#kept;
  }

  /**
   * Removes all handlers, waits for those that are running, and unsubscribes, also from a subscription without a SUBACK yet.
   * A kept session keeps its subscription, for the messages until the next process. Never rejects.
   */
  async close(deadlineMs: number): Promise<void> {
    this.#closed = true;
    this.#handlers.clear();
    const handled = this.#inbox.remove(this.#consumer);
    const unsubscribed = (this.#inbox.keepsSession ? undefined : this.#subscribed)?.then(
      () => this.#unsubscribe(),
      () => undefined,
    );
    await this.#withDeadline(deadlineMs, Promise.all([handled, unsubscribed])).catch(() => undefined);
  }

  async #subscribe(): Promise<void> {
    try {
      if (!this.#isConnected) throw notConnected();
      if (this.options.sharedGroup !== undefined) checkBrokerShares(this.options.client);
      await this.#sendSubscribe();
    } catch (error) {
      void this.#inbox.remove(this.#consumer);
      throw error;
    }
  }

  async #sendSubscribe(): Promise<void> {
    const { client, deadlineMs } = this.options;
    this.#inbox.add(this.#consumer);
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
    void this.#inbox.remove(this.#consumer);
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

  /** Calls all handlers, and resolves when they have settled. Never throws: MQTT.js would stop delivering messages. */
  async #handle(topic: string, payload: Uint8Array, redelivered: boolean): Promise<void> {
    try {
      const { vin } = parseAppMessageTopic(topic);
      const { content } = decodeAppMessage(payload);
      const message: ReceivedAppMessage = { vin, content, topic, ...(redelivered ? { redelivered } : {}) };
      const handlers: AppMessageHandler[] = this.options.isReceipt(message)
        ? [this.options.takeReceipt]
        : [...this.#handlers].map(({ handle }) => handle);
      await Promise.all(handlers.map((handle) => this.#call(handle, message)));
    } catch (error) {
      this.options.onError(error, topic);
    }
  }

  async #call(handle: AppMessageHandler, message: ReceivedAppMessage): Promise<void> {
    try {
      await handle(message);
    } catch (error) {
      this.options.onError(error, message.topic);
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
