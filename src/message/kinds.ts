import { FIELD_NAMES } from '../../generated/v1/names.js';
import {
  strictAppMessage,
  strictDataMessage,
  strictFilterParameters,
  strictPopupMessage,
  strictTopicParameters,
  tolerantAppMessage,
  tolerantDataMessage,
  tolerantPopupMessage,
  type Validator,
} from '../../generated/v1/validators.js';

/** Something with a schema of its own: its validators, its fields, and what to call it. */
export interface Kind {
  noun: string;
  fields: readonly string[];
  strict: Validator;
  tolerant: Validator;
}

export const POPUP: Kind = {
  noun: 'a popup message',
  fields: FIELD_NAMES.PopupMessage,
  strict: strictPopupMessage,
  tolerant: tolerantPopupMessage,
};

export const DATA: Kind = {
  noun: 'a data message',
  fields: FIELD_NAMES.DataMessage,
  strict: strictDataMessage,
  tolerant: tolerantDataMessage,
};

export const APP_MESSAGE: Kind = {
  noun: 'an app message',
  fields: FIELD_NAMES.AppMessage,
  strict: strictAppMessage,
  tolerant: tolerantAppMessage,
};

/** Builders take no unknown option, so there is one profile. */
export const TOPIC: Kind = {
  noun: 'a topic',
  fields: FIELD_NAMES.TopicParameters,
  strict: strictTopicParameters,
  tolerant: strictTopicParameters,
};

export const FILTER: Kind = {
  noun: 'a topic filter',
  fields: FIELD_NAMES.FilterParameters,
  strict: strictFilterParameters,
  tolerant: strictFilterParameters,
};
