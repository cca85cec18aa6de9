/**
 * Splits names into beginnings and endings such that every combination is a name. If there is no such split, the names
 * themselves are the endings.
 */
export function factor(names: string[], actions: string[]): { beginnings: string[]; endings: Record<string, string> } {
  const first = names.filter((_, at) => actions[at] === actions[0]);
  const longest = Math.min(...first.map((name) => name.length));
  for (let length = longest; length > 0; length--) {
    const beginnings = first.map((name) => name.slice(0, -length));
    const endings = Object.fromEntries(
      names.flatMap((name, at) =>
        name.startsWith(beginnings[0] as string) ? [[name.slice(beginnings[0]?.length), actions[at] as string]] : [],
      ),
    );
    const product = beginnings.flatMap((start) =>
      Object.entries(endings).map(([end, action]) => `${start}${end} ${action}`),
    );
    const wanted = names.map((name, at) => `${name} ${actions[at]}`);
    if (product.toSorted().join() === wanted.toSorted().join() && endsDiffer(Object.keys(endings))) {
      return { beginnings, endings };
    }
  }
  return { beginnings: [''], endings: Object.fromEntries(names.map((name, at) => [name, actions[at] as string])) };
}

/** False if all endings share their first letter, which then belongs to the beginnings. */
function endsDiffer(endings: string[]): boolean {
  return endings.length < 2 || new Set(endings.map((ending) => ending[0])).size > 1;
}
