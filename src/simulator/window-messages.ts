/** Window messages between portal and embedded application (PROTOCOL.md §5), without the popup events. */
import {
  APP_MESSAGE_FIELDS,
  DATA_EVENT_FIELDS,
  NATIVE_POPUP_REQUEST_FIELDS,
  NATIVE_POPUP_REQUEST_NAMES,
  NOTIFICATION_TYPE,
  SEND_REQUEST_CONSTANTS,
  SEND_REQUEST_FIELDS,
} from '#contract/names.js';
import type { AppMessage, AppMessageContent, DataEvent, JsonObject, SendRequest } from '#contract/types.js';
import { strictLoadedNotice, strictNativePopupRequest, strictSendRequest } from '#contract/validators.js';
import type { NativeNames } from './machine/state.js';

/**
 * Creates the message that an embedded application posts to its parent window to publish content to its back-end.
 *
 * @param content - A JSON object, or a string.
 * @returns The data to post.
 *
 * @example
 * import { createSendRequest } from 'webportal-popup-contract/simulator';
 *
 * Object.keys(createSendRequest({ answer: 'ok' })).length; // => 2
 */
export function createSendRequest(content: AppMessageContent): SendRequest {
  return { ...SEND_REQUEST_CONSTANTS, [SEND_REQUEST_FIELDS.content]: content } as unknown as SendRequest;
}

/** The app message that a send request asks to publish; `undefined` for any other value. */
export function readSendRequest(data: unknown): AppMessage | undefined {
  if (!strictSendRequest(data)) return undefined;
  const content = (data as SendRequest)[SEND_REQUEST_FIELDS.content];
  return { [APP_MESSAGE_FIELDS.content]: content } as unknown as AppMessage;
}

/** The popup that an application asks to open, and by which names; `undefined` for any other value. */
export function readNativeRequest(data: unknown): { text: string; native: NativeNames } | undefined {
  if (!strictNativePopupRequest(data)) return undefined;
  const fields = data as Record<string, string>;
  const type = fields[NATIVE_POPUP_REQUEST_FIELDS.type];
  const names = Object.entries(NATIVE_POPUP_REQUEST_NAMES).find(([, name]) => name === type);
  return { text: fields[NATIVE_POPUP_REQUEST_FIELDS.text] ?? '', native: names?.[0] as NativeNames };
}

/** Whether an application tells that it has loaded. */
export function isLoadedNotice(data: unknown): boolean {
  return strictLoadedNotice(data);
}

/** The event that delivers a data message to the application. */
export function createDataEvent(content: JsonObject): DataEvent {
  const value = { [DATA_EVENT_FIELDS.content]: content };
  return { [DATA_EVENT_FIELDS.type]: NOTIFICATION_TYPE, [DATA_EVENT_FIELDS.value]: value } as unknown as DataEvent;
}
