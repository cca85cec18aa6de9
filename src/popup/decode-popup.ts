import { POPUP_MESSAGE } from '#contract/kinds.js';
import type { JsonObject, PopupMessage } from '#contract/types.js';
import { ContractError } from '../error/contract-error.js';
import { isSurelyValidParsed } from '../message/quick-check.js';
import { fromPayload } from '../message/text.js';
import { type ValidateOptions, validatePopup } from './validate-popup.js';

/**
 * Decodes the MQTT payload of a popup. Accepts unknown fields, unless the profile is strict. Checks size, UTF-8, JSON
 * and message, in this order. Rejects JSON that parsers read differently: a duplicate key, a number out of range, a
 * byte order mark.
 *
 * @param payload - The payload as bytes or as a string.
 * @param options - The profile (`tolerant` by default), and the application's own schema for its content.
 * @returns The popup message, unknown fields included.
 * @throws {@link ContractError} `TOO_LARGE`, `INVALID_UTF8`, `INVALID_JSON` (with line and column), `TOO_DEEP`
 * or `INVALID_MESSAGE`.
 *
 * @example
 * import { createPopup, decodePopup, encodePopup, isContractError } from 'webportal-popup-contract';
 *
 * const popup = decodePopup(encodePopup(createPopup({ idApp: 'MY_APP_ID', text: 'Hello' })));
 * popup.idApp; // => 'MY_APP_ID'
 *
 * let position: unknown;
 * try {
 *   decodePopup('{\n  "idApp": "MY_APP_ID" "popup": true\n}');
 * } catch (error) {
 *   if (isContractError(error)) position = [error.issues[0]?.line, error.issues[0]?.column];
 * }
 * position; // => [2, 24]
 */
export function decodePopup<Content extends object = JsonObject>(
  payload: Uint8Array | string,
  options?: ValidateOptions<Content>,
): PopupMessage<Content> {
  const value = fromPayload(payload);
  if (options === undefined && isSurelyValidParsed(POPUP_MESSAGE, value)) return value as PopupMessage<Content>;
  const result = validatePopup<Content>(value, { profile: 'tolerant', ...options });
  if (result.ok) return result.value;
  throw new ContractError('INVALID_MESSAGE', result.issues);
}
