/**
 * Prepares a release: `npm run release:prepare`. Changelog and versions from the changesets, the version of the contract if a
 * schema changed, generated files, the frozen contract, the lock file. Stops at the first step that fails.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareVersions } from '../src/evolution/compare-versions.js';
import { loadContract } from './generate/contract.js';
import { raised, schemaWithVersion, vectorsWithVersion } from './release/contract-version.js';
import { readReleased } from './release/released.js';
import { sizesOf } from './release/sizes.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const SCHEMA = join(ROOT, 'schema/v1/contract-version.schema.json');
const SIZES = join(ROOT, 'scripts/release/sizes.json');
const VECTORS = join(ROOT, 'schema/v1/vectors/contract-version.json');

function step(what: string, ...npm: string[]): void {
  console.log(`── ${what}`);
  execFileSync('npm', npm, { cwd: ROOT, stdio: 'inherit' });
}

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

/** The version that the contract gets; undefined if no schema has changed. */
function nextContractVersion(): string | undefined {
  const [lastVersion = '', lastBundle = ''] = [...readReleased(join(ROOT, 'schema/released'))].at(-1) ?? [];
  const { bump } = compareVersions(JSON.parse(lastBundle), Object.fromEntries(loadContract(join(ROOT, 'schema/v1'))));
  return bump === 'none' ? undefined : raised(lastVersion, bump);
}

try {
  step('Is what is announced enough?', 'run', '--silent', 'schema:check');
  const version = nextContractVersion();
  step('Version and changelog of the package', 'exec', '--offline', '--', 'changeset', 'version');
  if (version === undefined) console.log('── The contract stays as it is');
  else {
    console.log(`── The contract becomes ${version}`);
    edit(SCHEMA, (text) => schemaWithVersion(text, version));
    edit(VECTORS, (text) => vectorsWithVersion(text, version));
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
