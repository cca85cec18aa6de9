import { RECEIPT_MESSAGE } from '#contract/kinds.js';
import { POPUP_EVENTS, RECEIPT_FIELDS, RECEIPT_MESSAGE_FIELDS } from '#contract/names.js';
import type { JsonObject, PopupAction, ReceiptMessage } from '#contract/types.js';
import { ContractError } from '../error/contract-error.js';
import { isObject, ownProperty } from '../event/safe-property.js';
import { issuesOf } from '../message/validate.js';
import { readReceiptId } from './read-receipt-id.js';

/**
 * What a receipt says. An extension of this contract, not of the vendor.
 *
 * @example
 * import { createReceiptId, type ReceiptAnswer } from 'webportal-popup-contract';
 *
 * const answer: ReceiptAnswer = { id: createReceiptId(), action: 'ok', extra: { guidance: 'launched' } };
 */
export interface ReceiptAnswer {
  /** Which popup it is about. */
  id: string;
  /** What the driver did. */
  action: PopupAction;
  /** Data of the application's own, such as whether guidance was launched. Not validated. */
  extra?: JsonObject;
}

/**
 * Creates the app message that returns a receipt, as the receiver does in the car. For tests, simulators and
 * applications with a receiver of their own. An extension of this contract, not of the vendor.
 *
 * @param answer - The identifier from the popup's content, what the driver did, and data of the application's own.
 * @returns The message, which is an {@link AppMessage} too: ready for {@link encodeAppMessage}, or its content for `sendToServer`.
 * @throws {@link ContractError} `INVALID_MESSAGE`.
 *
 * @example
 * import { createReceiptId, createReceiptMessage, readReceipt } from 'webportal-popup-contract';
 *
 * const { content } = createReceiptMessage({ id: createReceiptId(), action: 'timeout' });
 * readReceipt(content)?.action; // => 'timeout'
 */
export function createReceiptMessage({ id, action, extra }: ReceiptAnswer): ReceiptMessage & { content: JsonObject } {
  const fields = RECEIPT_FIELDS;
  const content: Record<string, unknown> = { [fields.receipt]: id, [fields.action]: action };
  if (extra !== undefined) content[fields.extra] = extra;
  const message = { [RECEIPT_MESSAGE_FIELDS.content]: content };
  const issues = issuesOf(RECEIPT_MESSAGE, message, 'strict');
  if (issues.length > 0) throw new ContractError('INVALID_MESSAGE', issues);
  return message as unknown as ReceiptMessage & { content: JsonObject };
}

/**
 * Reads a receipt from the content of an app message, with the tolerant profile. An extension of this contract, not of
 * the vendor. Never throws.
 *
 * @param content - The content of an app message.
 * @returns What it says; `undefined` for any other content, and for a receipt that is malformed ({@link isReceiptLike}).
 *
 * @example
 * import { createReceiptId, createReceiptMessage, decodeAppMessage, encodeAppMessage, readReceipt } from 'webportal-popup-contract';
 *
 * const payload = encodeAppMessage(createReceiptMessage({ id: createReceiptId(), action: 'ok', extra: { guidance: 'launched' } }));
 * const receipt = readReceipt(decodeAppMessage(payload).content);
 * [receipt?.action, receipt?.extra?.guidance]; // => ['ok', 'launched']
 * readReceipt({ bookingId: 42 }); // => undefined
 */
export function readReceipt(content: unknown): ReceiptAnswer | undefined {
  const id = readReceiptId(content);
  const action = ownProperty(content, RECEIPT_FIELDS.action);
  const extra = ownProperty(content, RECEIPT_FIELDS.extra);
  if (id === undefined || !isAction(action)) return undefined;
  if (extra === undefined) return { id, action };
  return isObject(extra) ? { id, action, extra: extra as JsonObject } : undefined;
}

const isAction = (value: unknown): value is PopupAction =>
  typeof value === 'string' && Object.hasOwn(POPUP_EVENTS, value);

/**
 * Whether the content of an app message claims to be a receipt: it has the reserved member. If {@link readReceipt} does
 * not take it, it is malformed, or from an application that uses the member for something else. An extension of this
 * contract, not of the vendor. Never throws.
 *
 * @param content - The content of an app message.
 * @returns Whether it has the member, whatever is in it.
 *
 * @example
 * import { createReceiptId, createReceiptMessage, isReceiptLike, readReceipt } from 'webportal-popup-contract';
 *
 * const { content } = createReceiptMessage({ id: createReceiptId(), action: 'ok' });
 * const foreign = { ...content, action: 'later' };
 * [isReceiptLike(foreign), readReceipt(foreign)]; // => [true, undefined]
 * isReceiptLike({ bookingId: 42 }); // => false
 */
export function isReceiptLike(content: unknown): boolean {
  return isObject(content) && ownProperty(content, RECEIPT_FIELDS.receipt) !== undefined;
}
