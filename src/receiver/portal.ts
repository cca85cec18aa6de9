// Everything in this folder runs in the car: ES5 built-ins only (PROTOCOL.md §6).
import type { ReceiverErrorCode } from '../../generated/v1/errors.js';
import { NOTIFICATION_POPUP_EVENT_FIELDS } from '../../generated/v1/names.js';
import type { Clock } from '../clock/clock.js';

/**
 * The part of `window` that a receiver uses.
 *
 * @example
 * import type { PortalWindow } from 'webportal-popup-contract/receiver';
 *
 * const nobody: PortalWindow = {
 *   parent: { postMessage: () => undefined },
 *   addEventListener: () => undefined,
 *   removeEventListener: () => undefined,
 * };
 */
export interface PortalWindow {
  /** The window above, in which the portal runs. */
  parent: {
    /** Hands data to the portal. */
    postMessage(data: unknown, targetOrigin: string): void;
  };
  /** Begins to listen. */
  addEventListener(type: 'message', listener: (event: PortalEvent) => void): void;
  /** Ends listening. */
  removeEventListener(type: 'message', listener: (event: PortalEvent) => void): void;
}

/**
 * The part of a `message` event that a receiver looks at.
 *
 * @example
 * import type { PortalEvent } from 'webportal-popup-contract/receiver';
 *
 * const event: PortalEvent = { data: null, source: null, origin: 'null' };
 */
export interface PortalEvent {
  /** What was posted. */
  data: unknown;
  /** The window that posted it. */
  source: unknown;
  /** The origin of that window; `null` in words for a sandboxed one. */
  origin: string;
}

/**
 * Who may post. By default only the window above: `event.source === window.parent`.
 *
 * @example
 * import type { Accept } from 'webportal-popup-contract/receiver';
 *
 * const accept: Accept = { origins: ['https://portal.example'] };
 */
export interface Accept {
  /** The window whose messages count. The window above by default. */
  source?: unknown;
  /** The origins that count; all when left out (the portal's is not documented). */
  origins?: string[];
}

/**
 * What was wrong with a call, as a value: the embedded side does not throw.
 *
 * @example
 * import type { ReceiverError } from 'webportal-popup-contract/receiver';
 *
 * const error: ReceiverError = { code: 'TOO_SOON', retryAfterMs: 1200 };
 */
export interface ReceiverError {
  /** Why. Stable. */
  code: ReceiverErrorCode;
  /** How long to wait before the same call may succeed, in ms. */
  retryAfterMs?: number;
}

type Fields = Record<string, unknown>;

declare const window: unknown;

/** The window that was given, or the one that the script runs in. */
export function windowOf(options: { window?: PortalWindow } | undefined): PortalWindow {
  return (options && options.window) || (window as PortalWindow);
}

/** Whatever has the timers: the clock that was given, or the window. */
export function clockOf(options: { clock?: Clock; window?: PortalWindow }): Clock {
  // A window has all but `now`, which only the function below asks for.
  return options.clock || (windowOf(options) as unknown as Clock);
}

/** A reading of the clock in ms: the browser's monotonic one where it has one and no other was given. */
export function now(clock: Clock): number {
  const given: Partial<Clock> & { performance?: Partial<Clock> } = clock;
  const source = given.now ? given : given.performance;
  return (source && source.now ? (source as Clock) : Date).now();
}

/** Calls back with the data of every message; with nothing for one from whoever may not post. Returns how to stop. */
export function listen(target: PortalWindow, accept: Accept | undefined, onData: (data?: unknown) => void): () => void {
  const source = (accept && accept.source) || target.parent;
  const origins = accept && accept.origins;
  function listener(event: PortalEvent): void {
    const may = event.source === source && (!origins || origins.indexOf(event.origin) >= 0);
    onData(may ? event.data : undefined);
  }
  target.addEventListener('message', listener);
  return () => {
    target.removeEventListener('message', listener);
  };
}

/** Posts a message of a type to the portal, with a field where there is one. */
export function post(target: PortalWindow, type: string, field?: string, value?: unknown): void {
  const message: Fields = {};
  message[NOTIFICATION_POPUP_EVENT_FIELDS.type] = type;
  if (field) message[field] = value;
  target.parent.postMessage(message, '*');
}

/** The handler for an action: `onOk`, `onCancel`, `onTimeout`. */
export function handlerOf<Handler>(
  options: { onOk?: Handler; onCancel?: Handler; onTimeout?: Handler },
  action: string,
): Handler | undefined {
  const handlers: Record<string, Handler | undefined> = {
    ok: options.onOk,
    cancel: options.onCancel,
    timeout: options.onTimeout,
  };
  return handlers[action];
}
