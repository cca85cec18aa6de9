/**
 * Prepares a release: `npm run release:prepare`. Changelog and versions from the changesets, the version of the contract if a
 * schema changed, generated files, the frozen contract, the lock file. Stops at the first step that fails.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Comparison, compareVersions } from '../src/evolution/compare-versions.js';
import { loadContract, schemaOf } from './generate/contract.js';
import { majorsOf } from './majors.js';
import { type ContractChange, groupedChangelog } from './release/changelog.js';
import { raised, schemaWithVersion, vectorsWithVersion } from './release/contract-version.js';
import { pendingChangesets } from './release/pending-changesets.js';
import { lastOf, readReleased } from './release/released.js';
import { sizesOf } from './release/sizes.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const SIZES = join(ROOT, 'scripts/release/sizes.json');

function step(what: string, ...npm: string[]): void {
  console.log(`── ${what}`);
  execFileSync('npm', npm, { cwd: ROOT, stdio: 'inherit' });
}

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

/** What has become of a major version since its last release. A new one names itself. */
function changeOf(major: string): ContractChange {
  const [lastVersion, lastBundle] = lastOf(readReleased(join(ROOT, 'schema/released')), major) ?? [];
  const contract = loadContract(join(ROOT, 'schema', major));
  const schemas = Object.fromEntries(contract);
  if (lastVersion === undefined || lastBundle === undefined) {
    const version = String(schemaOf(contract, 'contract-version').const);
    const comparison: Comparison = { bump: 'major', changes: [] };
    return { before: 'not there', after: version, comparison };
  }
  const comparison = compareVersions(JSON.parse(lastBundle), schemas);
  // The gate lets more than minor pass only if it is waived, as something that breaks nobody.
  const bump = comparison.bump === 'major' ? 'minor' : comparison.bump;
  return { before: lastVersion, after: raised(lastVersion, bump), comparison };
}

function nameVersion(major: string, version: string): void {
  console.log(`── The contract ${major} becomes ${version}`);
  edit(join(ROOT, 'schema', major, 'contract-version.schema.json'), (text) => schemaWithVersion(text, version));
  edit(join(ROOT, 'schema', major, 'vectors/contract-version.json'), (text) => vectorsWithVersion(text, version));
}

try {
  if ((await pendingChangesets(ROOT, 'webportal-popup-contract')).length === 0) {
    throw new Error('there is nothing to release: npx --no -- changeset says what is new');
  }
  step('Is what is announced enough?', 'run', '--silent', 'schema:check');
  const contracts = majorsOf(ROOT).map((major) => ({ major, ...changeOf(major) }));
  step('Version and changelog of the package', 'exec', '--offline', '--', 'changeset', 'version');
  edit(join(ROOT, 'CHANGELOG.md'), (text) => groupedChangelog(text, contracts));
  const changed = contracts.filter(({ before, after }) => before !== after);
  for (const { major, after } of changed) nameVersion(major, after);
  if (changed.length === 0) console.log('── The contract stays as it is');
  else {
    step('Generated files', 'run', '--silent', 'generate');
    step('Frozen contract', 'run', '--silent', 'schema:freeze');
  }
  step('What the release weighs', 'run', '--silent', 'build');
  writeFileSync(SIZES, `${JSON.stringify(sizesOf(join(ROOT, 'dist')), null, 2)}\n`);
  step('Lock file', 'install', '--package-lock-only', '--ignore-scripts', '--offline');
  console.log('Now: bash .ci/run, look at CHANGELOG.md, commit, npm publish');
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
