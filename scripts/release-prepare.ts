/**
 * Prepares a release: `npm run release:prepare`. Changelog and versions from the changesets, the version of the contract if a
 * schema changed, generated files, the frozen contract, the lock file. Stops at the first step that fails.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareVersions } from '../src/evolution/compare-versions.js';
import { loadContract, schemaOf } from './generate/contract.js';
import { majorsOf } from './majors.js';
import { raised, schemaWithVersion, vectorsWithVersion } from './release/contract-version.js';
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

/** What the schemas of a major version are called from now on; undefined if they say what they said. A new one names itself. */
function nextVersion(major: string): string | undefined {
  const [lastVersion, lastBundle] = lastOf(readReleased(join(ROOT, 'schema/released')), major) ?? [];
  const contract = loadContract(join(ROOT, 'schema', major));
  if (lastVersion === undefined || lastBundle === undefined)
    return String(schemaOf(contract, 'contract-version').const);
  const { bump } = compareVersions(JSON.parse(lastBundle), Object.fromEntries(contract));
  // The gate lets more than minor pass only if it is waived, as something that breaks nobody.
  return bump === 'none' ? undefined : raised(lastVersion, bump === 'major' ? 'minor' : bump);
}

function nameVersion(major: string, version: string): void {
  console.log(`── The contract ${major} becomes ${version}`);
  edit(join(ROOT, 'schema', major, 'contract-version.schema.json'), (text) => schemaWithVersion(text, version));
  edit(join(ROOT, 'schema', major, 'vectors/contract-version.json'), (text) => vectorsWithVersion(text, version));
}

try {
  step('Is what is announced enough?', 'run', '--silent', 'schema:check');
  const next = majorsOf(ROOT).map((major) => [major, nextVersion(major)] as const);
  step('Version and changelog of the package', 'exec', '--offline', '--', 'changeset', 'version');
  for (const [major, version] of next) if (version !== undefined) nameVersion(major, version);
  if (next.every(([, version]) => version === undefined)) console.log('── The contract stays as it is');
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
