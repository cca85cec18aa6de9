/** The wording of issues about fields, shared by all that find such issues. */
import type { Issue } from '../error/issue.js';
import { quote } from '../json/pointer.js';
import { typeName } from '../json/value.js';
import { didYouMean } from './did-you-mean.js';

/** What is wrong with a subject: a field, or a whole value. */
export interface Phrase extends Pick<Issue, 'code' | 'expected' | 'received'> {
  /** The message without its subject. */
  predicate: string;
}

/** The format of a string in words, and its length if there is only one. */
export interface Format {
  readonly called: string;
  readonly length?: number;
}

export function issueAbout(subject: string, pointer: string, { code, predicate, ...more }: Phrase): Issue {
  return { pointer, code, message: `${subject} ${predicate}`, ...more };
}

export const MISSING: Phrase = { code: 'MISSING_FIELD', predicate: 'is missing' };

export const EMPTY: Phrase = {
  code: 'EMPTY',
  predicate: 'must not be empty',
  expected: 'not empty',
  received: 'empty string',
};

/** `fields`: the names that `noun` has. */
export function unknownField(name: string, fields: readonly string[], noun: string): Phrase {
  const meant = didYouMean(name, fields);
  const hint = meant === undefined ? '' : `; did you mean ${quote(meant)}?`;
  return {
    code: 'UNKNOWN_FIELD',
    predicate: `is not a field of ${noun}${hint}`,
    expected: meant ?? fields.join(', '),
  };
}

export function wrongType(expected: string, value: unknown): Phrase {
  const received = typeName(value);
  const article = /^[aeiou]/.test(expected) ? 'an' : 'a';
  return { code: 'WRONG_TYPE', predicate: `must be ${article} ${expected}, not ${received}`, expected, received };
}

export function wrongFormat({ called, length }: Format, value: string): Phrase {
  const size = length === undefined || length === value.length ? '' : `, not ${value.length} characters`;
  return {
    code: 'WRONG_FORMAT',
    predicate: `must be ${called}${size}`,
    expected: called,
    received: `string of length ${value.length}`,
  };
}

export function wrongValue(expected: string, value: unknown): Phrase {
  return { code: 'WRONG_VALUE', predicate: `must be ${expected}`, expected, received: typeName(value) };
}
