import { describe, expect, test } from 'vitest';
import { bumpBetween, type GateInput, judgeRelease, type PendingChangeset } from '../../scripts/release/gate.js';
import type { Bump, Change } from '../../src/evolution/change.js';

const CHANGES: Record<Bump, Change[]> = {
  none: [],
  patch: [{ schema: 'a', pointer: '/title', kind: 'words-changed', bump: 'patch', breaks: [], message: 'words' }],
  minor: [
    {
      schema: 'a',
      pointer: '/properties/b',
      kind: 'field-added',
      bump: 'minor',
      breaks: [],
      message: 'a field is new',
    },
  ],
  major: [
    {
      schema: 'a',
      pointer: '/properties/c',
      kind: 'field-added',
      bump: 'major',
      breaks: ['old-sender'],
      message: 'a required field is new',
      witness: { 'old-sender': { old: 1 } },
    },
  ],
};

const changeset = (bump: Bump, summary = 'A change.'): PendingChangeset => ({
  file: `.changeset/${bump}.md`,
  bump,
  summary,
});

function judged(
  needed: Bump,
  changesets: PendingChangeset[],
  more: Partial<GateInput> = {},
): { isPassed: boolean; text: string } {
  const { isPassed, lines } = judgeRelease({
    folder: 'schema/v1',
    lastVersion: '1.0.0',
    currentVersion: '1.0.0',
    comparison: { bump: needed, changes: CHANGES[needed] },
    changesets,
    today: '2026-11-26',
    ...more,
  });
  return { isPassed, text: lines.join('\n') };
}

const BUMPS: Bump[] = ['none', 'patch', 'minor', 'major'];

test.each(BUMPS.flatMap((needed) => BUMPS.map((announced) => [needed, announced] as const)))(
  '%s is needed, %s announced',
  (needed, announced) => {
    // A major version has a folder of its own.
    const isEnough = needed !== 'major' && BUMPS.indexOf(announced) >= BUMPS.indexOf(needed);
    expect(judged(needed, [changeset(announced)]).isPassed).toBe(isEnough);
    expect(judged(needed, [changeset('none'), changeset(announced)]).isPassed).toBe(isEnough);
  },
);

test('what is refused is told with the change, whom it breaks, the message that proves it, and the changeset', () => {
  const { text } = judged('major', [changeset('patch')]);
  expect(text.split('\n')).toEqual([
    'since 1.0.0 schema/v1 needs major, but only patch is announced (.changeset/patch.md):',
    '  major: a#/properties/c: a required field is new (breaks old-sender)',
    '    old-sender: {"old":1}',
    expect.stringMatching(
      /^Take the change back, .*popup-contract diff 1\.0\.0 schema\/v1 .*, or make it in schema\/v2\.$/,
    ),
  ]);
  expect(judged('minor', []).text).toContain('only none is announced (there is no changeset)');
  expect(judged('minor', []).text).toMatch(/or announce minor\.$/);
});

test('a change that breaks is refused even if it is announced: v1 stays what cars were built for', () => {
  const { text } = judged('major', [changeset('major')]);
  expect(text).toContain('since 1.0.0 schema/v1 needs major, which a folder never becomes:\n  major: a#/properties/c');
  expect(text).toContain('make it in schema/v2');
});

test('a version that was raised for the release announces as much', () => {
  expect(judged('minor', [], { currentVersion: '1.1.0' }).isPassed).toBe(true);
  expect(judged('major', [], { currentVersion: '1.1.0' }).isPassed).toBe(false);
  expect(judged('major', [], { currentVersion: '2.0.0' }).isPassed).toBe(false);
});

test.each([
  ['1.0.0', '1.0.0', 'none'],
  ['1.0.0', '1.0.1', 'patch'],
  ['1.9.0', '1.10.0', 'minor'],
  ['1.2.3', '2.0.0', 'major'],
  ['1.2.0', '1.1.9', 'none'],
])('%s to %s is %s', (before, after, bump) => {
  expect(bumpBetween(before, after)).toBe(bump);
});

describe('a waiver', () => {
  const waived = (line: string): { isPassed: boolean; text: string } =>
    judged('major', [changeset('minor', `A change.\n\n${line}\n`)]);

  test('with a date that is not over and a reason lets it pass, and is printed', () => {
    const { isPassed, text } = waived('Schema waiver until 2026-11-26: no car has the field yet');
    expect(isPassed).toBe(true);
    expect(text).toContain('waived until 2026-11-26 by .changeset/minor.md: no car has the field yet');
  });

  test('that is over does not', () => {
    expect(waived('Schema waiver until 2026-11-25: no car has the field yet').isPassed).toBe(false);
  });

  test.each([
    'Schema waiver: why',
    'Schema waiver until 2026-12-24',
    'Schema waiver until 2026-12-24: ',
    'Schema waiver until tomorrow: why',
  ])('without date or reason is refused: %s', (line) => {
    const { isPassed, text } = waived(line);
    expect(isPassed).toBe(false);
    expect(text).toContain('a waiver needs a date and a reason');
  });
});
