// This file runs in the car: ES5 built-ins only (PROTOCOL.md §6).
import { RECEIPT_FIELDS, RECEIPT_ID_PATTERN } from '#contract/names.js';
import { ownProperty } from '../event/safe-property.js';

/**
 * Reads from the content of a popup which receipt its back-end asks for. An extension of this contract, not of the
 * vendor. Never throws.
 *
 * @param content - The content of a popup, or of the event that reports the driver's action.
 * @returns The identifier; `undefined` if there is none. Anything else in its place is the application's own data.
 *
 * @example
 * import { addReceipt, createReceiptId, readReceiptId } from 'webportal-popup-contract';
 *
 * const id = createReceiptId();
 * readReceiptId(addReceipt({ bookingId: 42 }, id)) === id; // => true
 * readReceiptId({ bookingId: 42 }); // => undefined
 */
export function readReceiptId(content: unknown): string | undefined {
  const id = ownProperty(content, RECEIPT_FIELDS.receipt);
  return typeof id === 'string' && RECEIPT_ID_PATTERN.test(id) ? id : undefined;
}
