// This file runs in the car: ES5 built-ins only (PROTOCOL.md §6).
import { POPUP_MESSAGE_FIELDS, RECEIPT_ID_PATTERN } from '#contract/names.js';
import type { JsonObject } from '#contract/types.js';
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
  const id = ownProperty(content, POPUP_MESSAGE_FIELDS.receipt);
  return typeof id === 'string' && RECEIPT_ID_PATTERN.test(id) ? id : undefined;
}

/**
 * The content of a popup without the identifier that {@link addReceipt} has added. An extension of this contract, not
 * of the vendor. Never throws.
 *
 * @param content - The content of a popup, or of the event that reports the driver's action.
 * @returns A copy; the content itself if it asks for no receipt; `undefined` if there is nothing else in it, because a
 * popup without content that asks for a receipt has one with the identifier alone.
 *
 * @example
 * import { addReceipt, createReceiptId, removeReceipt } from 'webportal-popup-contract';
 *
 * removeReceipt(addReceipt({ bookingId: 42 }, createReceiptId())); // => { bookingId: 42 }
 * removeReceipt(addReceipt(undefined, createReceiptId())); // => undefined
 */
export function removeReceipt<Content extends object = JsonObject>(content: Content): Content | undefined {
  if (!readReceiptId(content)) return content;
  try {
    // By way of JSON, which it came by: copying field by field in ES5 would lose one that is called `__proto__`.
    const rest = JSON.parse(JSON.stringify(content)) as Content & Record<string, unknown>;
    delete rest[POPUP_MESSAGE_FIELDS.receipt];
    return Object.keys(rest).length ? rest : undefined;
  } catch (_) {
    // A cycle, which JSON cannot have brought.
    return content;
  }
}
