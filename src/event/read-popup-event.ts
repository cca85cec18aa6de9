// This file runs in the car: ES5 built-ins only, and no import beyond what it needs (PROTOCOL.md §6).
import {
  ACTION_OF_EVENT,
  LEGACY_POPUP_EVENT_FIELDS,
  NOTIFICATION_POPUP_EVENT_FIELDS,
  NOTIFICATION_TYPE,
} from '../../generated/v1/names.js';
import type { JsonObject, PopupAction } from '../../generated/v1/types.js';

/**
 * What the driver did with a popup, and the content that the popup had.
 *
 * @example
 * import type { PopupAnswer } from 'webportal-popup-contract';
 *
 * const answer: PopupAnswer<{ bookingId: number }> = { action: 'ok', content: { bookingId: 42 } };
 */
export interface PopupAnswer<Content extends object = JsonObject> {
  /** OK, the return arrow, or nothing until the popup closed by itself. */
  action: PopupAction;
  /** The content of the popup; absent when it had none. Not checked: it is what the back-end sent. */
  content?: Content;
}

type Fields = Record<string, unknown>;

/**
 * Reads the `data` of a `message` event on `window`: what the driver did with a popup, in any of the three shapes that
 * the documents know (PROTOCOL.md §5). Never throws, whatever a foreign frame may have posted.
 *
 * @param data - The event's `data`.
 * @returns The action and the popup's content; `undefined` when it is anything else.
 *
 * @example
 * import { createPopupEvent, readPopupEvent } from 'webportal-popup-contract';
 *
 * readPopupEvent(createPopupEvent('ok', { bookingId: 42 })); // => { action: 'ok', content: { bookingId: 42 } }
 * readPopupEvent({ type: 'something else' }); // => undefined
 */
export function readPopupEvent<Content extends object = JsonObject>(data: unknown): PopupAnswer<Content> | undefined {
  try {
    if (!isObject(data)) return undefined;
    const notified = own(data, NOTIFICATION_POPUP_EVENT_FIELDS.type) === NOTIFICATION_TYPE;
    const value = own(data, NOTIFICATION_POPUP_EVENT_FIELDS.value);
    // The oldest shape may come without a value; the others carry the action in it.
    if (!isObject(value) && (notified || value !== undefined)) return undefined;
    const named = notified
      ? own(value as Fields, NOTIFICATION_POPUP_EVENT_FIELDS.action)
      : own(data, LEGACY_POPUP_EVENT_FIELDS.action);
    const action = typeof named === 'string' ? own(ACTION_OF_EVENT, named) : undefined;
    if (action === undefined) return undefined;
    const content = value === undefined ? undefined : own(value as Fields, NOTIFICATION_POPUP_EVENT_FIELDS.content);
    // Whether a popup without content is answered with none or with null is not documented.
    if (content === undefined || content === null) return { action: action as PopupAction };
    return isObject(content) ? { action: action as PopupAction, content: content as Content } : undefined;
  } catch (_) {
    // A getter that throws.
    return undefined;
  }
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `constructor` and `toString` are fields only when the object itself has them. */
function own(object: Fields, name: string): unknown {
  return Object.prototype.hasOwnProperty.call(object, name) ? object[name] : undefined;
}
