import { LIMITS } from '#contract/limits.js';
import { APP_MESSAGE_FIELDS, SEND_REQUEST_FIELDS, SEND_REQUEST_TYPE } from '#contract/names.js';
import type { AppMessageContent } from '#contract/types.js';
import { isObject } from '../event/safe-property.js';
import { checkOptions } from './check-options.js';
import { type PortalWindow, post, type ReceiverError, windowOf } from './portal.js';

/**
 * Asks the portal to publish a value to the application's back-end (PROTOCOL.md §5). There is no acknowledgement.
 *
 * @param value - A JSON object, or a string.
 * @param options - `window`: the window; by default the one that the script runs in.
 * @returns `undefined` if it was posted; else `INVALID_VALUE`, or `TOO_LARGE` if the message that the portal would
 * publish has more than `LIMITS.maxPayloadBytes` bytes.
 * @throws `Error` for an option that is unknown.
 *
 * @example
 * import { sendToServer } from 'webportal-popup-contract/receiver';
 *
 * const posted: unknown[] = [];
 * const window = {
 *   parent: { postMessage: (data: unknown) => { posted.push(data); } },
 *   addEventListener: () => undefined,
 *   removeEventListener: () => undefined,
 * };
 * sendToServer({ answer: 'ok' }, { window }); // => undefined
 * posted.length; // => 1
 */
export function sendToServer(value: AppMessageContent, options?: { window?: PortalWindow }): ReceiverError | undefined {
  checkOptions(options);
  const field = APP_MESSAGE_FIELDS.content;
  const message: Record<string, unknown> = {};
  let content: unknown;
  let bytes = 0;
  message[field] = value;
  try {
    const json = JSON.stringify(message);
    // Parsed again, so that exactly what is measured is posted.
    content = JSON.parse(json)[field];
    // The UTF-8 length in ES5: `encodeURIComponent` writes a byte as itself or as a `%xx` escape.
    bytes = encodeURIComponent(json).replace(/%../g, ' ').length;
  } catch (_) {
    // A cycle, a getter that throws, or a lone surrogate in an engine that does not escape it.
  }
  if (!bytes || !(isObject(content) || typeof content === 'string')) return { code: 'INVALID_VALUE' };
  if (bytes > LIMITS.maxPayloadBytes) return { code: 'TOO_LARGE' };
  post(windowOf(options), SEND_REQUEST_TYPE, SEND_REQUEST_FIELDS.content, content);
  return undefined;
}
