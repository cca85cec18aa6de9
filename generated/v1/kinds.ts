// Generated from schema/v1 by `npm run generate`. Do not edit.

import {
  type Validator,
  strictAppMessage,
  strictDataMessage,
  strictFilterParameters,
  strictPopupMessage,
  strictTopicParameters,
  tolerantAppMessage,
  tolerantDataMessage,
  tolerantPopupMessage,
} from './validators.js';

/** Something with a schema of its own. */
export interface Kind {
  /** What to call one, with its article. */
  noun: string;
  /** Every field: what a misspelt one may have been meant to be. */
  fields: readonly string[];
  /** What to call the form of a text, by the JSON Pointer of its field; its length where it has just one. */
  formats: Readonly<Record<string, { readonly called: string; readonly length?: number }>>;
  strict: Validator;
  tolerant: Validator;
}

/** What the head unit publishes for the embedded application, and the back-end receives. */
export const APP_MESSAGE: Kind = {
  noun: 'an app message',
  fields: ['content'],
  formats: {},
  strict: strictAppMessage,
  tolerant: tolerantAppMessage,
};

/** The silent sibling of the popup, sent by the back-end to one car: no window, the content goes straight to the application. That the content is required is this contract's reading: without it the message carries nothing. */
export const DATA_MESSAGE: Kind = {
  noun: 'a data message',
  fields: ['idApp', 'popup', 'content'],
  formats: {},
  strict: strictDataMessage,
  tolerant: tolerantDataMessage,
};

/** What a topic filter is built from. Without a VIN the filter matches every car of the partner. */
export const FILTER_PARAMETERS: Kind = {
  noun: 'a topic filter',
  fields: ['uid', 'vin', 'environment'],
  formats: {
    '/uid': { called: 'text without /, +, #, control characters and lone surrogates' },
    '/vin': { called: '17 letters and digits', length: 17 },
    '/environment': { called: 'text without /, +, #, control characters and lone surrogates' },
  },
  strict: strictFilterParameters,
  tolerant: strictFilterParameters,
};

/** A popup, sent by the back-end to one car: a modal window over whatever the driver is looking at. */
export const POPUP_MESSAGE: Kind = {
  noun: 'a popup message',
  fields: ['idApp', 'popup', 'popupText', 'popupBtn', 'content'],
  formats: {},
  strict: strictPopupMessage,
  tolerant: tolerantPopupMessage,
};

/** What a topic is built from. */
export const TOPIC_PARAMETERS: Kind = {
  noun: 'a topic',
  fields: ['uid', 'vin', 'environment', 'trailingSlash'],
  formats: {
    '/uid': { called: 'text without /, +, #, control characters and lone surrogates' },
    '/vin': { called: '17 letters and digits', length: 17 },
    '/environment': { called: 'text without /, +, #, control characters and lone surrogates' },
  },
  strict: strictTopicParameters,
  tolerant: strictTopicParameters,
};
