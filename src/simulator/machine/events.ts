/** What a head unit tells an application: the data of window messages, and the values of pending ones (PROTOCOL.md §5). */
import {
  LEGACY_POPUP_EVENT_FIELDS,
  LIFECYCLE_EVENT_FIELDS,
  LIFECYCLE_EVENT_NAMES,
  NATIVE_POPUP_EVENT_ACTIONS,
  NATIVE_POPUP_EVENT_FIELDS,
  type NATIVE_POPUP_EVENT_NAMES,
  NOTIFICATION_POPUP_EVENT_FIELDS,
  POPUP_EVENT_ACTIONS,
  POPUP_EVENTS,
} from '#contract/names.js';
import type {
  DataEvent,
  JsonObject,
  LegacyPopupEvent,
  LifecycleEvent,
  NativePopupEvent,
  NotificationPopupEvent,
  PopupAction,
} from '#contract/types.js';
import { createPopupEvent } from '../../event/create-popup-event.js';
import type { Behaviour } from './behaviour.js';
import type { NativeNames } from './state.js';

/**
 * The data of a window message that a head unit posts to an application.
 *
 * @example
 * import type { AppEvent } from 'webportal-popup-contract/simulator';
 *
 * const typeOf = (data: AppEvent): string => data.type;
 */
export type AppEvent = NotificationPopupEvent | LegacyPopupEvent | DataEvent | NativePopupEvent | LifecycleEvent;

/**
 * What is kept for an application in the background.
 *
 * @example
 * import type { PendingValue } from 'webportal-popup-contract/simulator';
 *
 * const value: PendingValue = { content: { bookingId: 42 } };
 */
export type PendingValue = NotificationPopupEvent['value'] | DataEvent['value'];

type EventShape = Behaviour['eventShape'];

const SHAPES: Readonly<Record<EventShape, (action: PopupAction, content?: JsonObject) => AppEvent>> = {
  prefixed: createPopupEvent,
  unprefixed: (action, content) => {
    const { type, value } = createPopupEvent(action, content);
    return { type, value: { ...value, [NOTIFICATION_POPUP_EVENT_FIELDS.action]: withoutPrefix(action) } } as AppEvent;
  },
  oldest: (action, content) => {
    const fields = LEGACY_POPUP_EVENT_FIELDS;
    const value = content === undefined ? {} : { [fields.value]: { [fields.content]: content } };
    return { [fields.action]: POPUP_EVENTS[action], ...value } as unknown as LegacyPopupEvent;
  },
};

/** The event that tells what the driver did. */
export function popupEvent(shape: EventShape, action: PopupAction, content: JsonObject | undefined): AppEvent {
  return SHAPES[shape](action, content);
}

function withoutPrefix(action: PopupAction): string | undefined {
  return Object.entries(POPUP_EVENT_ACTIONS[1]).find(([, name]) => name === action)?.[0];
}

/** What became of a popup that an application had opened, by the names under which it was opened. */
export function nativeEvent(names: NativeNames, outcome: keyof typeof NATIVE_POPUP_EVENT_NAMES): NativePopupEvent {
  const [prefixes] = NATIVE_POPUP_EVENT_ACTIONS;
  const prefix = prefixes.find((one) => one.split('.').includes(names));
  const ending = Object.entries(NATIVE_POPUP_EVENT_ACTIONS[1]).find(([, name]) => name === outcome)?.[0];
  return { [NATIVE_POPUP_EVENT_FIELDS.type]: `${prefix}${ending}` } as unknown as NativePopupEvent;
}

export function lifecycleEvent(what: keyof typeof LIFECYCLE_EVENT_NAMES): LifecycleEvent {
  return { [LIFECYCLE_EVENT_FIELDS.type]: LIFECYCLE_EVENT_NAMES[what] } as unknown as LifecycleEvent;
}
