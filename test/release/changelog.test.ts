import { describe, expect, test } from 'vitest';
import { type ContractChange, groupedChangelog, READERS, readerOf } from '../../scripts/release/changelog.js';
import { pendingChangesets } from '../../scripts/release/pending-changesets.js';
import type { Change } from '../../src/evolution/change.js';
import { ROOT } from '../run.js';

const same: ContractChange = { before: '1.0.0', after: '1.0.0', comparison: { bump: 'none', changes: [] } };
const change = (bump: Change['bump'], message: string, breaks: Change['breaks'] = []): Change => ({
  schema: 'popup-message',
  pointer: '',
  kind: 'x',
  bump,
  breaks,
  message,
});

const CHANGELOG = `# webportal-popup-contract

## 1.1.0

### Minor Changes

- 1a2b3c4: For apps: one thing.

  - A detail.
  - Another.

- For senders: \`send\` is new.
- For everyone: more.

### Patch Changes

- For senders: a mistake is mended.

## 1.0.0

### Major Changes

- All.
`;

describe('the newest section', () => {
  test('is grouped by readers, whatever the bump, with what changes for cars', () => {
    expect(groupedChangelog(CHANGELOG, [same])).toBe(`# webportal-popup-contract

## 1.1.0

### ${READERS.everyone}

- More.

### ${READERS.senders}

- \`send\` is new.

- A mistake is mended.

### ${READERS.apps}

- One thing.

  - A detail.
  - Another.

### For cars

The contract is still 1.0.0: cars are sent what they were sent, and answer what they answered.

## 1.0.0

### Major Changes

- All.
`);
  });

  test('loses nothing: an entry for nobody is an error', () => {
    expect(() => groupedChangelog(CHANGELOG.replace('For everyone: more', 'For nobody: more'), [same])).toThrow(
      /does not say whom it is for, by "For everyone: ", .*: For nobody: more\.$/,
    );
  });

  test.each([
    ['only words', { bump: 'patch', changes: [change('patch', 'words')] }, /^.*only its words differ.*$/],
    [
      'something new',
      { bump: 'minor', changes: [change('minor', 'a field is new'), change('patch', 'words')] },
      /^The contract is 1\.0\.1; it was 1\.0\.0\. Cars of both .*\n\n- popup-message: a field is new$/,
    ],
    [
      'a break that was waived',
      { bump: 'major', changes: [change('major', 'a field is required', ['old-sender'])] },
      /It breaks old-sender\.\n\n- popup-message: a field is required$/,
    ],
  ] as const)('%s for cars', (_, comparison, expected) => {
    const text = groupedChangelog(CHANGELOG, [
      { before: '1.0.0', after: '1.0.1', comparison: { ...comparison, changes: [...comparison.changes] } },
    ]);
    expect(/### For cars\n\n([\s\S]*?)\n\n## /.exec(text)?.[1]).toMatch(expected);
  });
});

test('every pending changeset says whom it is for', async () => {
  const changesets = await pendingChangesets(ROOT, 'webportal-popup-contract');
  expect(changesets.filter(({ summary }) => readerOf(summary) === undefined).map(({ file }) => file)).toEqual([]);
});
