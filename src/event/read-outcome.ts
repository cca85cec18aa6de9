// This file runs in the car: ES5 built-ins only (PROTOCOL.md §6).
import {
  LEGACY_POPUP_EVENT_FIELDS,
  NOTIFICATION_POPUP_EVENT_FIELDS,
  NOTIFICATION_TYPE,
  POPUP_EVENT_ACTIONS,
} from '#contract/names.js';
import { isObject, lookUp, ownProperty } from './safe-property.js';

/**
 * Reads a posted value: an action, with content if the popup had any (the outcome of a popup), or content alone (a data
 * message). `undefined` for anything else. Never throws.
 */
export function readOutcome(data: unknown): { action?: string; content?: object } | undefined {
  if (!isObject(data)) return undefined;
  const isNotification = ownProperty(data, NOTIFICATION_POPUP_EVENT_FIELDS.type) === NOTIFICATION_TYPE;
  const value = ownProperty(data, NOTIFICATION_POPUP_EVENT_FIELDS.value);
  // Only the oldest shape may lack a value; in the others it holds everything.
  if (!isObject(value) && (isNotification || value !== undefined)) return undefined;
  const eventName = isNotification
    ? ownProperty(value, NOTIFICATION_POPUP_EVENT_FIELDS.action)
    : ownProperty(data, LEGACY_POPUP_EVENT_FIELDS.action);
  const action = lookUp(POPUP_EVENT_ACTIONS, eventName);
  const content = ownProperty(value, NOTIFICATION_POPUP_EVENT_FIELDS.content);
  if (isObject(content)) {
    if (action) return { action: action, content: content };
    return isNotification && eventName === undefined ? { content: content } : undefined;
  }
  // Whether an event for a popup without content has none or null is not documented: both are accepted.
  return action && (content === undefined || content === null) ? { action: action } : undefined;
}
