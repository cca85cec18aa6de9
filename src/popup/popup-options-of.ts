import { POPUP_OPTION_FIELDS } from '#contract/options.js';
import type { JsonObject, PopupMessage, PopupOptions } from '#contract/types.js';

/** The inverse of `createPopup`: the options that a message was created with. What the message leaves out is left out. */
export function popupOptionsOf(message: PopupMessage): PopupOptions<JsonObject> {
  const options = Object.entries(POPUP_OPTION_FIELDS).map(([option, field]) => [option, message[field]]);
  return Object.fromEntries(options.filter(([, value]) => value !== undefined));
}
