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

/** Every event name that is accepted, and the action it stands for. */
export const ACTION_OF_EVENT = {
  'WebPortal.okBtnPopupRequestClicked': 'ok',
  'WebPortal.cancelBtnPopupRequestClicked': 'cancel',
  'WebPortal.closeTimeoutPopupRequest': 'timeout',
  'okBtnPopupRequestClicked': 'ok',
  'cancelBtnPopupRequestClicked': 'cancel',
  'closeTimeoutPopupRequest': 'timeout',
} as const;

/** Name of the window message by which the head unit hands a driver's action, or a data message, to the embedded application. */
export const NOTIFICATION_TYPE = 'WebPortal.onCurrentNotificationReceived';

/** Wire names of the fields of a `PopupMessage`, by the names used in this package. */
export const POPUP_MESSAGE_FIELDS = {
  idApp: 'idApp',
  text: 'popupText',
  okButton: 'popupBtn',
  content: 'content',
} as const;

/** The fields of a `PopupMessage` that always have the same value. */
export const POPUP_MESSAGE_CONSTANTS = {
  'popup': true,
} as const;

/** Wire names of the fields of a `DataMessage`, by the names used in this package. */
export const DATA_MESSAGE_FIELDS = {
  idApp: 'idApp',
  content: 'content',
} as const;

/** The fields of a `DataMessage` that always have the same value. */
export const DATA_MESSAGE_CONSTANTS = {
  'popup': false,
} as const;

/** Wire names of the fields of a `AppMessage`, by the names used in this package. */
export const APP_MESSAGE_FIELDS = {
  content: 'content',
} as const;

/** Wire names of the fields of a `SendRequest`, by the names used in this package. */
export const SEND_REQUEST_FIELDS = {
  content: 'value',
} as const;

/** The fields of a `SendRequest` that always have the same value. */
export const SEND_REQUEST_CONSTANTS = {
  'type': 'WebPortal.onSendNotificationRequest',
} as const;

/** Wire names of the fields of a `NotificationPopupEvent`, by the names used in this package. */
export const NOTIFICATION_POPUP_EVENT_FIELDS = {
  type: 'type',
  value: 'value',
  action: 'popupAction',
  content: 'content',
} as const;

/** Wire names of the fields of a `LegacyPopupEvent`, by the names used in this package. */
export const LEGACY_POPUP_EVENT_FIELDS = {
  action: 'type',
  value: 'value',
  content: 'content',
} as const;

/** Wire names of the fields of a `DataEvent`, by the names used in this package. */
export const DATA_EVENT_FIELDS = {
  type: 'type',
  value: 'value',
  content: 'content',
} as const;

/** Every field of a kind of value: what a misspelt field may have been meant to be. */
export const FIELD_NAMES = {
  PopupMessage: ['idApp', 'popup', 'popupText', 'popupBtn', 'content'],
  DataMessage: ['idApp', 'popup', 'content'],
  AppMessage: ['content'],
  TopicParameters: ['uid', 'vin', 'environment', 'trailingSlash'],
  FilterParameters: ['uid', 'vin', 'environment'],
} as const;
