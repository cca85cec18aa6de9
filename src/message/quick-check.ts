import type { Kind } from '#contract/kinds.js';
import { SAFETY } from '#contract/limits.js';
import { isPureJson, startCountingValues } from '../json/is-pure.js';
import { type MemberStart, memberStart, objectsHaveOwnKeysOnly, writePureJson } from '../json/write.js';

/**
 * Fast check for a plain object: `true` means valid; `false` means invalid or undecided, so the validators must decide.
 * Reads each property once and allocates nothing.
 */
export function isSurelyValid(kind: Kind, message: object, isStrict: boolean): boolean {
  startCountingValues();
  let seen = 0;
  for (const name in message) {
    const value = (message as Record<string, unknown>)[name];
    const bit = kind.check(name, value);
    if (bit < 0 || (isStrict && bit === 0)) return false;
    // The message itself is the first level of nesting.
    if (!isPureJson(value, SAFETY.maxJsonDepth - 1, isStrict)) return false;
    seen |= bit;
  }
  return (seen & kind.required) === kind.required;
}

/** As `isSurelyValid` with the tolerant profile, for a value that was parsed from JSON. */
export function isSurelyValidParsed(kind: Kind, message: unknown): boolean {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return false;
  let seen = 0;
  for (const name in message) {
    const bit = kind.check(name, (message as Record<string, unknown>)[name]);
    if (bit < 0) return false;
    seen |= bit;
  }
  return (seen & kind.required) === kind.required;
}

/** The JSON text of a plain object that is surely valid by the strict profile; undefined if it is invalid or undecided. */
export function writeSurelyValid(kind: Kind, message: object): string | undefined {
  if (!objectsHaveOwnKeysOnly()) return undefined;
  let seen = 0;
  let text = '';
  for (const name in message) {
    const value = (message as Record<string, unknown>)[name];
    const bit = kind.check(name, value);
    if (bit <= 0) return undefined;
    const json = writePureJson(value, SAFETY.maxJsonDepth - 1);
    if (json === undefined) return undefined;
    // Field names have no surrogates.
    const start = memberStart(name) as MemberStart;
    text = text === '' ? start.first + json : text + start.next + json;
    seen |= bit;
  }
  return (seen & kind.required) === kind.required ? `${text}}` : undefined;
}
