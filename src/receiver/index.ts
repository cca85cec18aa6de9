/**
 * The embedded side, in the car's browser: tells the application what the driver did. ES5 at run time, callbacks only.
 *
 * @module webportal-popup-contract/receiver
 */
export type { ReceiverErrorCode } from '#contract/errors.js';
export type { Clock } from '../clock/clock.js';
export { type PopupAnswer, readPopupEvent } from '../event/read-popup-event.js';
export { createPopupReceiver } from './create-receiver.js';
export { type GuidanceOptions, launchGuidanceWaypoints, type Place } from './launch-guidance.js';
export { type LaunchOptions, type LaunchResult, launchWhenClear } from './launch-when-clear.js';
export { type NativePopupOptions, openNativePopup } from './open-native-popup.js';
export type { Accept, PortalEvent, PortalWindow, ReceiverError } from './portal.js';
export type { PendingReceipt } from './receipt.js';
export type {
  AnswerWithReceipt,
  PopupReceiver,
  ReceiptOptions,
  ReceiverOptions,
  ReceiverStats,
} from './receiver-options.js';
export { sendToServer } from './send-to-server.js';
