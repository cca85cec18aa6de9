import { LIMITS } from '#contract/limits.js';

/** Values left before a message has more than can be sent. A module variable: an object would be slower. */
let valuesLeft = 0;

/** Begins a message: so many values may follow. */
export function startCountingValues(): void {
  valuesLeft = LIMITS.maxPayloadBytes - 1;
}

/**
 * Whether a value is surely what JSON can carry without loss: no more than `levels` deep, not more values than are left and,
 * with `wellFormed`, without lone surrogates. Reads each property once. `false` may also mean that it is hard to tell:
 * `findUnjsonable` gives the verdict then.
 */
export function isPureJson(value: unknown, levels: number, wellFormed: boolean): boolean {
  if (--valuesLeft < 0) return false;
  switch (typeof value) {
    case 'string':
      return !wellFormed || value.isWellFormed();
    case 'number':
      // NaN and infinities are not 0 away from themselves.
      return value - value === 0;
    case 'boolean':
      return true;
    case 'object':
      return value === null || (levels > 0 && isPureContainer(value, levels - 1, wellFormed));
    default:
      return false;
  }
}

function isPureContainer(container: object, levels: number, wellFormed: boolean): boolean {
  if (Array.isArray(container)) return isPureArray(container, levels, wellFormed);
  if (!isPlainObject(container)) return false;
  for (const key in container) {
    if (wellFormed && !key.isWellFormed()) return false;
    if (!isPureJson((container as Record<string, unknown>)[key], levels, wellFormed)) return false;
  }
  return true;
}

function isPureArray(array: readonly unknown[], levels: number, wellFormed: boolean): boolean {
  for (let at = 0; at < array.length; at++) {
    if (!isPureJson(array[at], levels, wellFormed)) return false;
  }
  // Named members would be lost. Holes are undefined, and have been found.
  return Object.keys(array).length === array.length;
}

/** An object of this realm with the usual prototype, without symbols as keys, and nothing that JSON would call instead. */
export function isPlainObject(value: object): boolean {
  return (
    Object.getPrototypeOf(value) === Object.prototype &&
    (value as { toJSON?: unknown }).toJSON === undefined &&
    Object.getOwnPropertySymbols(value).length === 0
  );
}
