import type { AppIdOption, JsonObject } from '../../generated/v1/types.js';
import type { Clock } from '../clock/clock.js';
import type { PopupAnswer } from '../event/read-popup-event.js';
import type { Accept, PortalWindow } from './portal.js';

/**
 * How to set up a receiver.
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
  /** The driver did something with a popup, or let its time pass. */
  onAction: (answer: PopupAnswer<Content>) => void;
  /** The driver pressed OK. Called after `onAction`. */
  onOk?: (content: Content | undefined) => void;
  /** The driver pressed the return arrow. Called after `onAction`. */
  onCancel?: (content: Content | undefined) => void;
  /** The popup closed by itself. Called after `onAction`. */
  onTimeout?: (content: Content | undefined) => void;
  /** A data message came. */
  onData?: (content: Content) => void;
  /** A handler threw, or the portal's own function did: this is what was thrown. */
  onError?: (error: unknown) => void;
  /** Who may post; the window above by default. */
  accept?: Accept;
  /** Whether to fetch what came in the background, at the start and when the application is shown (`true`, the
   * default); and with a number, every so many ms too. */
  pending?: boolean | number;
  /** Whether to tell the portal that the application has loaded. `false` by default. */
  announce?: boolean;
  /** The window; the one that the script runs in by default. */
  window?: PortalWindow;
  /** Where time comes from; the browser's clock by default. */
  clock?: Clock;
}

/**
 * A receiver at work.
 *
 * @example
 * import type { PopupReceiver } from 'webportal-popup-contract/receiver';
 *
 * const leave = (receiver: PopupReceiver) => receiver.stop();
 */
export interface PopupReceiver {
  /** Stops listening and polling; no handler is called any more. */
  stop(): void;
  /** What happened so far. */
  stats(): ReceiverStats;
}

/**
 * What happened to the messages that a receiver saw.
 *
 * @example
 * import type { ReceiverStats } from 'webportal-popup-contract/receiver';
 *
 * const none: ReceiverStats = { delivered: 0, duplicates: 0, ignored: 0, errors: 0 };
 */
export interface ReceiverStats {
  /** Outcomes and data messages handed to the application. */
  delivered: number;
  /** Those that came a second time, the other way. */
  duplicates: number;
  /** Messages that were not for this receiver. */
  ignored: number;
  /** Handlers that threw. */
  errors: number;
}
