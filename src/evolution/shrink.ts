/** Makes a message smaller as long as it proves the same. */
export function shrunken(value: unknown, isProof: (value: unknown) => boolean): unknown {
  for (const smaller of smallerThan(value)) if (isProof(smaller)) return shrunken(smaller, isProof);
  return value;
}

const SIMPLE: readonly unknown[] = [null, false, true, 0, 1, '', 'a', [], {}];

function* smallerThan(value: unknown): Generator<unknown> {
  const size = sizeOf(value);
  for (const simple of SIMPLE) if (sizeOf(simple) < size) yield simple;
  if (typeof value === 'string' && value.length > 2) {
    yield value.slice(0, value.length >> 1);
    yield value.slice(0, -1);
  }
  if (Array.isArray(value)) {
    for (const index of value.keys()) yield value.toSpliced(index, 1);
    for (const [index, item] of value.entries())
      for (const smaller of smallerThan(item)) yield value.with(index, smaller);
  } else if (typeof value === 'object' && value !== null) {
    for (const name of Object.keys(value)) {
      const { [name]: _, ...without } = value as Record<string, unknown>;
      yield without;
    }
    for (const [name, child] of Object.entries(value))
      for (const smaller of smallerThan(child)) yield { ...value, [name]: smaller };
  }
}

/** Simple values first, by their place in the list; then by their length. */
function sizeOf(value: unknown): number {
  const text = JSON.stringify(value);
  const rank = SIMPLE.findIndex((simple) => JSON.stringify(simple) === text);
  return rank === -1 ? SIMPLE.length + text.length : rank;
}
