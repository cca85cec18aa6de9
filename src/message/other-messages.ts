import { APP_MESSAGE, DATA_MESSAGE, type Kind, POPUP_MESSAGE } from '#contract/kinds.js';
import { DATA_MESSAGE_CONSTANTS } from '#contract/names.js';
import type { AppMessage, JsonObject, ServerMessage } from '#contract/types.js';
import { ContractError } from '../error/contract-error.js';
import { isSurelyValidParsed } from './quick-check.js';
import { fromPayload, toPayload } from './text.js';
import { issuesOf, jsonTextOf } from './validate.js';

/**
 * Decodes any message from a back-end to a car, a popup message or a data message, with the tolerant profile
 * (PROTOCOL.md §3). The field that distinguishes them narrows the type.
 *
 * @param payload - The payload as bytes or as a string.
 * @returns The message.
 * @throws {@link ContractError} as `decodePopup` does.
 *
 * @example
 * import { createPopup, decodeServerMessage, encodePopup } from 'webportal-popup-contract';
 *
 * const message = decodeServerMessage(encodePopup(createPopup({ idApp: 'MY_APP_ID', text: 'Hello' })));
 * message.popup; // => true
 */
export function decodeServerMessage<Content extends object = JsonObject>(
  payload: Uint8Array | string,
): ServerMessage<Content> {
  const value = fromPayload(payload);
  return parsedMessage<ServerMessage<Content>>(isData(value) ? DATA_MESSAGE : POPUP_MESSAGE, value);
}

/** Whether a message from the back-end is a data message, and not a popup. */
export function isData(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(DATA_MESSAGE_CONSTANTS).every(([field, constant]) => {
    return Object.hasOwn(value, field) && (value as Record<string, unknown>)[field] === constant;
  });
}

/**
 * Encodes an app message, from an embedded application to its back-end, as an MQTT payload (PROTOCOL.md §5).
 *
 * @param message - The app message.
 * @returns At most `LIMITS.maxPayloadBytes` bytes.
 * @throws {@link ContractError} `INVALID_MESSAGE` or `TOO_LARGE`.
 *
 * @example
 * import { decodeAppMessage, encodeAppMessage } from 'webportal-popup-contract';
 *
 * decodeAppMessage(encodeAppMessage({ content: { answer: 'ok' } })); // => { content: { answer: 'ok' } }
 */
export function encodeAppMessage(message: AppMessage): Uint8Array {
  return toPayload(jsonTextOf(APP_MESSAGE, message));
}

/**
 * Decodes the MQTT payload of an app message with the tolerant profile (PROTOCOL.md §5).
 *
 * @param payload - The payload as bytes or as a string.
 * @returns The app message.
 * @throws {@link ContractError} as `decodePopup` does.
 *
 * @example
 * import { decodeAppMessage } from 'webportal-popup-contract';
 *
 * decodeAppMessage('{"content":"ok"}').content; // => 'ok'
 */
export function decodeAppMessage(payload: Uint8Array | string): AppMessage {
  return parsedMessage<AppMessage>(APP_MESSAGE, fromPayload(payload));
}

function parsedMessage<Message>(kind: Kind, value: unknown): Message {
  const issues = isSurelyValidParsed(kind, value) ? [] : issuesOf(kind, value, 'tolerant');
  if (issues.length > 0) throw new ContractError('INVALID_MESSAGE', issues);
  return value as Message;
}
