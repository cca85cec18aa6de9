/** Groups the newest section of the changelog by its readers. A changeset begins with whom it is for: `For senders: …`. */
import type { Comparison } from '../../src/evolution/compare-versions.js';

/** Readers, by the word that a changeset has for them, in the order of the changelog. */
export const READERS: Readonly<Record<string, string>> = {
  everyone: 'For everyone',
  senders: 'For senders, in the back-end',
  apps: 'For apps, in the car',
  reviewers: 'For reviewers of payloads and schemas',
  languages: 'For other languages',
};

const FOR = /^For (\w+): /;

/** Whom a changeset is for; undefined if it does not say so. */
export function readerOf(summary: string): string | undefined {
  const [, reader = ''] = FOR.exec(summary) ?? [];
  return reader in READERS ? reader : undefined;
}

/** What has become of the contract, by its major version. */
export interface ContractChange {
  before: string;
  after: string;
  comparison: Comparison;
}

/**
 * The changelog with its newest section grouped.
 *
 * @throws `Error` for an entry that does not say whom it is for.
 * @param changelog - As `changeset version` writes it: entries by bump, which begin with a commit if there is one.
 */
export function groupedChangelog(changelog: string, contracts: readonly ContractChange[]): string {
  const [head = '', newest = '', ...older] = changelog.split(/^(?=## )/m);
  const [title = '', ...rest] = newest.trim().split('\n');
  const entries = rest
    .join('\n')
    .split(/^- /m)
    .slice(1)
    .map((entry) =>
      entry
        .replace(/^### .*$/gm, '')
        .replace(/^[\da-f]{7,40}: /, '')
        .trim(),
    );
  const lost = entries.find((entry) => readerOf(entry) === undefined);
  if (lost !== undefined) {
    const readers = Object.keys(READERS).map((reader) => `"For ${reader}: "`);
    throw new Error(`a changeset does not say whom it is for, by ${readers.join(', ')}: ${lost}`);
  }
  const groups = Object.entries(READERS).map(([reader, heading]) => {
    const mine = entries.filter((entry) => readerOf(entry) === reader);
    return mine.length === 0 ? '' : `### ${heading}\n\n${mine.map((entry) => `- ${capitalised(entry)}`).join('\n\n')}`;
  });
  const cars = `### For cars\n\n${contracts.map(forCars).join('\n\n')}`;
  const section = [title, ...groups, cars].filter((part) => part !== '').join('\n\n');
  return `${head}${section}\n\n${older.join('')}`.trimEnd().concat('\n');
}

function capitalised(entry: string): string {
  const text = entry.replace(FOR, '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What changes on the wire: the schemas say so themselves. */
function forCars({ before, after, comparison: { bump, changes } }: ContractChange): string {
  if (bump === 'none')
    return `The contract is still ${before}: cars are sent what they were sent, and answer what they answered.`;
  if (bump === 'patch')
    return `The contract is ${after}, and only its words differ from ${before}: cars notice nothing.`;
  const broken = new Set(changes.flatMap(({ breaks }) => breaks));
  const whom =
    broken.size === 0 ? 'Cars of both versions understand senders of both.' : `It breaks ${[...broken].join(', ')}.`;
  const lines = changes
    .filter((change) => change.bump !== 'patch')
    .map(({ schema, message }) => `- ${schema}: ${message}`);
  return [`The contract is ${after}; it was ${before}. ${whom}`, [...new Set(lines)].join('\n')].join('\n\n');
}
