// This file runs in the car: ES5 built-ins only (PROTOCOL.md §6).

/** An object, and no array. */
export function isObject(value: unknown): value is object {
  try {
    return !!value && typeof value === 'object' && !Array.isArray(value);
  } catch (_) {
    // A proxy that was revoked.
    return false;
  }
}

/** `constructor` and `toString` are fields only when the value itself has them. A getter that throws is no field. */
export function ownProperty(value: unknown, name: string): unknown {
  try {
    if (Object.prototype.hasOwnProperty.call(value, name)) return (value as Record<string, unknown>)[name];
  } catch (_) {
    // Null and undefined have no fields either.
  }
  return undefined;
}

/** What a name stands for, by a table of beginnings and of endings; undefined for a name that is not in the table. */
export function lookUp(
  table: readonly [beginnings: readonly string[], endings: Readonly<Record<string, string>>],
  name: unknown,
): string | undefined {
  for (let at = 0; typeof name === 'string' && at < table[0].length; at++) {
    const start = table[0][at] as string;
    const action = name.indexOf(start) === 0 && ownProperty(table[1], name.slice(start.length));
    if (action) return action as string;
  }
  return undefined;
}
