// Generated from schema/v1 by `npm run generate`. Do not edit.

import {
  type Validator,
  strictAppMessage,
  strictDataEvent,
  strictDataMessage,
  strictLegacyPopupEvent,
  strictLifecycleEvent,
  strictLoadedNotice,
  strictNativePopupEvent,
  strictNativePopupRequest,
  strictNotificationPopupEvent,
  strictPopupMessage,
  strictReceiptMessage,
  strictSendRequest,
  tolerantAppMessage,
  tolerantDataEvent,
  tolerantDataMessage,
  tolerantLegacyPopupEvent,
  tolerantLifecycleEvent,
  tolerantLoadedNotice,
  tolerantNativePopupEvent,
  tolerantNativePopupRequest,
  tolerantNotificationPopupEvent,
  tolerantPopupMessage,
  tolerantReceiptMessage,
  tolerantSendRequest,
} from './validators.js';

/** A kind of value, and what is needed to explain what is wrong with one. */
export interface ExplainedKind {
  /** What to call one, with its article. */
  noun: string;
  /** Every field: what a misspelt one may have been meant to be. */
  fields: readonly string[];
  /** The fields of objects inside it, by their JSON Pointer. */
  nestedFields?: Readonly<Record<string, readonly string[]>>;
  /** What to call the form of a text, by the JSON Pointer of its field; its length where it has just one. */
  formats: Readonly<Record<string, { readonly called: string; readonly length?: number }>>;
  /** Explains what is wrong. */
  strict: Validator;
  tolerant: Validator;
}

/** A kind of message. */
export interface Kind extends ExplainedKind {
  /** Judges one field quickly: its bit when it is right, 0 when it is unknown, -1 when it is wrong or hard to tell. */
  check: (name: string, value: any) => number;
  /** The bits of the required fields. */
  required: number;
}

function checkAppMessage(name: string, value: any): number {
  switch (name) {
    case 'content':
      return (typeof value === 'object' && value !== null && !Array.isArray(value)) || (typeof value === 'string') ? 1 : -1;
    default:
      return 0;
  }
}

/** What the head unit publishes for the embedded application, and the back-end receives. */
export const APP_MESSAGE: Kind = {
  noun: 'an app message',
  fields: ['content'],
  formats: {},
  strict: strictAppMessage,
  tolerant: tolerantAppMessage,
  check: checkAppMessage,
  required: 1,
};

function checkDataMessage(name: string, value: any): number {
  switch (name) {
    case 'idApp':
      return (typeof value === 'string') && (value.length >= 1) ? 1 : -1;
    case 'popup':
      return value === false ? 2 : -1;
    case 'content':
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? 4 : -1;
    default:
      return 0;
  }
}

/** The silent sibling of the popup, sent by the back-end to one car: no window, the content goes straight to the application. That the content is required is this contract's reading: without it the message carries nothing. */
export const DATA_MESSAGE: Kind = {
  noun: 'a data message',
  fields: ['idApp', 'popup', 'content'],
  formats: {},
  strict: strictDataMessage,
  tolerant: tolerantDataMessage,
  check: checkDataMessage,
  required: 7,
};

function checkPopupMessage(name: string, value: any): number {
  switch (name) {
    case 'idApp':
      return (typeof value === 'string') && (value.length >= 1) ? 1 : -1;
    case 'popup':
      return value === true ? 2 : -1;
    case 'popupText':
      return (typeof value === 'string') && (value.length >= 1) ? 4 : -1;
    case 'popupBtn':
      return typeof value === 'boolean' ? 8 : -1;
    case 'content':
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? 16 : -1;
    default:
      return 0;
  }
}

/** A popup, sent by the back-end to one car: a modal window over whatever the driver is looking at. */
export const POPUP_MESSAGE: Kind = {
  noun: 'a popup message',
  fields: ['idApp', 'popup', 'popupText', 'popupBtn', 'content'],
  formats: {},
  strict: strictPopupMessage,
  tolerant: tolerantPopupMessage,
  check: checkPopupMessage,
  required: 7,
};

function checkReceiptMessage(name: string, _value: any): number {
  switch (name) {
    case 'content':
      return -1;
    default:
      return 0;
  }
}

/** The app message that returns a receipt. It is an app message like any other to a back-end that knows nothing of receipts. */
export const RECEIPT_MESSAGE: Kind = {
  noun: 'a receipt message',
  fields: ['content'],
  nestedFields: {
    '/content': ['$receipt', 'action', 'extra'],
  },
  formats: {
    '/content/$receipt': { called: '22 characters of base64url, which are 16 bytes' },
  },
  strict: strictReceiptMessage,
  tolerant: tolerantReceiptMessage,
  check: checkReceiptMessage,
  required: 1,
};

/** The data of the window message that hands a data message to the embedded application. It is told from a popup's outcome by the absence of an action. */
export const DATA_EVENT: ExplainedKind = {
  noun: 'a data event',
  fields: ['type', 'value'],
  nestedFields: {
    '/value': ['content'],
  },
  formats: {},
  strict: strictDataEvent,
  tolerant: tolerantDataEvent,
};

/** The same in the shape of the oldest documentation: the event name stands where newer head units name the kind of message. Where its content stands is not documented; it is read from the place where the newer shape has it. */
export const LEGACY_POPUP_EVENT: ExplainedKind = {
  noun: 'a legacy popup event',
  fields: ['type', 'value'],
  nestedFields: {
    '/value': ['content'],
  },
  formats: {},
  strict: strictLegacyPopupEvent,
  tolerant: tolerantLegacyPopupEvent,
};

/** The data of the window message that tells the embedded application what happened to it. */
export const LIFECYCLE_EVENT: ExplainedKind = {
  noun: 'a lifecycle event',
  fields: ['type'],
  formats: {},
  strict: strictLifecycleEvent,
  tolerant: tolerantLifecycleEvent,
};

/** What the embedded application posts to the window above it soon after its start, to say that it is there. How soon: `maxLoadMs` of the limits. */
export const LOADED_NOTICE: ExplainedKind = {
  noun: 'a loaded notice',
  fields: ['type'],
  formats: {},
  strict: strictLoadedNotice,
  tolerant: tolerantLoadedNotice,
};

/** The data of the window message that tells the embedded application what became of a popup that it opened. */
export const NATIVE_POPUP_EVENT: ExplainedKind = {
  noun: 'a native popup event',
  fields: ['type'],
  formats: {},
  strict: strictNativePopupEvent,
  tolerant: tolerantNativePopupEvent,
};

/** What the embedded application posts to the window above it to have a popup shown. */
export const NATIVE_POPUP_REQUEST: ExplainedKind = {
  noun: 'a native popup request',
  fields: ['type', 'text'],
  formats: {},
  strict: strictNativePopupRequest,
  tolerant: tolerantNativePopupRequest,
};

/** The data of the window message that tells the embedded application what the driver did with a popup. */
export const NOTIFICATION_POPUP_EVENT: ExplainedKind = {
  noun: 'a notification popup event',
  fields: ['type', 'value'],
  nestedFields: {
    '/value': ['popupAction', 'content'],
  },
  formats: {},
  strict: strictNotificationPopupEvent,
  tolerant: tolerantNotificationPopupEvent,
};

/** What the embedded application posts to the window above it to have a value published to its back-end as an app message. */
export const SEND_REQUEST: ExplainedKind = {
  noun: 'a send request',
  fields: ['type', 'value'],
  formats: {},
  strict: strictSendRequest,
  tolerant: tolerantSendRequest,
};
