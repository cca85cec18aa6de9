import { POPUP_OPTION_NAMES } from '#contract/options.js';
import type { PopupOptions } from '#contract/types.js';
import { addReceipt } from '../../receipt/content.js';
import { createReceiptId } from '../../receipt/create-receipt-id.js';

/**
 * The popup as it is when it asks for a receipt, to check it before anything connects.
 *
 * @throws `ContractError` if its content uses what is reserved for receipts.
 */
export function withReceipt(popup: PopupOptions<object>): PopupOptions<object> {
  const name = POPUP_OPTION_NAMES.content;
  return { ...popup, [name]: addReceipt(popup[name], createReceiptId()) };
}
