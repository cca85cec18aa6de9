import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  byVersion,
  changesOfReleased,
  type Manifest,
  pinOf,
  readManifest,
  readReleased,
} from '../../scripts/release/released.js';
import { ROOT, run } from '../run.js';

const FOLDER = join(ROOT, 'schema/released');
const released = readReleased(FOLDER);
const manifest = readManifest(FOLDER);

test('nothing that was released was edited', () => {
  expect(changesOfReleased(released, manifest)).toEqual([]);
  expect(released.size).toBeGreaterThan(0);
});

test('schema/v1 needs no more than what is announced, and nothing released was edited: npm run schema:check', async () => {
  const { status, stderr } = await run(process.execPath, ['--import', 'tsx', 'scripts/schema-check.ts'], { cwd: ROOT });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

describe('row 25: a schema file edited after release', () => {
  const [[version = '', bundle = ''] = []] = [...released];
  const { definitions, ...rest } = JSON.parse(bundle);
  const [first = ''] = Object.keys(definitions);
  const edited = (text: string): string[] =>
    changesOfReleased(new Map([[version, text]]), { [version]: manifest[version] } as Manifest);

  test('is told by its name, with what to do', () => {
    const changed = { ...rest, definitions: { ...definitions, [first]: { ...definitions[first], title: 'Other' } } };
    const [sentence = ''] = edited(`${JSON.stringify(changed, null, 2)}\n`);
    expect(sentence).toContain(`schema/released/${version}.json was edited (${first})`);
    expect(sentence).toContain('git checkout schema/released');
  });

  test.each([
    ['a schema that is new', JSON.stringify({ ...rest, definitions: { ...definitions, new: {} } }), '(new)'],
    ['white space', ` ${bundle}`, '(outside of its schemas)'],
    ['what is no JSON', '{', '(it is no bundle any more)'],
  ])('%s', (_, text, what) => {
    expect(edited(text)[0]).toContain(what);
  });

  test('gone, or not in the manifest', () => {
    expect(changesOfReleased(new Map(), manifest)[0]).toContain('is gone: bring it back');
    expect(changesOfReleased(new Map([['9.9.9', bundle]]), {})[0]).toContain('npm run schema:freeze');
    expect(changesOfReleased(new Map([['9.9.9', bundle]]), { '9.9.9': pinOf(bundle) })).toEqual([]);
  });
});

test('versions are in the order of their numbers', () => {
  expect(['1.10.0', '1.9.0', '2.0.0', '1.9.10'].sort(byVersion)).toEqual(['1.9.0', '1.9.10', '1.10.0', '2.0.0']);
});
