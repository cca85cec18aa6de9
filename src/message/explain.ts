import type { ExplainedKind } from '#contract/kinds.js';
import type { RawIssue } from '#contract/validators.js';
import type { Issue } from '../error/issue.js';
import { pointerTo, quote, stepsOf } from '../json/pointer.js';
import {
  EMPTY,
  issueAbout,
  MISSING,
  type Phrase,
  unknownField,
  wrongFormat,
  wrongType,
  wrongValue,
} from './phrases.js';

type Explain = (raw: RawIssue, kind: ExplainedKind, received: unknown) => Phrase;

/** By keyword. The keywords not listed (`pattern`, `maxLength`, `not`) are about the format of a string. */
const EXPLAIN: Record<string, Explain> = {
  required: () => MISSING,
  additionalProperties: (raw, kind) =>
    unknownField(String(raw.params.additionalProperty), fieldsAt(raw.instancePath, kind), kind.noun),
  type: (raw, _, received) => wrongType([raw.params.type].flat().join(' or '), received),
  const: (raw, _, received) => wrongValue(JSON.stringify(raw.params.allowedValue), received),
  enum: (raw, _, received) => {
    const allowed = (raw.params.allowedValues as unknown[]).map((value) => JSON.stringify(value));
    return wrongValue(allowed.join(' or '), received);
  },
  minimum: bound('at least'),
  maximum: bound('at most'),
  minItems: bound('an array of at least'),
  maxItems: bound('an array of at most'),
  minLength: (raw, kind, received) => (received === '' ? EMPTY : invalidFormat(raw, kind, received)),
};

function bound(words: string): Explain {
  return (raw, _, received) => wrongValue(`${words} ${raw.params.limit}`, received);
}

/** The names of the fields of the object at a pointer. */
export function fieldsAt(pointer: string, kind: ExplainedKind): readonly string[] {
  return kind.nestedFields?.[pointer] ?? kind.fields;
}

/** A value of the wrong format; the schema's `x-called` describes the right one. */
function invalidFormat(raw: RawIssue, kind: ExplainedKind, received: unknown): Phrase {
  const format = kind.formats[raw.instancePath] ?? { called: 'as the schema says' };
  if (typeof received === 'string') return wrongFormat(format, received);
  return { ...wrongValue(format.called, received), code: 'WRONG_FORMAT' };
}

/** Converts an ajv error to an issue. */
export function explain(raw: RawIssue, kind: ExplainedKind, root: unknown): Issue {
  // ajv reports a missing or unknown property at the object that should, or should not, have it.
  const property = raw.params.missingProperty ?? raw.params.additionalProperty;
  const pointer = property === undefined ? raw.instancePath : pointerTo(raw.instancePath, String(property));
  const row = EXPLAIN[raw.keyword] ?? invalidFormat;
  return issueAbout(subjectAt(pointer, kind), pointer, row(raw, kind, valueAt(root, raw.instancePath)));
}

function subjectAt(pointer: string, kind: ExplainedKind): string {
  const name = stepsOf(pointer).at(-1);
  return name === undefined ? kind.noun : quote(name);
}

function valueAt(root: unknown, pointer: string): unknown {
  return stepsOf(pointer).reduce((value, step) => (value as Record<string, unknown>)[step], root);
}
