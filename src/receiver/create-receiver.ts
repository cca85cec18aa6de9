import { LIMITS, SAFETY } from '#contract/limits.js';
import {
  GET_PENDING_NOTIFICATIONS,
  LIFECYCLE_EVENT_FIELDS,
  LIFECYCLE_EVENT_NAMES,
  LOADED_NOTICE_TYPE,
  NOTIFICATION_POPUP_EVENT_FIELDS,
  NOTIFICATION_TYPE,
  RECEIPT_FIELDS,
} from '#contract/names.js';
import { POPUP_OPTION_NAMES } from '#contract/options.js';
import type { JsonObject, JsonValue } from '#contract/types.js';
import { readOutcome } from '../event/read-outcome.js';
import { ownProperty } from '../event/safe-property.js';
import { readReceiptId } from '../receipt/read-receipt-id.js';
import { checkOptions, refuse } from './check-options.js';
import { rememberPopup } from './popup-gap.js';
import { clockOf, handlerOf, listen, now, post, windowOf } from './portal.js';
import type { PendingReceipt } from './receipt.js';
import type { PopupReceiver, ReceiptOptions, ReceiverOptions, ReceiverStats } from './receiver-options.js';
import { sendToServer } from './send-to-server.js';

interface Answer {
  action?: string;
  content?: object;
  receipt?: PendingReceipt;
}

type Portal = Record<typeof GET_PENDING_NOTIFICATIONS.method, (appId: string) => unknown>;

/** A delivered message whose duplicate may still arrive. (The minifier shortens names with an underscore.) */
interface Unmatched {
  /** Whether it was pending at the portal; otherwise it arrived by event. */
  _kept: boolean;
  _key: string;
  _at: number;
}

/** The minimum time between two outcomes, in ms: a popup answered just before its timeout, the next one at once. */
const LEAST_APART_MS = LIMITS.minIntervalMs - LIMITS.autoCloseMs;

/**
 * Delivers popup outcomes and data messages to the embedded application: those of `message` events, and those that the
 * portal kept pending while the application was in the background (PROTOCOL.md §5). Runs in ES5. Other messages are
 * ignored and counted. What a handler throws goes to `onError`; the receiver goes on.
 *
 * The portal may report one outcome both by event and as pending. The second report is dropped when action and content
 * are equal and the event arrived after the application was last hidden or last fetched pending messages. Outcomes
 * without content are never dropped, since they cannot be told apart: give every popup a unique content, such as an id.
 *
 * With `receipts: true` it also tells the back-end what the driver did, for popups that ask for a receipt, an extension of
 * this contract and not of the vendor. Such outcomes are told apart by the identifier in their content: each is handed on
 * and answered once. The identifier is never handed on, with receipts or without.
 *
 * @param options - The application, its handlers, whose messages to accept, and whether to return receipts.
 * @returns The running receiver.
 * @throws `Error` for an option that is unknown or missing.
 *
 * @example
 * import { createPopupEvent } from 'webportal-popup-contract';
 * import { createPopupReceiver, type PortalEvent } from 'webportal-popup-contract/receiver';
 *
 * let post = (_event: PortalEvent): void => undefined;
 * const parent = { postMessage: () => undefined };
 * const window = {
 *   parent,
 *   addEventListener: (_type: string, listener: typeof post) => { post = listener; },
 *   removeEventListener: () => undefined,
 * };
 * let action: string | undefined;
 * createPopupReceiver({ idApp: 'MY_APP_ID', window, onAction: (answer) => { action = answer.action; } });
 * post({ data: createPopupEvent('ok'), source: parent, origin: 'null' });
 * action; // => 'ok'
 */
export function createPopupReceiver<Content extends object = JsonObject>(
  options: ReceiverOptions<Content> | ReceiptOptions<Content>,
): PopupReceiver {
  checkOptions(options);
  const appId = options[POPUP_OPTION_NAMES.appId];
  if (!appId) refuse(POPUP_OPTION_NAMES.appId);
  if (typeof options.onAction !== 'function') refuse('onAction');
  const target = windowOf(options);
  const clock = clockOf(options);
  const pending = options.pending;
  const stats = { delivered: 0, duplicates: 0, ignored: 0, errors: 0 };
  let unmatched: Unmatched[] = [];
  /** What sends the receipts of the last popups, by their identifiers: no such text is a name that objects inherit. */
  const sends: Record<string, () => void> = {};
  const ids: string[] = [];
  let timer: unknown;
  let stopped = false;

  function call<Value>(handler: ((value: Value) => void) | undefined, value: Value): void {
    if (!handler || stopped) return;
    try {
      handler(value);
    } catch (error) {
      fail(error);
    }
  }
  function fail(error: unknown): void {
    stats.errors++;
    try {
      if (options.onError) options.onError(error);
    } catch (_) {
      // `onError` itself threw; there is no further handler.
    }
  }

  /** Whether the same message arrived the other way before. Each is matched at most once. */
  function isRepeated(kept: boolean, key: string): boolean {
    for (let at = 0; at < unmatched.length; at++) {
      const other = unmatched[at] as Unmatched;
      if (other._kept !== kept && other._key === key && (kept || now(clock) - other._at < LEAST_APART_MS)) {
        unmatched.splice(at, 1);
        return true;
      }
    }
    if (unmatched.push({ _kept: kept, _key: key, _at: now(clock) }) > 2 * LIMITS.maxPendingMessages) unmatched.shift();
    return false;
  }
  /** The portal's future pending messages do not repeat events from before now. */
  function forgetEvents(): void {
    unmatched = unmatched.filter((message) => message._kept);
  }

  /** Delivers an outcome or a data message. Returns false for anything else. */
  function take(data: unknown, kept: boolean): boolean {
    const outcome = readOutcome(data);
    if (!outcome || stopped) return false;
    const action = outcome.action;
    const json = jsonOf(outcome);
    const id = json && action && readReceiptId(outcome.content);
    if (id && options.receipts ? sends[id] : json && outcome.content && isRepeated(kept, json)) {
      stats.duplicates++;
      return true;
    }
    stats.delivered++;
    if (action) answer(id ? withoutReceipt(json as string) : outcome, action, id);
    else call(options.onData, outcome.content as Content);
    return true;
  }

  /** Hands on an outcome, and then tells the back-end, if the popup has an identifier. */
  function answer(outcome: Answer, action: string, id: string | false | undefined): void {
    const receipt: Record<string, unknown> = {};
    const extra: JsonObject = {};
    // Without receipts, none is ever sent.
    let isHeld = !options.receipts;

    function send(): void {
      if (!id) return;
      receipt[RECEIPT_FIELDS.receipt] = id;
      receipt[RECEIPT_FIELDS.action] = action;
      id = '';
      try {
        const error = sendToServer(receipt as JsonObject, options);
        if (error) {
          fail(error);
          // What the driver did is worth more than what cannot be sent along.
          delete receipt[RECEIPT_FIELDS.extra];
          sendToServer(receipt as JsonObject, options);
        }
      } catch (error) {
        fail(error);
      }
    }

    // The popup was shown before now; after a timeout, one display time before now.
    rememberPopup(target, now(clock) - (action === 'timeout' ? LIMITS.autoCloseMs : 0));
    if (options.receipts) {
      outcome.receipt = {
        add: (more) => {
          receipt[RECEIPT_FIELDS.extra] = extra;
          for (const name in more) extra[name] = more[name] as JsonValue;
        },
        hold: (ms) => {
          isHeld = true;
          clock.setTimeout(send, (ms as number) < SAFETY.maxReceiptHoldMs ? (ms as number) : SAFETY.maxReceiptHoldMs);
        },
        send: send,
      };
      if (id) {
        sends[id] = send;
        if (ids.push(id) > SAFETY.maxReceiptIds) delete sends[ids.shift() as string];
      }
    }
    call(options.onAction as (answer: Answer) => void, outcome);
    call(handlerOf(options, action), outcome.content as Content);
    if (!isHeld) send();
  }

  function drain(): void {
    let items: unknown;
    try {
      const portal = (target as unknown as Record<string, Portal | undefined>)[GET_PENDING_NOTIFICATIONS.object];
      items = portal && portal[GET_PENDING_NOTIFICATIONS.method](appId);
    } catch (error) {
      fail(error);
    }
    for (let at = 0; at < ((items as unknown[]) || '').length; at++) {
      if (!take(fromPending((items as unknown[])[at]), true)) stats.ignored++;
    }
    forgetEvents();
  }
  function poll(): void {
    drain();
    if (!stopped) timer = clock.setTimeout(poll, pending as number);
  }

  const unlisten = listen(target, options.accept, (data) => {
    if (take(data, false)) return;
    const type = ownProperty(data, LIFECYCLE_EVENT_FIELDS.type);
    if (type === LIFECYCLE_EVENT_NAMES.hide) forgetEvents();
    else if (type !== LIFECYCLE_EVENT_NAMES.show) stats.ignored++;
    else if (pending !== false) drain();
  });
  if (options.announce) post(target, LOADED_NOTICE_TYPE);
  if (typeof pending === 'number') poll();
  else if (pending !== false) drain();

  return {
    stop: () => {
      stopped = true;
      unlisten();
      clock.clearTimeout(timer);
      for (let at = 0; at < ids.length; at++) (sends[ids[at] as string] as () => void)();
    },
    stats: () => JSON.parse(JSON.stringify(stats)) as ReceiverStats,
  };
}

/** Undefined for a posted value with a cycle, which can neither be compared nor have come by way of JSON. */
function jsonOf(value: object): string | undefined {
  try {
    return JSON.stringify(value);
  } catch (_) {
    return undefined;
  }
}

/** The outcome without the identifier in its content: a copy, because others may read what was posted. */
function withoutReceipt(json: string): Answer {
  const answer = JSON.parse(json) as Answer;
  const content = answer.content as Record<string, unknown>;
  delete content[RECEIPT_FIELDS.receipt];
  // Of a popup without content, the identifier is all there is.
  if (!Object.keys(content).length) delete answer.content;
  return answer;
}

/** A pending item is the value of an event; according to one page of the documents, as a JSON string. */
function fromPending(item: unknown): unknown {
  const event: Record<string, unknown> = {};
  event[NOTIFICATION_POPUP_EVENT_FIELDS.type] = NOTIFICATION_TYPE;
  try {
    event[NOTIFICATION_POPUP_EVENT_FIELDS.value] = typeof item === 'string' ? JSON.parse(item) : item;
  } catch (_) {
    // Not JSON: without a value it is no outcome.
  }
  return event;
}
