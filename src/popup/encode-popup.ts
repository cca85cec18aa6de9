import { POPUP_MESSAGE } from '../../generated/v1/kinds.js';
import type { PopupMessage } from '../../generated/v1/types.js';
import { toPayload } from '../message/text.js';
import { validCopy } from '../message/validate.js';

/**
 * Makes the MQTT payload of a popup: JSON in UTF-8, checked by the strict profile and for its size
 * (PROTOCOL.md §2, §3), so that nothing that a car could not show is ever sent.
 *
 * @param message - The popup message.
 * @returns At most `LIMITS.maxPayloadBytes` bytes.
 * @throws {@link ContractError} `INVALID_MESSAGE`, or `TOO_LARGE` with both sizes in its issue.
 *
 * @example
 * import { createPopup, decodePopup, encodePopup } from 'webportal-popup-contract';
 *
 * const popup = createPopup({ idApp: 'MY_APP_ID', text: 'Bonjour' });
 * decodePopup(encodePopup(popup)); // => popup
 */
export function encodePopup<Content extends object>(message: PopupMessage<Content>): Uint8Array {
  return toPayload(validCopy(POPUP_MESSAGE, message));
}
