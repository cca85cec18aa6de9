import type { Kind } from '../../generated/v1/kinds.js';
import type { RawIssue } from '../../generated/v1/validators.js';
import type { Issue } from '../error/issue.js';
import { pointerTo, quote, stepsOf } from '../json/pointer.js';
import { typeName } from '../json/value.js';
import { didYouMean } from './did-you-mean.js';

/** Converts an ajv error to an issue without its pointer. */
type Explain = (raw: RawIssue, kind: Kind, received: unknown) => Omit<Issue, 'pointer'>;

/** By keyword. The keywords not listed (`pattern`, `maxLength`, `not`) are about the format of a string. */
const EXPLAIN: Record<string, Explain> = {
  required: (raw) => {
    const name = String(raw.params.missingProperty);
    return { code: 'MISSING_FIELD', message: `${quote(name)} is missing` };
  },
  additionalProperties: (raw, kind) => {
    const name = String(raw.params.additionalProperty);
    const meant = didYouMean(name, kind.fields);
    const hint = meant === undefined ? '' : `; did you mean ${quote(meant)}?`;
    const expected = meant ?? kind.fields.join(', ');
    return { code: 'UNKNOWN_FIELD', message: `${quote(name)} is not a field of ${kind.noun}${hint}`, expected };
  },
  type: (raw, kind, received) => {
    const expected = [raw.params.type].flat().join(' or ');
    return {
      code: 'WRONG_TYPE',
      message: `${nameOf(raw, kind)} must be ${withArticle(expected)}, not ${typeName(received)}`,
      expected,
      received: typeName(received),
    };
  },
  const: (raw, kind, received) => wrongValue(raw, kind, received, JSON.stringify(raw.params.allowedValue)),
  enum: (raw, kind, received) => {
    const allowed = (raw.params.allowedValues as unknown[]).map((value) => JSON.stringify(value));
    return wrongValue(raw, kind, received, allowed.join(' or '));
  },
  minimum: bound('at least'),
  maximum: bound('at most'),
  minItems: bound('an array of at least'),
  maxItems: bound('an array of at most'),
  minLength: (raw, kind, received) =>
    received === ''
      ? {
          code: 'EMPTY',
          message: `${nameOf(raw, kind)} must not be empty`,
          expected: 'not empty',
          received: 'empty string',
        }
      : wrongFormat(raw, kind, received),
};

function bound(words: string): Explain {
  return (raw, kind, received) => wrongValue(raw, kind, received, `${words} ${raw.params.limit}`);
}

function wrongValue(raw: RawIssue, kind: Kind, received: unknown, expected: string): Omit<Issue, 'pointer'> {
  const message = `${nameOf(raw, kind)} must be ${expected}`;
  return { code: 'WRONG_VALUE', message, expected, received: typeName(received) };
}

/** A string of the wrong format; the schema's `x-called` describes the right one. */
function wrongFormat(raw: RawIssue, kind: Kind, received: unknown): Omit<Issue, 'pointer'> {
  const { called, length } = kind.formats[raw.instancePath] ?? { called: 'as the schema says' };
  const actual = typeof received === 'string' ? received.length : 0;
  const size = length === undefined || length === actual ? '' : `, not ${actual} characters`;
  return {
    code: 'WRONG_FORMAT',
    message: `${nameOf(raw, kind)} must be ${called}${size}`,
    expected: called,
    received: typeof received === 'string' ? `string of length ${actual}` : typeName(received),
  };
}

/** Converts an ajv error to an issue. */
export function explain(raw: RawIssue, kind: Kind, root: unknown): Issue {
  const missing = raw.params.missingProperty ?? raw.params.additionalProperty;
  const pointer = missing === undefined ? raw.instancePath : pointerTo(raw.instancePath, String(missing));
  const row = EXPLAIN[raw.keyword] ?? wrongFormat;
  return { pointer, ...row(raw, kind, valueAt(root, raw.instancePath)) };
}

function nameOf(raw: RawIssue, kind: Kind): string {
  const name = stepsOf(raw.instancePath).at(-1);
  return name === undefined ? kind.noun : quote(name);
}

function withArticle(type: string): string {
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}

function valueAt(root: unknown, pointer: string): unknown {
  return stepsOf(pointer).reduce((value, step) => (value as Record<string, unknown>)[step], root);
}
