import type { JsonObject } from '#contract/types.js';

/**
 * The receipt of an answer that was just handed on: what the receiver will tell the back-end. An extension of this
 * contract, not of the vendor. If the popup asked for no receipt, nothing is sent, and the functions do nothing.
 *
 * @example
 * import { launchWhenClear, type PendingReceipt } from 'webportal-popup-contract/receiver';
 *
 * const guide = (receipt: PendingReceipt, attempt: () => boolean): void => {
 *   receipt.hold();
 *   launchWhenClear(attempt, {
 *     onResult: ({ reason }) => {
 *       receipt.add({ guidance: reason });
 *       receipt.send();
 *     },
 *   });
 * };
 */
export interface PendingReceipt {
  /** Adds the members of an object to the data that travels with the receipt. A member of the same name is replaced. */
  add(extra: JsonObject): void;
  /**
   * Keeps the receipt from being sent when the handlers have returned. It is sent by `send()`, or else after `ms`: at
   * most the contract's `maxReceiptHoldMs`, which is the default. Has to be called before the handlers return.
   * Calling it again does not make it longer.
   */
  hold(ms?: number): void;
  /** Sends the receipt now, if it has not been sent. */
  send(): void;
}
