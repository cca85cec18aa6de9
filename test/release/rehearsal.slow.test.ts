/** Releases in a copy: what a gate lets pass, what follows by itself, and what it refuses. */
import { readdirSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CONTRACT_VERSION } from '../../generated/v1/names.js';
import { raised } from '../../scripts/release/contract-version.js';
import type { Finished } from '../run.js';
import { Copy } from '../single-source/copy.js';

// A release generates, compares and freezes everything, several times over: half a minute where nothing else runs.
vi.setConfig({ testTimeout: 240_000 });

const NAME = 'webportal-popup-contract';

let copy: Copy;
beforeEach(() => {
  copy = new Copy('.changeset', '.npmrc', 'CHANGELOG.md', 'LICENSE', 'package-lock.json');
  for (const name of readdirSync(copy.path('.changeset'))) {
    if (name !== 'config.json') rmSync(copy.path(`.changeset/${name}`));
  }
});
afterEach(() => copy.remove());

function announce(bump: string, summary: string): void {
  copy.write('.changeset/one.md', `---\n"${NAME}": ${bump}\n---\n\nFor senders: ${summary}\n`);
}

const check = (): Promise<Finished> => copy.tsx('scripts/schema-check.ts');

/** What users of the contract would notice: one more field. */
function addOptionalField(): void {
  copy.editSchema('popup-message', ({ properties }: { properties: Record<string, unknown> }) => {
    properties.tone = {
      title: 'Tone',
      description: 'A sound that is played with the popup.',
      'x-source': 'docs/decisions.md',
      'x-api-name': 'tone',
      examples: ['chime'],
      type: 'string',
      minLength: 1,
    };
  });
}

test('row 25: a breaking change with a patch note is refused, with a message that proves it', async () => {
  copy.editSchema('popup-message', ({ required, properties }: { required: string[]; properties: object }) => {
    required.push(Object.keys(properties).at(-1) ?? '');
  });
  announce('patch', 'A field that everybody sends anyway.');
  const { status, stderr } = await check();
  expect(status).toBe(1);
  expect(stderr).toContain('schema/v1 needs major, but only patch is announced (.changeset/one.md)');
  expect(stderr).toMatch(
    / {2}major: popup-message#\/required: .* \(breaks old-sender, caller\)\n {4}old-sender: \{".*\}\n/,
  );
  announce('major', 'A field that everybody must send.');
  expect((await check()).stderr).toContain('or make it in schema/v2.');
});

test('row 25: what was released and is edited is refused', async () => {
  copy.edit(`schema/released/${CONTRACT_VERSION}.json`, (text) => text.replace('"type": "string"', '"type": "number"'));
  announce('major', 'Whatever.');
  const { status, stderr } = await check();
  expect(status).toBe(1);
  expect(stderr).toMatch(/was edited \([\w-]+\), but it is what cars were built for/);
});

test('a minor release: gate, changelog, version, generated files and the frozen contract follow', async () => {
  addOptionalField();
  announce('patch', 'A popup may have a tone.');
  expect((await check()).stderr).toContain('the field "tone" is new'.replace('the field', 'the optional field'));
  announce('minor', 'A popup may have a tone.');
  const { status, stdout, stderr } = await copy.tsx('scripts/release-prepare.ts');
  expect(status, stdout + stderr).toBe(0);

  const next = raised(CONTRACT_VERSION, 'minor');
  expect(stdout).toContain(`The contract v1 becomes ${next}`);
  expect(copy.read('CHANGELOG.md')).toMatch(
    /### For senders, in the back-end\n\n- A popup may have a tone\.\n\n### For cars\n\nThe contract is .*\n\n(- .*\n)*- popup-message: the optional field "tone" is new\n/,
  );
  expect(readdirSync(copy.path('.changeset'))).toEqual(['config.json']);
  expect(JSON.parse(copy.read(`schema/released/${next}.json`)).definitions['popup-message'].properties).toHaveProperty(
    'tone',
  );
  expect(copy.read('generated/v1/names.ts')).toContain(`CONTRACT_VERSION = '${next}'`);
  expect(copy.read('README.md')).toContain('| `tone` |');
  expect((await check()).stdout).toContain(`since ${next} schema/v1 needs none`);

  const diff = await copy.node('dist/cli.js', 'diff', CONTRACT_VERSION, next);
  expect(diff.stdout).toContain('the optional field "tone" is new');
  expect(diff.stdout).toContain('the version must be raised by minor');
});
