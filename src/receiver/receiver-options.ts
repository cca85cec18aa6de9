import type { AppIdOption, JsonObject } from '#contract/types.js';
import type { Clock } from '../clock/clock.js';
import type { PopupAnswer } from '../event/read-popup-event.js';
import type { Accept, PortalWindow } from './portal.js';

/**
 * Options of `createPopupReceiver`.
 *
 * @example
 * import type { ReceiverOptions } from 'webportal-popup-contract/receiver';
 *
 * const options: ReceiverOptions<{ bookingId: number }> = {
 *   idApp: 'MY_APP_ID',
 *   onAction: (answer) => { void answer.content?.bookingId; },
 * };
 */
export interface ReceiverOptions<Content extends object = JsonObject> extends AppIdOption {
  /** Called when the driver answered a popup, or it timed out. */
  onAction: (answer: PopupAnswer<Content>) => void;
  /** Called after `onAction` when the driver pressed OK. */
  onOk?: (content: Content | undefined) => void;
  /** Called after `onAction` when the driver pressed the return arrow. */
  onCancel?: (content: Content | undefined) => void;
  /** Called after `onAction` when the popup timed out. */
  onTimeout?: (content: Content | undefined) => void;
  /** Called with the content of each data message. */
  onData?: (content: Content) => void;
  /** Called with what a handler, or the portal's own function, threw. */
  onError?: (error: unknown) => void;
  /** Whose messages to accept; by default those of the parent window. */
  accept?: Accept;
  /** Whether to fetch the pending messages that arrived in the background: at the start and when the application is
   * shown (`true`, the default). With a number instead at the start, when shown, and every so many ms. */
  pending?: boolean | number;
  /** Whether to post to the portal that the application has loaded. `false` by default. */
  announce?: boolean;
  /** The application's window; the global one by default. */
  window?: PortalWindow;
  /** Clock and timers; the browser's by default. */
  clock?: Clock;
}

/**
 * A running receiver.
 *
 * @example
 * import type { PopupReceiver } from 'webportal-popup-contract/receiver';
 *
 * const leave = (receiver: PopupReceiver) => receiver.stop();
 */
export interface PopupReceiver {
  /** Removes the listener and stops polling. No handler is called afterwards. */
  stop(): void;
  /** The counts so far. */
  stats(): ReceiverStats;
}

/**
 * Counts of the messages that a receiver handled.
 *
 * @example
 * import type { ReceiverStats } from 'webportal-popup-contract/receiver';
 *
 * const none: ReceiverStats = { delivered: 0, duplicates: 0, ignored: 0, errors: 0 };
 */
export interface ReceiverStats {
  /** Outcomes and data messages delivered to the application. */
  delivered: number;
  /** Messages received both by event and as pending, dropped the second time. */
  duplicates: number;
  /** Messages of an unknown form. */
  ignored: number;
  /** Exceptions of handlers and of the portal's function. */
  errors: number;
}
