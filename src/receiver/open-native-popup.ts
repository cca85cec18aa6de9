import { LIMITS } from '#contract/limits.js';
import {
  NATIVE_POPUP_EVENT_ACTIONS,
  NATIVE_POPUP_EVENT_FIELDS,
  NATIVE_POPUP_REQUEST_FIELDS,
  NATIVE_POPUP_REQUEST_NAMES,
} from '#contract/names.js';
import type { Clock } from '../clock/clock.js';
import { lookUp, ownProperty } from '../event/safe-property.js';
import { checkOptions } from './check-options.js';
import { rememberPopup, waitForGap } from './popup-gap.js';
import {
  type Accept,
  clockOf,
  handlerOf,
  listen,
  now,
  type PortalWindow,
  post,
  type ReceiverError,
  windowOf,
} from './portal.js';

/**
 * A popup that the application opens itself.
 *
 * @example
 * import type { NativePopupOptions } from 'webportal-popup-contract/receiver';
 *
 * const options: NativePopupOptions = { text: 'Shall we guide you there?', vendorName: 'popup' };
 */
export interface NativePopupOptions {
  /** What the driver reads. */
  text: string;
  /** The driver pressed OK. */
  onOk?: () => void;
  /** The driver pressed the return arrow. */
  onCancel?: () => void;
  /** The popup closed by itself. */
  onTimeout?: () => void;
  /** `NO_ANSWER`: no outcome came within `LIMITS.minIntervalMs`, long after the popup must have closed. */
  onError?: (error: ReceiverError) => void;
  /** The vendor's name of the request: `nativePopup` (the default) or, from 2022 on, `popup`. */
  vendorName?: keyof typeof NATIVE_POPUP_REQUEST_NAMES;
  /** Whose answers are accepted; the parent window's by default. */
  accept?: Accept;
  /** The window; by default the one that the script runs in. */
  window?: PortalWindow;
  /** The clock; the browser's by default. */
  clock?: Clock;
}

/**
 * Opens a popup from the application (PROTOCOL.md §5). The minimum interval `LIMITS.minIntervalMs` also applies after
 * popups whose outcome a receiver in this window saw, because the car counts both together (§4).
 *
 * @param options - The text, the handlers, and the vendor's name to use.
 * @returns `undefined` if the popup was requested; else `INVALID_VALUE`, or `TOO_SOON` with `retryAfterMs`.
 * @throws `Error` for an option that is unknown.
 *
 * @example
 * import { openNativePopup } from 'webportal-popup-contract/receiver';
 *
 * const window = {
 *   parent: { postMessage: () => undefined },
 *   addEventListener: () => undefined,
 *   removeEventListener: () => undefined,
 * };
 * const clock = { now: () => 0, setTimeout: () => 0, clearTimeout: () => undefined };
 * openNativePopup({ text: 'Hello', window, clock }); // => undefined
 * openNativePopup({ text: 'Hello', window, clock })?.code; // => 'TOO_SOON'
 */
export function openNativePopup(options: NativePopupOptions): ReceiverError | undefined {
  checkOptions(options);
  const target = windowOf(options);
  const clock = clockOf(options);
  const name = ownProperty(NATIVE_POPUP_REQUEST_NAMES, options.vendorName || 'nativePopup') as string;
  const wait = waitForGap(target, now(clock));
  if (!name || !options.text || typeof options.text !== 'string') return { code: 'INVALID_VALUE' };
  if (wait) return { code: 'TOO_SOON', retryAfterMs: wait };
  // First, so that nothing needs to be undone if it throws.
  post(target, name, NATIVE_POPUP_REQUEST_FIELDS.text, options.text);
  rememberPopup(target, now(clock));

  function finish(): void {
    unlisten();
    clock.clearTimeout(timer);
  }
  const unlisten = listen(target, options.accept, (data) => {
    const action = lookUp(NATIVE_POPUP_EVENT_ACTIONS, ownProperty(data, NATIVE_POPUP_EVENT_FIELDS.type));
    // `opened` is not an outcome.
    if (!action || action === 'opened') return;
    finish();
    const handler = handlerOf(options, action);
    if (handler) handler();
  });
  const timer = clock.setTimeout(() => {
    finish();
    if (options.onError) options.onError({ code: 'NO_ANSWER' });
  }, LIMITS.minIntervalMs);
  return undefined;
}
