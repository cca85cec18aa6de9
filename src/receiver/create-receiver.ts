import { LIMITS } from '../../generated/v1/limits.js';
import {
  GET_PENDING_NOTIFICATIONS,
  LIFECYCLE_EVENT_FIELDS,
  LIFECYCLE_EVENT_NAMES,
  LOADED_NOTICE_TYPE,
  NOTIFICATION_POPUP_EVENT_FIELDS,
  NOTIFICATION_TYPE,
} from '../../generated/v1/names.js';
import { POPUP_OPTION_NAMES } from '../../generated/v1/options.js';
import type { JsonObject } from '../../generated/v1/types.js';
import { readOutcome } from '../event/read-outcome.js';
import type { PopupAnswer } from '../event/read-popup-event.js';
import { ownProperty } from '../event/safe-property.js';
import { checkOptions, refuse } from './check-options.js';
import { rememberPopup } from './popup-gap.js';
import { clockOf, handlerOf, listen, now, post, windowOf } from './portal.js';
import type { PopupReceiver, ReceiverOptions, ReceiverStats } from './receiver-options.js';

type Portal = Record<typeof GET_PENDING_NOTIFICATIONS.method, (appId: string) => unknown>;

/** Something that was handed on, and may come again the other way. (The minifier shortens names with an underscore.) */
interface Unmatched {
  /** Whether it was fetched from what the portal had kept; else it came by event. */
  _kept: boolean;
  _key: string;
  _at: number;
}

/** A popup may be answered when its time is nearly up, and the next one at once: no two outcomes are closer. */
const LEAST_APART_MS = LIMITS.minIntervalMs - LIMITS.autoCloseMs;

/**
 * Tells the embedded application what the driver did: by `message` events and by what the portal kept while the
 * application was in the background (PROTOCOL.md §5). Runs in ES5. Foreign messages are ignored and counted, a handler
 * that throws goes to `onError` and stops nothing.
 *
 * The portal may report one outcome both ways. It is handed on once where its content proves it the same: action and
 * content are equal, the two came different ways, and the one that came by event came since the application was last
 * hidden or last fetched what was kept. Outcomes without content are all handed on, since any two of them look alike.
 * So give every popup a content of its own, such as a number.
 *
 * @param options - The application, its handlers, and who may post.
 * @returns How to stop it, and what it has seen.
 * @throws `Error` for an option that is unknown, or missing.
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
      // Nobody is left to be told.
    }
  }

  /** Whether the same has come the other way already. Each is matched once. */
  function isRepeated(kept: boolean, outcome: object): boolean {
    let key: string;
    try {
      key = JSON.stringify(outcome);
    } catch (_) {
      // A cycle, which a posted message may have: it cannot be compared.
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
  /** What came by event before is not among what the portal will have kept from now on. */
  function forgetEvents(): void {
    for (let at = unmatched.length; at--; ) if (!(unmatched[at] as Unmatched)._kept) unmatched.splice(at, 1);
  }

  /** Hands on an outcome or a data message; false for whatever is neither. */
  function take(data: unknown, kept: boolean): boolean {
    const outcome = readOutcome(data);
    if (!outcome || stopped) return false;
    const action = outcome.action;
    const content = outcome.content as Content;
    if (content && isRepeated(kept, outcome)) return true;
    stats.delivered++;
    if (action) {
      // It was put on display before it was answered, and a full display time before it closed by itself.
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

/** A kept item looks like the value of an event; one page of the documents says that it is that as JSON. */
function fromPending(item: unknown): unknown {
  const event: Record<string, unknown> = {};
  event[NOTIFICATION_POPUP_EVENT_FIELDS.type] = NOTIFICATION_TYPE;
  try {
    event[NOTIFICATION_POPUP_EVENT_FIELDS.value] = typeof item === 'string' ? JSON.parse(item) : item;
  } catch (_) {
    // No JSON: no value, and so no outcome.
  }
  return event;
}
