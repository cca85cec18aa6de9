// Generated from schema/v1 by `npm run generate`. Do not edit.

import {
  type Validator,
  strictAppMessage,
  strictDataMessage,
  strictPopupMessage,
  tolerantAppMessage,
  tolerantDataMessage,
  tolerantPopupMessage,
} from './validators.js';

/** A kind of message. */
export interface Kind {
  /** What to call one, with its article. */
  noun: string;
  /** Every field: what a misspelt one may have been meant to be. */
  fields: readonly string[];
  /** What to call the form of a text, by the JSON Pointer of its field; its length where it has just one. */
  formats: Readonly<Record<string, { readonly called: string; readonly length?: number }>>;
  /** Explains what is wrong. */
  strict: Validator;
  tolerant: Validator;
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
