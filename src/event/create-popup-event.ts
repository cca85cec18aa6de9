import { NOTIFICATION_POPUP_EVENT_FIELDS, NOTIFICATION_TYPE, POPUP_EVENTS } from '#contract/names.js';
import type { JsonObject, NotificationPopupEvent, PopupAction } from '#contract/types.js';

/**
 * Creates the `data` of the `message` event that tells the embedded application what the driver did, with the shape and
 * event name that current head units emit (PROTOCOL.md §5). For tests and simulators.
 *
 * @param action - What the driver did.
 * @param content - The popup's content, if it had one.
 * @returns The event's data.
 *
 * @example
 * import { createPopupEvent, readPopupEvent } from 'webportal-popup-contract';
 *
 * readPopupEvent(createPopupEvent('timeout')); // => { action: 'timeout' }
 */
export function createPopupEvent<Content extends object = JsonObject>(
  action: PopupAction,
  content?: Content,
): NotificationPopupEvent<Content> {
  const fields = NOTIFICATION_POPUP_EVENT_FIELDS;
  const value: Record<string, unknown> = { [fields.action]: POPUP_EVENTS[action] };
  if (content !== undefined) value[fields.content] = content;
  const event: Record<string, unknown> = { [fields.type]: NOTIFICATION_TYPE, [fields.value]: value };
  return event as unknown as NotificationPopupEvent<Content>;
}
