/** What a line of the timeline says about receipts, so that a popup and its receipt can be matched by eye. */
import { POPUP_MESSAGE_FIELDS, SEND_REQUEST_CONSTANTS, SEND_REQUEST_FIELDS } from '#contract/names.js';
import { ownProperty } from '../../../event/safe-property.js';
import { readReceiptId } from '../../../receipt/read-receipt-id.js';
import { isReceiptLike, readReceipt } from '../../../receipt/receipt-message.js';

/** So many characters of an identifier tell it from the others in a timeline. */
const SHOWN_CHARACTERS = 8;

const shortId = (id: string): string => `receipt ${id.slice(0, SHOWN_CHARACTERS)}…`;

/** Names the receipt that a popup's content asks for; nothing if it asks for none. */
export function requestedReceipt(content: unknown): string[] {
  const id = readReceiptId(content);
  return id === undefined ? [] : [shortId(id)];
}

/** The same for a popup's payload, which may be no JSON. */
export function receiptOfPayload(payload: unknown): string[] {
  return requestedReceipt(ownProperty(parsed(payload), POPUP_MESSAGE_FIELDS.content));
}

/** What a receipt says that an application posts; `undefined` if it posts something else. */
export function returnedReceipt(data: unknown): string[] | undefined {
  const isSent = Object.entries(SEND_REQUEST_CONSTANTS).every(([field, value]) => ownProperty(data, field) === value);
  const content = isSent ? ownProperty(data, SEND_REQUEST_FIELDS.content) : undefined;
  if (!isReceiptLike(content)) return undefined;
  const receipt = readReceipt(content);
  if (receipt === undefined) return ['malformed receipt', JSON.stringify(content)];
  const { id, action, extra } = receipt;
  return [`answer ${action}`, shortId(id), ...(extra === undefined ? [] : [`extra ${JSON.stringify(extra)}`])];
}

function parsed(payload: unknown): unknown {
  try {
    return typeof payload === 'string' ? JSON.parse(payload) : payload;
  } catch {
    return undefined;
  }
}
