import { POPUP_OPTION_NAMES } from '#contract/options.js';
import { TOPICS } from '#contract/topics.js';
import type { JsonObject } from '#contract/types.js';
import { systemClock } from '../clock/system-clock.js';
import { checkOptions, millisecondsOption } from '../options/check-options.js';
import { type AppMessageHandler, AppMessages, type StopListening } from './app-messages.js';
import { askAll } from './asking/ask-all.js';
import type {
  AnswerHandler,
  AskOptions,
  AskResult,
  FleetAskOptions,
  FleetAskResult,
  UnexpectedReceipts,
} from './asking/ask-options.js';
import { Asking } from './asking/asking.js';
import { topicBuilderFor } from './encode-for-publish.js';
import type { FleetOptions, FleetSource } from './fleet/fleet-options.js';
import { sendAll } from './fleet/send-all.js';
import { Outbox } from './outbox/outbox.js';
import { memoryPacing } from './pacing/memory-pacing.js';
import { memoryReceipts } from './receipts/memory-receipts.js';
import { checkedMessage, sendOne } from './send-one.js';
import type { Accepted, FleetResult, SendOptions } from './send-options.js';
import { SENDER_DEFAULTS as DEFAULTS, SENDER_RULES, type SenderOptions } from './sender-options.js';
import { checkGroup } from './shared-subscription.js';
import { createTelemetry } from './telemetry/create-telemetry.js';

/**
 * Sends popups and reports the outcome of each.
 *
 * @example
 * import type { PopupSender } from 'webportal-popup-contract/sender';
 *
 * const remind = (sender: PopupSender, vin: string) => sender.send({ vin, text: 'Your table is ready.', okButton: true });
 */
export interface PopupSender {
  /**
   * Sends one popup to one car. Settles within `waitMs` plus `deadlineMs`. Rejects with a `ContractError`: after
   * `INVALID_MESSAGE`, `TOO_LARGE`, `INVALID_TOPIC`, `TOO_SOON`, `QUEUE_FULL`, `NOT_CONNECTED`, `REFUSED`, `EXPIRED`,
   * `ABORTED` and `PACING_UNAVAILABLE` the broker has not accepted it; after `OUTCOME_UNKNOWN` it may have.
   */
  send<Content extends object = JsonObject>(options: SendOptions<Content>): Promise<Accepted>;
  /**
   * Sends a popup to many cars and yields the result of each as soon as it is known. Reads from the source only while
   * fewer than `concurrency` cars are pending. Leaving the loop early aborts the messages that are not in flight.
   */
  sendAll<Content extends object = JsonObject>(
    source: FleetSource<Content>,
    options: FleetOptions<Content>,
  ): AsyncGenerator<FleetResult, void, undefined>;
  /**
   * Sends one popup to one car with a receipt, and waits for what the driver did. The application must return receipts
   * (`createPopupReceiver` with `receipts: true`). Settles within `waitMs`, `deadlineMs` and `answerWithinMs` together, and the deadline of
   * the store of receipts. Rejects as `send` does, with `RECEIPTS_UNAVAILABLE`, and as `onAppMessage` does; but `OUTCOME_UNKNOWN` is no
   * rejection: then an answer tells that the popup has arrived. An answer counts only from the car that was asked, and once.
   */
  ask<Content extends object = JsonObject>(options: AskOptions<Content>): Promise<AskResult>;
  /** Asks many cars, and yields the result of each as soon as it is known. As `sendAll`, with answers. */
  askAll<Content extends object = JsonObject>(
    source: FleetSource<Content>,
    options: FleetAskOptions<Content>,
  ): AsyncGenerator<FleetAskResult, void, undefined>;
  /**
   * Adds a handler for answers that come after their question has settled: an application in the background answers when it is shown
   * again. With {@link redisReceipts} also for those to questions of processes that are gone. Resolves and rejects as `onAppMessage` does.
   */
  onAnswer(handler: AnswerHandler): Promise<StopListening>;
  /** How many receipts have settled nothing so far: forged, repeated, from another car, or for nobody. `onError` is told of each. */
  unexpectedReceipts(): UnexpectedReceipts;
  /**
   * Adds a handler for the messages of the applications in the partner's cars. Resolves on the SUBACK with a function
   * that removes it; messages that the broker kept for the session may come before. Rejects with `NOT_CONNECTED`, `REFUSED`
   * or `ABORTED`. Later errors go to the sender's `onError`.
   * Receipts, which `ask` awaits, are not among the messages.
   */
  onAppMessage(handler: AppMessageHandler): Promise<StopListening>;
  /**
   * Rejects new messages, aborts the queued ones, waits up to `deadlineMs` (by default the sender's) for those in
   * flight and for running handlers of app messages, and removes its listeners from the client. Every `send` has settled
   * when it resolves. It unsubscribes, unless the session is kept: then the broker keeps app messages for the next process.
   */
  close(options?: { deadlineMs?: number | undefined }): Promise<void>;
}

/**
 * Creates a sender of popups that enforces the contract (schema, size, minimum interval) and reports the outcome of
 * each message, also when the network, the broker or the pacing store fails (PROTOCOL.md §1, §2, §4).
 *
 * @param options - The MQTT client, the partner, and the limits of queue and time.
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
  checkOptions(options, SENDER_RULES, ['client', 'uid']);
  checkGroup(options);
  const { client, uid, environment, trailingSlash, sharedGroup, onError } = options;
  const { clock = systemClock, qos = TOPICS.popup.qos } = options;
  const {
    deadlineMs = DEFAULTS.deadlineMs,
    maxWaiting = DEFAULTS.maxWaiting,
    maxInFlight = DEFAULTS.maxInFlight,
  } = options;
  const pacing = options.pacing ?? memoryPacing({ clock });
  const topicOf = topicBuilderFor({ uid, environment, trailingSlash });
  const includeVin = options.telemetry?.includeVin === true;
  const telemetry = createTelemetry({ clock, includeVin, broker: client.options });
  const report = (error: unknown, topic: string): void => {
    try {
      onError?.(error, topic);
    } catch {
      // `onError` itself threw; there is no further handler.
    }
  };
  const appMessages: AppMessages = new AppMessages({
    client,
    uid,
    environment,
    sharedGroup,
    deadlineMs,
    clock,
    onError: report,
    isReceipt: (message) => asking.isReceipt(message),
    takeReceipt: (message) => asking.take(message),
  });
  // Last: it adds listeners to the client.
  const outbox = new Outbox({ client, qos, pacing, clock, telemetry, deadlineMs, maxWaiting, maxInFlight });
  const defaults = { appId: options[POPUP_OPTION_NAMES.appId], topicOf, telemetry };
  const send = (message: SendOptions<object>, skipLimit = false): Promise<Accepted> =>
    sendOne(outbox, defaults, message, skipLimit);
  const asking: Asking = new Asking({
    receipts: options.receipts ?? memoryReceipts({ clock }),
    clock,
    telemetry,
    check: (message, rules) => void checkedMessage(defaults, message, rules),
    send,
    subscribe: () => appMessages.keepSubscribed(),
    onError: report,
  });
  const ask = (question: AskOptions<object>, skipLimit = false): Promise<AskResult> =>
    telemetry.asking(question, () => asking.ask(question, skipLimit));
  let closing: Promise<void> | undefined;

  return {
    ask: (question) => ask(question),
    askAll: (source, fleet) => askAll((question) => ask(question, true), defaults.appId, source, fleet, outbox.closing),
    onAnswer: (handler) => asking.onAnswer(handler),
    unexpectedReceipts: () => asking.unexpected(),
    send: (message) => send(message),
    sendAll: (source, fleet) => sendAll(outbox, defaults, source, fleet, 2 * maxInFlight),
    onAppMessage: (handler) => appMessages.listen(handler),
    close: (closeOptions = {}) => {
      checkOptions(closeOptions, { deadlineMs: millisecondsOption });
      const closeDeadlineMs = closeOptions.deadlineMs ?? deadlineMs;
      closing ??= Promise.all([asking.close(), appMessages.close(closeDeadlineMs), outbox.close(closeDeadlineMs)]).then(
        () => asking.abandon(),
      );
      return closing;
    },
  };
}
