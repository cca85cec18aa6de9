// Generated from schema/v1 by `npm run generate`. Do not edit.

/**
 * Version of the contract that these schemas are. It changes only when a schema changes; the package around it may move on alone.
 *
 * @example
 * import { CONTRACT_VERSION } from 'webportal-popup-contract';
 *
 * CONTRACT_VERSION.split('.').length; // => 3
 */
export const CONTRACT_VERSION = '1.0.0';

/**
 * The full event names, by what the driver did: the names that a head unit emits. Source: PROTOCOL.md §5.
 *
 * @remarks Deprecated by the vendor since 2022; no removal is announced; no replacement is named. For new projects only; the vendor's tutorials still use it.
 *
 * @example
 * import { POPUP_EVENTS } from 'webportal-popup-contract';
 *
 * Object.keys(POPUP_EVENTS); // => ['ok', 'cancel', 'timeout']
 */
export const POPUP_EVENTS = {
  /** The driver pressed OK. */
  ok: 'WebPortal.okBtnPopupRequestClicked',
  /** The driver pressed the return arrow at the top left. */
  cancel: 'WebPortal.cancelBtnPopupRequestClicked',
  /** The driver did nothing until the popup closed by itself. */
  timeout: 'WebPortal.closeTimeoutPopupRequest',
} as const;

/** What the driver did, in words, by action. */
export const POPUP_ACTION_MEANINGS = {
  ok: 'The driver pressed OK.',
  cancel: 'The driver pressed the return arrow at the top left.',
  timeout: 'The driver did nothing until the popup closed by itself.',
} as const;

/** Name of what the driver did with the popup. The first name listed for an action is the one to emit; the others are accepted. Each is one of the beginnings and one of the endings; the ending says what it stands for. */
export const POPUP_EVENT_ACTIONS = [
  ['WebPortal.', ''],
  {
    'okBtnPopupRequestClicked': 'ok',
    'cancelBtnPopupRequestClicked': 'cancel',
    'closeTimeoutPopupRequest': 'timeout',
  },
] as const;

/** Wire names of the fields of a `AppMessage`, by the keys that this package's code knows them by. */
export const APP_MESSAGE_FIELDS = {
  content: 'content',
} as const;

/** Wire names of the fields of a `DataEvent`, by the keys that this package's code knows them by. */
export const DATA_EVENT_FIELDS = {
  type: 'type',
  value: 'value',
  content: 'content',
} as const;

/** The fields of a `DataEvent` that always have the same value. */
export const DATA_EVENT_CONSTANTS = {
  'type': 'WebPortal.onCurrentNotificationReceived',
} as const;

/** Wire names of the fields of a `DataMessage`, by the keys that this package's code knows them by. */
export const DATA_MESSAGE_FIELDS = {
  appId: 'idApp',
  content: 'content',
} as const;

/** The fields of a `DataMessage` that always have the same value. */
export const DATA_MESSAGE_CONSTANTS = {
  'popup': false,
} as const;

/** Wire names of the fields of a `LegacyPopupEvent`, by the keys that this package's code knows them by. */
export const LEGACY_POPUP_EVENT_FIELDS = {
  action: 'type',
  value: 'value',
  content: 'content',
} as const;

/** Wire names of the fields of a `LifecycleEvent`, by the keys that this package's code knows them by. */
export const LIFECYCLE_EVENT_FIELDS = {
  type: 'type',
} as const;

/** Wire names of the fields of a `LoadedNotice`, by the keys that this package's code knows them by. */
export const LOADED_NOTICE_FIELDS = {
  type: 'type',
} as const;

/** The fields of a `LoadedNotice` that always have the same value. */
export const LOADED_NOTICE_CONSTANTS = {
  'type': 'WebPortal.onApplicationLoaded',
} as const;

/** Wire names of the fields of a `NativePopupEvent`, by the keys that this package's code knows them by. */
export const NATIVE_POPUP_EVENT_FIELDS = {
  type: 'type',
} as const;

/** Wire names of the fields of a `NativePopupRequest`, by the keys that this package's code knows them by. */
export const NATIVE_POPUP_REQUEST_FIELDS = {
  type: 'type',
  text: 'text',
} as const;

/** Wire names of the fields of a `NotificationPopupEvent`, by the keys that this package's code knows them by. */
export const NOTIFICATION_POPUP_EVENT_FIELDS = {
  type: 'type',
  value: 'value',
  action: 'popupAction',
  content: 'content',
} as const;

/** The fields of a `NotificationPopupEvent` that always have the same value. */
export const NOTIFICATION_POPUP_EVENT_CONSTANTS = {
  'type': 'WebPortal.onCurrentNotificationReceived',
} as const;

/** Wire names of the fields of a `PopupMessage`, by the keys that this package's code knows them by. */
export const POPUP_MESSAGE_FIELDS = {
  appId: 'idApp',
  text: 'popupText',
  button: 'popupBtn',
  content: 'content',
  receipt: '$receipt',
} as const;

/** The fields of a `PopupMessage` that always have the same value. */
export const POPUP_MESSAGE_CONSTANTS = {
  'popup': true,
} as const;

/** Wire names of the fields of a `ReceiptMessage`, by the keys that this package's code knows them by. */
export const RECEIPT_MESSAGE_FIELDS = {
  content: 'content',
  receipt: '$receipt',
  action: 'action',
  extra: 'extra',
} as const;

/** Wire names of the fields of a `Receipt`, by the keys that this package's code knows them by. */
export const RECEIPT_FIELDS = {
  receipt: '$receipt',
  action: 'action',
  extra: 'extra',
} as const;

/** Wire names of the fields of a `SendRequest`, by the keys that this package's code knows them by. */
export const SEND_REQUEST_FIELDS = {
  type: 'type',
  content: 'value',
} as const;

/** The fields of a `SendRequest` that always have the same value. */
export const SEND_REQUEST_CONSTANTS = {
  'type': 'WebPortal.onSendNotificationRequest',
} as const;

/** Wire names of the fields of a `Waypoint`, by the keys that this package's code knows them by. */
export const WAYPOINT_FIELDS = {
  latitude: 'lat',
  longitude: 'lon',
} as const;

/** Name of what happened to the embedded application. */
export const LIFECYCLE_EVENT_NAMES = {
  /** The application came to the foreground. */
  show: 'WebPortal.onApplicationShow',
  /** The application went to the background. */
  hide: 'WebPortal.onApplicationHide',
  /** The application is about to be removed. */
  unloaded: 'WebPortal.onApplicationUnloaded',
  /** A newer version of the application is there. */
  updated: 'WebPortal.onApplicationUpdated',
} as const;

/** Name of what happened to the embedded application. Each is one of the beginnings and one of the endings; the ending says what it stands for. */
export const LIFECYCLE_EVENT_ACTIONS = [
  ['WebPortal.onApplication'],
  {
    'Show': 'show',
    'Hide': 'hide',
    'Unloaded': 'unloaded',
    'Updated': 'updated',
  },
] as const;

/** Name of what became of a popup that the embedded application opened. `WebPortal.nativePopup.evt.ok`, `WebPortal.nativePopup.evt.cancel`, `WebPortal.nativePopup.evt.timeout`, `WebPortal.nativePopup.evt.opened` are deprecated by the vendor since 2022; no removal is announced; use the answers to `WebPortal.popup.open` instead. For new projects only. Which head units know the newer names is not documented. */
export const NATIVE_POPUP_EVENT_NAMES = {
  /** The driver pressed OK. */
  ok: 'WebPortal.nativePopup.evt.ok',
  /** The driver pressed the return arrow. */
  cancel: 'WebPortal.nativePopup.evt.cancel',
  /** The popup closed by itself. */
  timeout: 'WebPortal.nativePopup.evt.timeout',
  /** The popup is on display. The documents name it and do not say when it comes. */
  opened: 'WebPortal.nativePopup.evt.opened',
} as const;

/** Name of what became of a popup that the embedded application opened. Each is one of the beginnings and one of the endings; the ending says what it stands for. */
export const NATIVE_POPUP_EVENT_ACTIONS = [
  ['WebPortal.nativePopup.evt.', 'WebPortal.popup.evt.'],
  {
    'ok': 'ok',
    'cancel': 'cancel',
    'timeout': 'timeout',
    'opened': 'opened',
  },
] as const;

/** Tells the head unit to show a popup. The name changed in 2022; which head units know which is not documented. `WebPortal.nativePopup.open` is deprecated by the vendor since 2022; no removal is announced; use `WebPortal.popup.open` instead. For new projects only. Which head units know the newer names is not documented. */
export const NATIVE_POPUP_REQUEST_NAMES = {
  /** The name up to 2021. */
  nativePopup: 'WebPortal.nativePopup.open',
  /** The name from 2022 on. */
  popup: 'WebPortal.popup.open',
} as const;

/** Tells the head unit to show a popup. The name changed in 2022; which head units know which is not documented. Each is one of the beginnings and one of the endings; the ending says what it stands for. */
export const NATIVE_POPUP_REQUEST_ACTIONS = [
  ['WebPortal.'],
  {
    'nativePopup.open': 'nativePopup',
    'popup.open': 'popup',
  },
] as const;

/** What the vendor's documents print in the place of a real value. Source: PROTOCOL.md §3. */
export const APP_ID_SAMPLES: readonly string[] = ['yourAppIdentifier', 'MY_APP_ID'];

/** Name of the window message by which the head unit hands a driver's action, or a data message, to the embedded application. Deprecated by the vendor since 2022; no removal is announced; no replacement is named. For new projects only; the vendor's tutorials still use it. */
export const NOTIFICATION_TYPE = 'WebPortal.onCurrentNotificationReceived';

/** The form of a `ReceiptId`. Identifies one popup to its receipt: 16 random bytes in base64url without padding, a new one for each popup. An extension of this contract, not of the vendor. */
export const RECEIPT_ID_PATTERN = /^[\w-]{21}[AQgw]$/;

/** Tells the head unit that the application has loaded. */
export const LOADED_NOTICE_TYPE = 'WebPortal.onApplicationLoaded';

/** Tells the head unit that the application wants to send. */
export const SEND_REQUEST_TYPE = 'WebPortal.onSendNotificationRequest';

/** Takes the application identifier; returns what came while the application was in the background, and forgets it. What an item looks like is told in two ways: as an object, and as a string of JSON. Deprecated by the vendor since 2022; no removal is announced; no replacement is named. For new projects only; the vendor's tutorials still use it. */
export const GET_PENDING_NOTIFICATIONS = { object: 'WebPortal', method: 'getPendingNotifications' } as const;

/** Takes a description, then longitude before latitude for the destination and three stops, then a flag; returns whether guidance was launched. */
export const LAUNCH_GUIDANCE = { object: 'Navigation', method: 'LaunchGuidance' } as const;

/** Takes longitude before latitude of the destination, the waypoints, and whether the driver has to confirm; returns whether guidance was launched. */
export const LAUNCH_GUIDANCE_WAYPOINTS = { object: 'Navigation', method: 'LaunchGuidanceWaypoints' } as const;

/** How far each coordinate goes from 0 both ways, in degrees. */
export const COORDINATE_LIMITS = {
  latitude: 90,
  longitude: 180,
} as const;

/** The places on the way to a destination, in their order. More than these are refused. */
export const MAX_WAYPOINTS = 9;
