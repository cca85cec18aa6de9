import type { AppIdOption, JsonObject } from '#contract/types.js';
import type { Clock } from '../clock/clock.js';
import type { PopupAnswer } from '../event/read-popup-event.js';
import type { Accept, PortalWindow } from './portal.js';
import type { PendingReceipt } from './receipt.js';

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
  /** Called with what a handler, or the portal's own function, threw; and with why a receipt could not be sent. */
  onError?: (error: unknown) => void;
  /** Whether to return receipts; see {@link ReceiptOptions}. `false` by default. */
  receipts?: false;
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
 * What the driver did with a popup, and the receipt of it.
 *
 * @example
 * import type { AnswerWithReceipt } from 'webportal-popup-contract/receiver';
 *
 * const note = ({ receipt }: AnswerWithReceipt): void => receipt.add({ language: 'fr' });
 */
export interface AnswerWithReceipt<Content extends object = JsonObject> extends PopupAnswer<Content> {
  /** What the receiver tells the back-end when the handlers have returned. */
  receipt: PendingReceipt;
}

/**
 * Options of `createPopupReceiver` for a receiver that returns receipts: for popups that ask for one, it tells the
 * back-end by itself what the driver did. After the handlers, and once for each popup, however often and whichever way
 * its outcome is reported. An extension of this contract, not of the vendor.
 *
 * @example
 * import type { ReceiptOptions } from 'webportal-popup-contract/receiver';
 *
 * const options: ReceiptOptions<{ bookingId: number }> = {
 *   idApp: 'MY_APP_ID',
 *   receipts: true,
 *   onAction: ({ receipt }) => receipt.add({ language: 'fr' }),
 * };
 */
export interface ReceiptOptions<Content extends object = JsonObject>
  extends Omit<ReceiverOptions<Content>, 'receipts' | 'onAction'> {
  /** Turns receipts on. */
  receipts: true;
  /** Called when the driver answered a popup, or it timed out. */
  onAction: (answer: AnswerWithReceipt<Content>) => void;
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
