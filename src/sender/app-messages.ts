import { TOPICS } from '../../generated/v1/topics.js';
import type { AppMessageContent } from '../../generated/v1/types.js';
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
 * What the application in a car sent.
 *
 * @example
 * import type { ReceivedAppMessage } from 'webportal-popup-contract/sender';
 *
 * const logLine = ({ vin, content }: ReceivedAppMessage): string => `${vin} ${JSON.stringify(content)}`;
 */
export interface ReceivedAppMessage {
  /** The car. */
  vin: string;
  /** What the application gave to its head unit: an object or a string. */
  content: AppMessageContent;
  /** The topic that it arrived on. */
  topic: string;
}

/**
 * Handles what applications send. What it throws, or rejects with, goes to the sender's `onError`.
 *
 * @example
 * import type { AppMessageHandler } from 'webportal-popup-contract/sender';
 *
 * const handler: AppMessageHandler = ({ vin, content }) => console.log(vin, content);
 */
export type AppMessageHandler = (message: ReceivedAppMessage) => unknown;

/**
 * Stops listening. Settles when the broker has agreed, or cannot be asked.
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
}

/** What the partner's cars send, for any number of handlers; one subscription serves them all. */
export class AppMessages {
  readonly #filter: string;
  readonly #isOurTopic: (topic: string) => boolean;
  readonly #handlers = new Set<{ handle: AppMessageHandler }>();
  #subscribed: Promise<void> | undefined;
  /** Whether the subscription is ours to end: the caller may have had it before. */
  #isOurs = false;
  #closed = false;

  constructor(private readonly options: AppMessagesOptions) {
    const { uid, environment } = options;
    this.#filter = appMessageFilter({ uid, ...(environment === undefined ? {} : { environment }) });
    this.#isOurTopic = filterMatcher(this.#filter);
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

  /** Ends the subscription, one included that is only being made. */
  async close(deadlineMs: number): Promise<void> {
    this.#closed = true;
    this.#handlers.clear();
    this.options.client.removeListener('message', this.#onMessage);
    const ended = (this.#subscribed ?? Promise.resolve()).then(
      () => this.#unsubscribe(),
      () => undefined,
    );
    await this.#withDeadline(deadlineMs, ended).catch(() => undefined);
  }

  async #subscribe(): Promise<void> {
    try {
      if (!this.#isConnected) throw notConnected();
      await this.#ask();
    } catch (error) {
      this.#subscribed = undefined;
      this.options.client.removeListener('message', this.#onMessage);
      throw error;
    }
  }

  async #ask(): Promise<void> {
    const { client, deadlineMs } = this.options;
    client.on('message', this.#onMessage);
    const filters = { [this.#filter]: { qos: TOPICS['app-message'].qos } };
    try {
      // MQTT.js takes an attempt that had no answer for a subscription.
      const subscribing = client.subscribeAsync(this.#isOurs ? Object.assign(filters, { resubscribe: true }) : filters);
      const isNew = (await this.#withDeadline(deadlineMs, subscribing)).length > 0;
      this.#isOurs ||= isNew;
    } catch (error) {
      const reasonCode = grantedCode(error) ?? reasonCodeOf(error);
      // Without an answer MQTT.js subscribes again after the next connection, and it was we who asked for that.
      this.#isOurs = reasonCode === undefined;
      if (reasonCode !== undefined) throw refused('the subscription', reasonCode, error);
      if (isContractError(error)) throw error;
      throw notConnected('the connection was lost before the broker answered', error);
    }
  }

  async #unsubscribe(): Promise<void> {
    const { client, deadlineMs } = this.options;
    this.#subscribed = undefined;
    client.removeListener('message', this.#onMessage);
    if (!this.#isOurs || !this.#isConnected) return;
    this.#isOurs = false;
    await this.#withDeadline(deadlineMs, client.unsubscribeAsync(this.#filter)).catch(() => undefined);
  }

  get #isConnected(): boolean {
    const { client } = this.options;
    return client.connected && !client.disconnecting;
  }

  /** Resolves like the promise, or rejects with `NOT_CONNECTED` after `ms`: MQTT.js waits for a missing answer for ever. */
  async #withDeadline<Value>(ms: number, promise: Promise<Value>): Promise<Value> {
    const { clock } = this.options;
    let timer: unknown;
    const late = new Promise<never>((_, reject) => {
      timer = clock.setTimeout(() => reject(notConnected('the broker did not answer in time')), ms);
    });
    return await Promise.race([promise, late]).finally(() => clock.clearTimeout(timer));
  }

  /** Never throws: MQTT.js stops delivering messages when a listener does. */
  #onMessage = (topic: string, payload: Uint8Array): void => {
    // The caller's client may have subscriptions of its own.
    if (!this.#isOurTopic(topic)) return;
    try {
      const { vin } = carOf(topic);
      const { content } = decodeAppMessage(payload);
      for (const { handle } of this.#handlers) this.#call(handle, { vin, content, topic });
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

/** What a broker's answer to a subscription says of it, where MQTT.js hands the answer on. */
function grantedCode(error: unknown): number | undefined {
  const { packet } = Object(error) as { packet?: { granted?: number[] } };
  return reasonCodeOf({ code: packet?.granted?.[0] });
}

function carOf(topic: string): { vin: string } {
  const parsed = parseTopic(topic);
  if (parsed?.kind === 'app-message') return parsed;
  const message = 'a message came on a topic that is no topic of the contract';
  throw new ContractError('INVALID_TOPIC', [{ code: 'WRONG_FORMAT', pointer: '', message }]);
}
