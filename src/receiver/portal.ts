// Everything in this folder runs in the car: ES5 built-ins only (PROTOCOL.md §6).
import type { ReceiverErrorCode } from '#contract/errors.js';
import { NOTIFICATION_POPUP_EVENT_FIELDS } from '#contract/names.js';
import type { PopupAction } from '#contract/types.js';
import type { Clock } from '../clock/clock.js';

/**
 * The part of `window` that a receiver uses.
 *
 * @example
 * import type { PortalWindow } from 'webportal-popup-contract/receiver';
 *
 * const silent: PortalWindow = {
 *   parent: { postMessage: () => undefined },
 *   addEventListener: () => undefined,
 *   removeEventListener: () => undefined,
 * };
 */
export interface PortalWindow {
  /** The parent window, in which the portal runs. */
  parent: {
    /** Posts data to the portal. */
    postMessage(data: unknown, targetOrigin: string): void;
  };
  /** Adds a listener. */
  addEventListener(type: 'message', listener: (event: PortalEvent) => void): void;
  /** Removes a listener. */
  removeEventListener(type: 'message', listener: (event: PortalEvent) => void): void;
}

/**
 * The part of a `message` event that a receiver reads.
 *
 * @example
 * import type { PortalEvent } from 'webportal-popup-contract/receiver';
 *
 * const event: PortalEvent = { data: null, source: null, origin: 'null' };
 */
export interface PortalEvent {
  /** The posted value. */
  data: unknown;
  /** The window that posted it. */
  source: unknown;
  /** The origin of that window; the string `'null'` for a sandboxed one. */
  origin: string;
}

/**
 * Whose messages are accepted. By default only the parent window's: `event.source === window.parent`.
 *
 * @example
 * import type { Accept } from 'webportal-popup-contract/receiver';
 *
 * const accept: Accept = { origins: ['https://portal.example'] };
 */
export interface Accept {
  /** The window whose messages are accepted. The parent window by default. */
  source?: unknown;
  /** The accepted origins; all by default (the portal's is not documented). */
  origins?: string[];
}

/**
 * Why a call failed. Returned or passed to `onError`, not thrown.
 *
 * @example
 * import type { ReceiverError } from 'webportal-popup-contract/receiver';
 *
 * const error: ReceiverError = { code: 'TOO_SOON', retryAfterMs: 1200 };
 */
export interface ReceiverError {
  /** The reason. Stable. */
  code: ReceiverErrorCode;
  /** Ms to wait before the same call may succeed. */
  retryAfterMs?: number;
}

type Fields = Record<string, unknown>;

declare const window: unknown;

/** The given window, or the one that the script runs in. */
export function windowOf(options: { window?: PortalWindow } | undefined): PortalWindow {
  return (options && options.window) || (window as PortalWindow);
}

/** The given clock, or the window, which has timers. */
export function clockOf(options: { clock?: Clock; window?: PortalWindow }): Clock {
  // A window lacks `now`, which only the function below reads.
  return options.clock || (windowOf(options) as unknown as Clock);
}

/** The clock's time in ms. For a window: its monotonic clock, or `Date` if it has none. */
export function now(clock: Clock): number {
  const given: Partial<Clock> & { performance?: Partial<Clock> } = clock;
  const source = given.now ? given : given.performance;
  return (source && source.now ? (source as Clock) : Date).now();
}

/**
 * Listens for messages: calls `onData` with the data of each, or with `undefined` if its source is not accepted.
 * Returns a function that removes the listener.
 */
export function listen(target: PortalWindow, accept: Accept | undefined, onData: (data?: unknown) => void): () => void {
  const source = (accept && accept.source) || target.parent;
  const origins = accept && accept.origins;
  function listener(event: PortalEvent): void {
    const accepted = event.source === source && (!origins || origins.indexOf(event.origin) >= 0);
    onData(accepted ? event.data : undefined);
  }
  target.addEventListener('message', listener);
  return () => {
    target.removeEventListener('message', listener);
  };
}

/** Posts a message of a type to the portal, with one more field if `field` is given. */
export function post(target: PortalWindow, type: string, field?: string, value?: unknown): void {
  const message: Fields = {};
  message[NOTIFICATION_POPUP_EVENT_FIELDS.type] = type;
  if (field) message[field] = value;
  target.parent.postMessage(message, '*');
}

/** The handler for an action: `onOk`, `onCancel`, `onTimeout`. Any other action of a newer contract has `onAction` alone. */
export function handlerOf<Handler>(
  options: { onOk?: Handler; onCancel?: Handler; onTimeout?: Handler },
  action: string,
): Handler | undefined {
  const handlers: Partial<Record<PopupAction, Handler | undefined>> = {
    ok: options.onOk,
    cancel: options.onCancel,
    timeout: options.onTimeout,
  };
  return handlers[action as PopupAction];
}
