// This file runs in the car: ES5 built-ins only, and no import beyond what it needs (PROTOCOL.md §6).
import type { JsonObject, PopupAction } from '#contract/types.js';
import { readOutcome } from './read-outcome.js';

/**
 * What the driver did with a popup, and the popup's content.
 *
 * @example
 * import type { PopupAnswer } from 'webportal-popup-contract';
 *
 * const answer: PopupAnswer<{ bookingId: number }> = { action: 'ok', content: { bookingId: 42 } };
 */
export interface PopupAnswer<Content extends object = JsonObject> {
  /** Pressed OK, pressed the return arrow, or did nothing until the popup closed by itself. */
  action: PopupAction;
  /** The popup's content as the back-end sent it, not validated; absent if it had none. */
  content?: Content;
}

/**
 * Reads the `data` of a `message` event on `window`: what the driver did with a popup, in any of the three documented
 * shapes (PROTOCOL.md §5). Never throws, whatever another frame posted.
 *
 * @param data - The event's `data`.
 * @returns The action and the popup's content; `undefined` for any other data.
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
