// This file runs in the car: ES5 built-ins only (PROTOCOL.md §6).

/** Whether a value is an object but not an array. */
export function isObject(value: unknown): value is object {
  try {
    return !!value && typeof value === 'object' && !Array.isArray(value);
  } catch (_) {
    // `Array.isArray` throws for a revoked proxy.
    return false;
  }
}

/** An own property; `undefined` if it is inherited (such as `constructor`), missing, or a getter that throws. */
export function ownProperty(value: unknown, name: string): unknown {
  try {
    if (Object.prototype.hasOwnProperty.call(value, name)) return (value as Record<string, unknown>)[name];
  } catch (_) {
    // Also for null and undefined.
  }
  return undefined;
}

/** Looks up a name made of a prefix and a suffix of the table; `undefined` for any other. */
export function lookUp(
  table: readonly [prefixes: readonly string[], suffixes: Readonly<Record<string, string>>],
  name: unknown,
): string | undefined {
  for (let at = 0; typeof name === 'string' && at < table[0].length; at++) {
    const prefix = table[0][at] as string;
    const action = name.indexOf(prefix) === 0 && ownProperty(table[1], name.slice(prefix.length));
    if (action) return action as string;
  }
  return undefined;
}
