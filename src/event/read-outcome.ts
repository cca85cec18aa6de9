// This file runs in the car: ES5 built-ins only (PROTOCOL.md §6).
import {
  LEGACY_POPUP_EVENT_FIELDS,
  NOTIFICATION_POPUP_EVENT_FIELDS,
  NOTIFICATION_TYPE,
  POPUP_EVENT_ACTIONS,
} from '../../generated/v1/names.js';
import { isObject, lookUp, ownProperty } from './safe-property.js';

/**
 * What a posted value says: an action and maybe content (what the driver did with a popup), or content alone (a data
 * message). Undefined for all else. Never throws.
 */
export function readOutcome(data: unknown): { action?: string; content?: object } | undefined {
  if (!isObject(data)) return undefined;
  const notified = ownProperty(data, NOTIFICATION_POPUP_EVENT_FIELDS.type) === NOTIFICATION_TYPE;
  const value = ownProperty(data, NOTIFICATION_POPUP_EVENT_FIELDS.value);
  // The oldest shape may come without a value; the others carry all in it.
  if (!isObject(value) && (notified || value !== undefined)) return undefined;
  const named = notified
    ? ownProperty(value, NOTIFICATION_POPUP_EVENT_FIELDS.action)
    : ownProperty(data, LEGACY_POPUP_EVENT_FIELDS.action);
  const action = lookUp(POPUP_EVENT_ACTIONS, named);
  const content = ownProperty(value, NOTIFICATION_POPUP_EVENT_FIELDS.content);
  if (isObject(content)) {
    if (action) return { action: action, content: content };
    return notified && named === undefined ? { content: content } : undefined;
  }
  // Whether a popup without content is answered with none or with null is not documented.
  return action && (content === undefined || content === null) ? { action: action } : undefined;
}
