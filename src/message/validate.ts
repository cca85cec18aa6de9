import type { Kind } from '../../generated/v1/kinds.js';
import { SAFETY } from '../../generated/v1/limits.js';
import type { RawIssue } from '../../generated/v1/validators.js';
import type { Issue } from '../error/issue.js';
import { findUnjsonable } from '../json/value.js';
import { explain } from './explain.js';

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

/** Every issue of a value, at most `SAFETY.maxIssues`; none when it is valid. Never throws. */
export function issuesOf(kind: Kind, value: unknown, profile: Profile): Issue[] {
  try {
    const issues = schemaIssues(kind, value, profile);
    // Half surrogate pairs are the sender's fault; a receiver can live with them.
    const more = findUnjsonable(value, profile === 'strict');
    if (more.length === 0) return issues;
    const known = new Set(issues.map((issue) => issue.pointer));
    return [...issues, ...more.filter((issue) => !known.has(issue.pointer))].slice(0, SAFETY.maxIssues);
  } catch {
    // A getter or a proxy that throws.
    return [{ code: 'NOT_JSON', pointer: '', message: `${kind.noun} could not be read: reading a field threw` }];
  }
}

function schemaIssues(kind: Kind, value: unknown, profile: Profile): Issue[] {
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
