const MAX_NAME_LENGTH = 32;

/** The nearest of the `known` names, if its edit distance is at most a third of its length. Ignores case. */
export function didYouMean(name: string, known: readonly string[]): string | undefined {
  return nearestNames(name, known)[0];
}

/** All names that are as near as the nearest one. */
export function nearestNames(name: string, known: readonly string[]): string[] {
  if (name.length > MAX_NAME_LENGTH) return [];
  const distances = known.map((candidate) => distanceBetween(name.toLowerCase(), candidate.toLowerCase()));
  const least = Math.min(...distances);
  const nearest = known.filter((_, at) => distances[at] === least);
  return least * 3 <= (nearest[0] ?? '').length ? nearest : [];
}

/** Levenshtein distance: insertions, deletions and replacements. */
function distanceBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    let left = i;
    row = row.map((above, j) => {
      if (j === 0) return left;
      const diagonal = row[j - 1] as number;
      left = Math.min(left + 1, above + 1, diagonal + (a[i - 1] === b[j - 1] ? 0 : 1));
      return left;
    });
  }
  return row[b.length] as number;
}
