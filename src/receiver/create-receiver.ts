import { LIMITS } from '#contract/limits.js';
import {
  GET_PENDING_NOTIFICATIONS,
  LIFECYCLE_EVENT_FIELDS,
  LIFECYCLE_EVENT_NAMES,
  LOADED_NOTICE_TYPE,
  NOTIFICATION_POPUP_EVENT_FIELDS,
  NOTIFICATION_TYPE,
} from '#contract/names.js';
import { POPUP_OPTION_NAMES } from '#contract/options.js';
import type { JsonObject } from '#contract/types.js';
import { readOutcome } from '../event/read-outcome.js';
import type { PopupAnswer } from '../event/read-popup-event.js';
import { ownProperty } from '../event/safe-property.js';
import { checkOptions, refuse } from './check-options.js';
import { rememberPopup } from './popup-gap.js';
import { clockOf, handlerOf, listen, now, post, windowOf } from './portal.js';
import type { PopupReceiver, ReceiverOptions, ReceiverStats } from './receiver-options.js';

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
 * @param options - The application, its handlers, and whose messages to accept.
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
  options: ReceiverOptions<Content>,
): PopupReceiver {
  checkOptions(options);
  const appId = options[POPUP_OPTION_NAMES.appId];
  if (!appId) refuse(POPUP_OPTION_NAMES.appId);
  if (typeof options.onAction !== 'function') refuse('onAction');
  const target = windowOf(options);
  const clock = clockOf(options);
  const pending = options.pending;
  const stats = { delivered: 0, duplicates: 0, ignored: 0, errors: 0 };
  const unmatched: Unmatched[] = [];
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
  function isRepeated(kept: boolean, outcome: object): boolean {
    let key: string;
    try {
      key = JSON.stringify(outcome);
    } catch (_) {
      // A posted message may have cycles; then it cannot be compared.
      return false;
    }
    for (let at = 0; at < unmatched.length; at++) {
      const other = unmatched[at] as Unmatched;
      if (other._kept !== kept && other._key === key && (kept || now(clock) - other._at < LEAST_APART_MS)) {
        unmatched.splice(at, 1);
        stats.duplicates++;
        return true;
      }
    }
    unmatched.push({ _kept: kept, _key: key, _at: now(clock) });
    if (unmatched.length > 2 * LIMITS.maxPendingMessages) unmatched.shift();
    return false;
  }
  /** The portal's future pending messages do not repeat events from before now. */
  function forgetEvents(): void {
    for (let at = unmatched.length; at--; ) if (!(unmatched[at] as Unmatched)._kept) unmatched.splice(at, 1);
  }

  /** Delivers an outcome or a data message. Returns false for anything else. */
  function take(data: unknown, kept: boolean): boolean {
    const outcome = readOutcome(data);
    if (!outcome || stopped) return false;
    const action = outcome.action;
    const content = outcome.content as Content;
    if (content && isRepeated(kept, outcome)) return true;
    stats.delivered++;
    if (action) {
      // The popup was shown before now; after a timeout, one display time before now.
      rememberPopup(target, now(clock) - (action === 'timeout' ? LIMITS.autoCloseMs : 0));
      call(options.onAction, outcome as PopupAnswer<Content>);
      call(handlerOf(options, action), content);
    } else {
      call(options.onData, content);
    }
    return true;
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
    },
    stats: () => JSON.parse(JSON.stringify(stats)) as ReceiverStats,
  };
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
