import { SAFETY } from '#contract/limits.js';

/** The code of a colon and of the quote in front of it. */
const COLON = ':';
const QUOTE = 0x22;

/** The largest code of JSON's white space, which may stand between a key and its colon. */
const SPACE = 0x20;

/**
 * Parses a JSON text that surely every reader reads alike: no key twice in an object, no number out of range, not too deep.
 * Undefined for all else, and for what is hard to tell: `findJsonFault` gives the verdict then.
 */
export function parseQuickly(text: string): { value: unknown } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  // A key that was there twice is missing in the value, and not in the text.
  return countKeys(value, SAFETY.maxJsonDepth) === countKeyEnds(text) ? { value } : undefined;
}

/** How many keys all objects in a parsed value have; NaN where it nests too deep or holds an infinity. */
function countKeys(value: unknown, levels: number): number {
  if (typeof value === 'number') return value - value;
  if (typeof value !== 'object' || value === null) return 0;
  if (levels === 0) return Number.NaN;
  let count = 0;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) count += countKeys(value[at], levels - 1);
  } else {
    for (const key in value) count += 1 + countKeys((value as Record<string, unknown>)[key], levels - 1);
  }
  return count;
}

/** How often a quote is followed by a colon: at every key, and maybe inside of strings. Never too few. */
function countKeyEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf(COLON); at !== -1; at = text.indexOf(COLON, at + 1)) {
    let before = at - 1;
    while (text.charCodeAt(before) <= SPACE) before--;
    if (text.charCodeAt(before) === QUOTE) count++;
  }
  return count;
}
