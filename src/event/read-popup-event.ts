// This file runs in the car: ES5 built-ins only, and no import beyond what it needs (PROTOCOL.md §6).
import type { JsonObject, PopupAction } from '../../generated/v1/types.js';
import { readOutcome } from './read-outcome.js';

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
  const outcome = readOutcome(data);
  return outcome && outcome.action ? (outcome as PopupAnswer<Content>) : undefined;
}
