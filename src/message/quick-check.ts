import type { Kind } from '../../generated/v1/kinds.js';
import { SAFETY } from '../../generated/v1/limits.js';
import { isPureJson, startCountingValues } from '../json/is-pure.js';

/**
 * Whether a plain object is surely valid. `false` may also mean that it is hard to tell: the validators give the verdict
 * then. Reads each property once and allocates nothing.
 */
export function isSurelyValid(kind: Kind, message: object, isStrict: boolean): boolean {
  startCountingValues();
  let seen = 0;
  for (const name in message) {
    const value = (message as Record<string, unknown>)[name];
    const bit = kind.check(name, value);
    if (bit < 0 || (isStrict && bit === 0)) return false;
    // The message itself is the first level, and every field is a value.
    if (!isPureJson(value, SAFETY.maxJsonDepth - 1, isStrict)) return false;
    seen |= bit;
  }
  return (seen & kind.required) === kind.required;
}

/** The same for a value that holds nothing that JSON would lose, since it was parsed from JSON, or since its fields say so. */
export function isSurelyValidParsed(kind: Kind, message: unknown, isStrict = false): boolean {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return false;
  let seen = 0;
  for (const name in message) {
    const bit = kind.check(name, (message as Record<string, unknown>)[name]);
    if (bit < 0 || (isStrict && bit === 0)) return false;
    seen |= bit;
  }
  return (seen & kind.required) === kind.required;
}
