import { LIMITS } from '#contract/limits.js';
import { isPlainObject } from './is-pure.js';

/** What JSON escapes, and halves of surrogate pairs, which may be alone. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes them
const NEEDS_CARE = /["\\\u0000-\u001f\ud800-\udfff]/;

/** How a member of an object begins: up to its value. */
export interface MemberStart {
  /** Of the first member, with the opening brace. */
  readonly first: string;
  /** Of any other, with a comma. */
  readonly next: string;
}

/** By key: the same few stand in every message. */
const MEMBER_STARTS = /* @__PURE__ */ new Map<string, MemberStart>();
const MAX_MEMBER_STARTS = 1000;
const MAX_CACHED_KEY_LENGTH = 64;

/** An object without keys of its own. */
const EMPTY = {};

/**
 * The JSON text of a value, as `JSON.stringify` writes it, if it is surely pure: what `isPureJson` says yes to with
 * `wellFormed`, and not longer than a payload. Undefined for all else. Judges and writes in one go, so that each property
 * is read once, and what was judged is what is written.
 */
export function writePureJson(value: unknown, levels: number): string | undefined {
  switch (typeof value) {
    case 'string':
      return writeString(value);
    case 'number':
      // NaN and infinities are not 0 away from themselves.
      return value - value === 0 ? `${value}` : undefined;
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (levels === 0) return undefined;
      return Array.isArray(value) ? writeArray(value, levels - 1) : writeObject(value, levels - 1);
    default:
      return undefined;
  }
}

function writeString(text: string): string | undefined {
  if (!NEEDS_CARE.test(text)) return `"${text}"`;
  return text.isWellFormed() ? JSON.stringify(text) : undefined;
}

function writeObject(object: object, levels: number): string | undefined {
  if (!isPlainObject(object)) return undefined;
  let text = '';
  for (const key in object) {
    const value = writePureJson((object as Record<string, unknown>)[key], levels);
    const start = memberStart(key);
    if (value === undefined || start === undefined) return undefined;
    text = text === '' ? start.first + value : text + start.next + value;
    // Ends early, also for an object that holds another many times over.
    if (text.length > LIMITS.maxPayloadBytes) return undefined;
  }
  return text === '' ? '{}' : `${text}}`;
}

function writeArray(array: readonly unknown[], levels: number): string | undefined {
  let text = '';
  for (let at = 0; at < array.length; at++) {
    const value = writePureJson(array[at], levels);
    if (value === undefined) return undefined;
    text = at === 0 ? `[${value}` : `${text},${value}`;
    if (text.length > LIMITS.maxPayloadBytes) return undefined;
  }
  // Named members would be lost. Holes are undefined, and have been found.
  if (Object.keys(array).length !== array.length) return undefined;
  return text === '' ? '[]' : `${text}]`;
}

/** Undefined for a key in which a surrogate is alone. */
export function memberStart(key: string): MemberStart | undefined {
  const known = MEMBER_STARTS.get(key);
  if (known !== undefined) return known;
  const quoted = writeString(key);
  if (quoted === undefined) return undefined;
  const start = { first: `{${quoted}:`, next: `,${quoted}:` };
  if (key.length <= MAX_CACHED_KEY_LENGTH) {
    if (MEMBER_STARTS.size === MAX_MEMBER_STARTS) MEMBER_STARTS.clear();
    MEMBER_STARTS.set(key, start);
  }
  return start;
}

/** Whether `for…in` sees own keys alone: nobody has added an enumerable property to `Object.prototype`. */
export function objectsHaveOwnKeysOnly(): boolean {
  for (const _ in EMPTY) return false;
  return true;
}
