import { POPUP_MESSAGE_FIELDS, RECEIPT_FIELDS } from '#contract/names.js';
import type { JsonObject } from '#contract/types.js';
import { strictReceiptId } from '#contract/validators.js';
import { ContractError } from '../error/contract-error.js';
import type { Issue } from '../error/issue.js';
import { isPlainObject } from '../json/is-pure.js';
import { pointerTo, quote } from '../json/pointer.js';
import { findUnjsonable, typeName } from '../json/value.js';
import { issueAbout, wrongType, wrongValue } from '../message/phrases.js';
import { isRecord } from '../message/validate.js';
import { readReceiptId } from './read-receipt-id.js';

/**
 * Adds the identifier of a receipt to the content of a popup: the head unit hands the content back with what the driver
 * did (PROTOCOL.md §3, §5), and the receiver in the car returns the receipt. An extension of this contract, not of the
 * vendor: an application that knows nothing of it sees one member more.
 *
 * @param content - The content of the popup; `undefined` if it has none. It is not changed.
 * @param id - A new identifier, of {@link createReceiptId}.
 * @returns The content for {@link createPopup} or `send`.
 * @throws {@link ContractError} `INVALID_MESSAGE`: the content is no object, the application uses the reserved member
 * itself, or the identifier has another form.
 *
 * @example
 * import { addReceipt, createPopup, createReceiptId, readReceiptId } from 'webportal-popup-contract';
 *
 * const id = createReceiptId();
 * const content = addReceipt({ bookingId: 42 }, id);
 * const popup = createPopup({ idApp: 'MY_APP_ID', text: 'Your table is ready.', okButton: true, content });
 * readReceiptId(popup.content) === id; // => true
 */
export function addReceipt<Content extends object = JsonObject>(content: Content | undefined, id: string): Content {
  const field = POPUP_MESSAGE_FIELDS.receipt;
  const issues = [...contentIssues(content), ...(strictReceiptId(id) ? [] : [wrongId(id)])];
  if (issues.length > 0) throw new ContractError('INVALID_MESSAGE', issues);
  return { ...(content as Content), [field]: id };
}

const wrongId = (id: unknown): Issue =>
  issueAbout(
    'the identifier of a receipt',
    pointerTo('', RECEIPT_FIELDS.receipt),
    wrongValue('one of createReceiptId', id),
  );

function contentIssues(content: unknown): Issue[] {
  if (content === undefined) return [];
  if (!isRecord(content)) return [issueAbout('the content', '', wrongType('object', content))];
  const field = POPUP_MESSAGE_FIELDS.receipt;
  if (Object.hasOwn(content, field)) return [reserved(field, (content as Record<string, unknown>)[field])];
  // A copy of it must not hide what JSON would change.
  return isPlainObject(content) ? [] : findUnjsonable(content, false);
}

function reserved(field: string, value: unknown): Issue {
  const message = `${quote(field)} is reserved for receipts, and must not be in the content`;
  return {
    code: 'WRONG_VALUE',
    pointer: pointerTo('', field),
    message,
    expected: 'left out',
    received: typeName(value),
  };
}

/**
 * The content of a popup without the identifier that {@link addReceipt} has added. An extension of this contract, not
 * of the vendor.
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
  if (readReceiptId(content) === undefined) return content;
  const { [POPUP_MESSAGE_FIELDS.receipt]: _, ...rest } = content as Record<string, unknown>;
  return Object.keys(rest).length === 0 ? undefined : (rest as Content);
}
