import { SAFETY } from '#contract/limits.js';
import type { ExpectedValue, ParameterKind } from '#contract/parameters.js';
import type { Issue } from '../error/issue.js';
import { pointerTo, quote } from '../json/pointer.js';
import {
  EMPTY,
  type Format,
  issueAbout,
  MISSING,
  type Phrase,
  unknownField,
  wrongFormat,
  wrongType,
} from '../message/phrases.js';

/** Own properties, read once. */
export type Values = Readonly<Record<string, unknown>>;

/** Fast check: `true` means valid; `false` means invalid or undecided. Allocates nothing. */
export function areSurelyValid(kind: ParameterKind, values: Values): boolean {
  for (const name in values) {
    if (kind.check(name, values[name]) !== true) return false;
  }
  return kind.isComplete(values);
}

/**
 * The issues of parameters, at most `SAFETY.maxIssues`; empty if they are valid. `undefined` means left out. The same
 * issues as from a validator of the schema, which would be larger: parameters are flat.
 */
export function parameterIssues({ noun, fields, required, check }: ParameterKind, values: Values): Issue[] {
  const issues: Issue[] = [];
  const add = (name: string, phrase: Phrase): void => {
    issues.push(issueAbout(quote(name), pointerTo('', name), phrase));
  };
  for (const name of required) {
    if (values[name] === undefined) add(name, MISSING);
  }
  for (const name of Object.keys(values)) {
    // Looking for a similar name takes long.
    if (issues.length === SAFETY.maxIssues) return issues;
    if (values[name] !== undefined && !fields.includes(name)) add(name, unknownField(name, fields, noun));
  }
  for (const name of fields) {
    const expected = values[name] === undefined || check(name, values[name]);
    if (expected !== true) add(name, invalidValue(expected as ExpectedValue, values[name]));
  }
  return issues.slice(0, SAFETY.maxIssues);
}

function invalidValue(expected: ExpectedValue, value: unknown): Phrase {
  if (typeof value !== expected.type) return wrongType(expected.type, value);
  if (value === '' && expected.isNonEmpty) return EMPTY;
  // A string of any format could only have been empty.
  return wrongFormat(expected as Format, value as string);
}
