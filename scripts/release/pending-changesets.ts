import readChangesets from '@changesets/read';
import type { PendingChangeset } from './gate.js';

/** The changesets of a package that wait for the next release. */
export async function pendingChangesets(root: string, name: string): Promise<PendingChangeset[]> {
  const all = await readChangesets(root);
  return all.flatMap(({ id, summary, releases }) =>
    releases
      .filter((release) => release.name === name)
      .map(({ type }) => ({ file: `.changeset/${id}.md`, bump: type, summary })),
  );
}
