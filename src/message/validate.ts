import type { Kind } from '../../generated/v1/kinds.js';
import { SAFETY } from '../../generated/v1/limits.js';
import type { RawIssue } from '../../generated/v1/validators.js';
import { ContractError } from '../error/contract-error.js';
import type { Issue } from '../error/issue.js';
import { isPlainObject } from '../json/is-pure.js';
import { findUnjsonable } from '../json/value.js';
import { explain } from './explain.js';
import { isSurelyValid } from './quick-check.js';

/**
 * Who judges: `strict` is for whoever sends, `tolerant` for whoever receives and lets unknown fields pass.
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
 * Every issue of a value, at most `SAFETY.maxIssues`; none when it is valid. Never throws. The value's own enumerable
 * properties are read once, into a copy that is judged: quickly at first and, where that does not say yes, with reasons.
 */
export function issuesOf(kind: Kind, value: unknown, profile: Profile): Issue[] {
  try {
    const copy = copyOf(value);
    return isQuicklyValid(kind, value, copy, profile) ? [] : explainedIssues(kind, value, copy, profile);
  } catch {
    return [unreadable(kind)];
  }
}

/**
 * A copy of a message that is valid for a sender: what is written is what was judged, whatever getters say later.
 *
 * @throws `ContractError` with the code `INVALID_MESSAGE`.
 */
export function validCopy(kind: Kind, message: object): object {
  let issues: Issue[];
  try {
    const copy = copyOf(message);
    if (isQuicklyValid(kind, message, copy, 'strict')) return copy as object;
    issues = explainedIssues(kind, message, copy, 'strict');
    if (issues.length === 0) return copy as object;
  } catch {
    issues = [unreadable(kind)];
  }
  throw new ContractError('INVALID_MESSAGE', issues);
}

/** What is no object is no message, and is not copied. */
function copyOf(value: unknown): unknown {
  return isRecord(value) ? { ...value } : value;
}

/** An object that is no array. */
export function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isQuicklyValid(kind: Kind, value: unknown, copy: unknown, profile: Profile): boolean {
  return isRecord(value) && isPlainObject(value) && isSurelyValid(kind, copy as object, profile === 'strict');
}

/** A getter or a proxy threw. */
function unreadable(kind: Kind): Issue {
  return { code: 'NOT_JSON', pointer: '', message: `${kind.noun} could not be read: reading a field threw` };
}

function explainedIssues(kind: Kind, value: unknown, copy: unknown, profile: Profile): Issue[] {
  const issues = schemaIssues(kind, copy, profile);
  // Lone surrogates are the sender's fault; a receiver can live with them.
  const more = findUnjsonable(value, profile === 'strict', copy);
  if (more.length === 0) return issues;
  const known = new Set(issues.map((issue) => issue.pointer));
  return [...issues, ...more.filter((issue) => !known.has(issue.pointer))].slice(0, SAFETY.maxIssues);
}

/** What the schema says of a value, which must be safe to read. */
export function schemaIssues(kind: Kind, value: unknown, profile: Profile): Issue[] {
  const validator = kind[profile];
  if (validator(value)) return [];
  const raw = validator.errors as RawIssue[];
  return onePerPlace(raw.slice(0, SAFETY.maxIssues).map((issue) => explain(issue, kind, value)));
}

/** Several keywords may refuse one value. The first says enough, unless its type is wrong: then the others only follow. */
function onePerPlace(issues: Issue[]): Issue[] {
  const byPointer = new Map<string, Issue>();
  for (const issue of issues) {
    if (!byPointer.has(issue.pointer) || issue.code === 'WRONG_TYPE') byPointer.set(issue.pointer, issue);
  }
  return [...byPointer.values()];
}
