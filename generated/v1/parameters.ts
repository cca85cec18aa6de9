// Generated from schema/v1 by `npm run generate`. Do not edit.

import { IS_TOPIC_VALUE } from './topics.js';

/** Parameters of a function: an object of strings and booleans. */
export interface ParameterKind {
  /** What is built from them, with its article. */
  noun: string;
  /** Every field: what a misspelt one may have been meant to be. */
  fields: readonly string[];
  required: readonly string[];
  /** Whether all required fields are given. */
  isComplete: (values: any) => boolean;
  /** `true` for a valid value; what is expected instead of an invalid one; `undefined` if there is no such field. */
  check: (name: string, value: unknown) => true | ExpectedValue | undefined;
}

/** What a field expects. */
export interface ExpectedValue {
  readonly type: 'string' | 'boolean';
  /** Whether an empty string is an issue of its own. */
  readonly isNonEmpty?: true;
  /** The format of a string in words. */
  readonly called?: string;
  /** The length of a string that has only one. */
  readonly length?: number;
}

/** What a topic filter is built from. Without a VIN the filter matches every car of the partner. */
export const FILTER_PARAMETERS: ParameterKind = {
  noun: 'a topic filter',
  fields: ['uid', 'vin', 'environment'],
  required: ['uid'],
  isComplete: ({ uid }) => uid !== undefined,
  check(name, value) {
    switch (name) {
      case 'uid':
        return IS_TOPIC_VALUE.uid(value) || { type: 'string', isNonEmpty: true, called: 'text without /, +, #, control characters and lone surrogates' };
      case 'vin':
        return IS_TOPIC_VALUE.vin(value) || { type: 'string', called: '17 letters and digits', length: 17 };
      case 'environment':
        return IS_TOPIC_VALUE.environment(value) || { type: 'string', isNonEmpty: true, called: 'text without /, +, #, control characters and lone surrogates' };
      default:
        return undefined;
    }
  },
};

/** What a topic is built from. */
export const TOPIC_PARAMETERS: ParameterKind = {
  noun: 'a topic',
  fields: ['uid', 'vin', 'environment', 'trailingSlash'],
  required: ['uid', 'vin'],
  isComplete: ({ uid, vin }) => uid !== undefined && vin !== undefined,
  check(name, value) {
    switch (name) {
      case 'uid':
        return IS_TOPIC_VALUE.uid(value) || { type: 'string', isNonEmpty: true, called: 'text without /, +, #, control characters and lone surrogates' };
      case 'vin':
        return IS_TOPIC_VALUE.vin(value) || { type: 'string', called: '17 letters and digits', length: 17 };
      case 'environment':
        return IS_TOPIC_VALUE.environment(value) || { type: 'string', isNonEmpty: true, called: 'text without /, +, #, control characters and lone surrogates' };
      case 'trailingSlash':
        return typeof value === 'boolean' || { type: 'boolean' };
      default:
        return undefined;
    }
  },
};
