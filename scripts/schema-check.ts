/**
 * Compares schema/v1 with the last release and the pending changesets: `npm run schema:check`. Fails if less is announced than
 * the schemas need, or if anything released was edited.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareVersions } from '../src/evolution/compare-versions.js';
import { jsoncompatInclusion } from '../src/evolution/jsoncompat.js';
import { loadContract, schemaOf } from './generate/contract.js';
import { judgeRelease } from './release/gate.js';
import { pendingChangesets } from './release/pending-changesets.js';
import { changesOfReleased, readManifest, readReleased } from './release/released.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const RELEASED = join(ROOT, 'schema/released');

const contract = loadContract(join(ROOT, 'schema/v1'));
const { name } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { name: string };
const released = readReleased(RELEASED);
const [lastVersion, lastBundle] = [...released].at(-1) ?? [];

const edited = changesOfReleased(released, readManifest(RELEASED));
if (edited.length > 0) fail(edited);
else if (lastVersion === undefined || lastBundle === undefined) fail(['no version is released: npm run schema:freeze']);
else {
  const { isPassed, lines } = judgeRelease({
    lastVersion,
    comparison: compareVersions(JSON.parse(lastBundle), Object.fromEntries(contract), {
      isIncluded: await jsoncompatInclusion(),
    }),
    currentVersion: String(schemaOf(contract, 'contract-version').const),
    changesets: await pendingChangesets(ROOT, name),
    today: new Date().toISOString().slice(0, 10),
  });
  if (isPassed) console.log(lines.join('\n'));
  else fail(lines);
}

function fail(lines: readonly string[]): void {
  console.error(lines.join('\n'));
  process.exitCode = 1;
}
