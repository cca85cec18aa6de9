/** Whether a value has all that a pattern names: objects may have more, lists may not. */
export function matches(pattern: unknown, value: unknown): boolean {
  if (Array.isArray(pattern)) {
    return (
      Array.isArray(value) && value.length === pattern.length && pattern.every((one, at) => matches(one, value[at]))
    );
  }
  if (typeof pattern !== 'object' || pattern === null) return Object.is(pattern, value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(pattern).every(
    ([name, inner]) => Object.hasOwn(value, name) && matches(inner, (value as Record<string, unknown>)[name]),
  );
}
