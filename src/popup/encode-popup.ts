import { POPUP_MESSAGE } from '#contract/kinds.js';
import type { PopupMessage } from '#contract/types.js';
import { toPayload } from '../message/text.js';
import { jsonTextOf } from '../message/validate.js';

/**
 * Encodes a popup as an MQTT payload: JSON in UTF-8. Validates it by the strict profile and checks its size
 * (PROTOCOL.md §2, §3).
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
  return toPayload(jsonTextOf(POPUP_MESSAGE, message));
}
