/**
 * Compares the schemas of each major version with its last release and the pending changesets: `npm run schema:check`. Fails if less
 * is announced than the schemas need, or if anything released was edited.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareVersions } from '../src/evolution/compare-versions.js';
import { jsoncompatInclusion } from '../src/evolution/jsoncompat.js';
import { loadContract, schemaOf } from './generate/contract.js';
import { majorsOf } from './majors.js';
import { judgeRelease } from './release/gate.js';
import { pendingChangesets } from './release/pending-changesets.js';
import { changesOfReleased, lastOf, readManifest, readReleased } from './release/released.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const RELEASED = join(ROOT, 'schema/released');

const { name } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { name: string };
const released = readReleased(RELEASED);
const changesets = await pendingChangesets(ROOT, name);
const today = new Date().toISOString().slice(0, 10);
const isIncluded = await jsoncompatInclusion();

const edited = changesOfReleased(released, readManifest(RELEASED));
if (edited.length > 0) fail(edited);
else for (const major of majorsOf(ROOT)) check(major);

function check(major: string): void {
  const folder = `schema/${major}`;
  const contract = loadContract(join(ROOT, folder));
  const [lastVersion, lastBundle] = lastOf(released, major) ?? [];
  if (lastVersion === undefined || lastBundle === undefined) {
    console.log(`${folder} is not released yet`);
    return;
  }
  const { isPassed, lines } = judgeRelease({
    folder,
    lastVersion,
    comparison: compareVersions(JSON.parse(lastBundle), Object.fromEntries(contract), { isIncluded }),
    currentVersion: String(schemaOf(contract, 'contract-version').const),
    changesets,
    today,
  });
  if (isPassed) console.log(lines.join('\n'));
  else fail(lines);
}

function fail(lines: readonly string[]): void {
  console.error(lines.join('\n'));
  process.exitCode = 1;
}
