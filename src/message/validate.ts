import type { ExplainedKind, Kind } from '#contract/kinds.js';
import { SAFETY } from '#contract/limits.js';
import type { RawIssue } from '#contract/validators.js';
import { ContractError } from '../error/contract-error.js';
import type { Issue } from '../error/issue.js';
import { isPlainObject } from '../json/is-pure.js';
import { findUnjsonable } from '../json/value.js';
import { explain } from './explain.js';
import { isSurelyValid, writeSurelyValid } from './quick-check.js';

/**
 * How to validate: `strict` is for senders, `tolerant` is for receivers and accepts unknown fields.
 *
 * @example
 * import { createPopup, type Profile, validatePopup } from 'webportal-popup-contract';
 *
 * const profile: Profile = 'tolerant';
 * const fromAnotherGeneration = { ...createPopup({ idApp: 'MY_APP_ID', text: 'Hello' }), sound: 'ding' };
 * validatePopup(fromAnotherGeneration, { profile }).ok; // => true
 */
export type Profile = 'strict' | 'tolerant';

/**
 * The issues of a value, at most `SAFETY.maxIssues`; empty if it is valid. Never throws. Copies the value's own
 * enumerable properties, reading each once, then validates the copy: by the fast check, then, if that fails, in full.
 */
export function issuesOf(kind: Kind, value: unknown, profile: Profile): Issue[] {
  try {
    const copy = copyOf(value);
    const isValid = isPlainRecord(value) && isSurelyValid(kind, copy as object, profile === 'strict');
    return isValid ? [] : explainedIssues(kind, value, copy, profile);
  } catch {
    return [unreadableIssue(kind)];
  }
}

/**
 * The JSON text of a message that is valid by the strict profile. Reads and copies as `issuesOf` does, so that what was
 * validated is what is written.
 *
 * @throws `ContractError` with the code `INVALID_MESSAGE`.
 */
export function jsonTextOf(kind: Kind, message: object): string {
  let issues: Issue[];
  try {
    const copy = copyOf(message);
    const text = isPlainRecord(message) ? writeSurelyValid(kind, copy as object) : undefined;
    if (text !== undefined) return text;
    issues = explainedIssues(kind, message, copy, 'strict');
    if (issues.length === 0) return JSON.stringify(copy);
  } catch {
    issues = [unreadableIssue(kind)];
  }
  throw new ContractError('INVALID_MESSAGE', issues);
}

/** As `issuesOf`, without the fast check, for a value that was parsed from JSON. */
export function explainedIssuesOf(kind: ExplainedKind, value: unknown, profile: Profile): Issue[] {
  return explainedIssues(kind, value, value, profile);
}

function copyOf(value: unknown): unknown {
  return isRecord(value) ? { ...value } : value;
}

/** Whether a value is an object, but not an array. */
export function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPlainRecord(value: unknown): boolean {
  return isRecord(value) && isPlainObject(value);
}

/** A getter or a proxy threw. */
function unreadableIssue(kind: ExplainedKind): Issue {
  return { code: 'NOT_JSON', pointer: '', message: `${kind.noun} could not be read: reading a field threw` };
}

function explainedIssues(kind: ExplainedKind, value: unknown, copy: unknown, profile: Profile): Issue[] {
  const issues = schemaIssues(kind, copy, profile);
  // Only the strict profile rejects lone surrogates.
  const more = findUnjsonable(value, profile === 'strict', copy);
  if (more.length === 0) return issues;
  const known = new Set(issues.map((issue) => issue.pointer));
  return [...issues, ...more.filter((issue) => !known.has(issue.pointer))].slice(0, SAFETY.maxIssues);
}

/** The issues of a value by its schema alone. Reading the value must not throw. */
function schemaIssues(kind: ExplainedKind, value: unknown, profile: Profile): Issue[] {
  const validator = kind[profile];
  if (validator(value)) return [];
  const raw = validator.errors as RawIssue[];
  return onePerPointer(raw.slice(0, SAFETY.maxIssues).map((issue) => explain(issue, kind, value)));
}

/** Keeps one issue per pointer: the first, or a wrong type, from which the others follow. */
export function onePerPointer(issues: Issue[]): Issue[] {
  const byPointer = new Map<string, Issue>();
  for (const issue of issues) {
    if (!byPointer.has(issue.pointer) || issue.code === 'WRONG_TYPE') byPointer.set(issue.pointer, issue);
  }
  return [...byPointer.values()];
}
