/**
 * Rehearses a release in a copy: `npm run release:dry`. All that a release does but publishing: version, changelog, frozen contract,
 * two tarballs that must be byte-identical, an installation, a list of components (SBOM), sizes. Prints a page for people.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pendingChangesets } from './release/pending-changesets.js';
import { type Sizes, sizesOf, sizeTable } from './release/sizes.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const NAME = 'webportal-popup-contract';
const SIZES = 'scripts/release/sizes.json';

const folder = mkdtempSync(join(tmpdir(), 'release-dry-'));
const copy = join(folder, 'copy');

/** Runs a program to its end and returns what it prints; a failure ends the rehearsal with its output. */
function output(cwd: string, program: string, ...args: string[]): string {
  return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 26 });
}

function section(title: string, text: string): void {
  console.log(`\n${title}\n${'─'.repeat(title.length)}\n${text.trim()}`);
}

/** What git tracks, and what it does not know yet, without what it ignores. */
function copyProject(): void {
  const names = output(ROOT, 'git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0');
  for (const name of names.filter((one) => one !== '' && existsSync(join(ROOT, one)))) {
    mkdirSync(dirname(join(copy, name)), { recursive: true });
    cpSync(join(ROOT, name), join(copy, name));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
}

function pack(into: string, ...flags: string[]): { file: string; sha256: string } {
  mkdirSync(join(folder, into));
  const name = output(copy, 'npm', 'pack', '--silent', '--pack-destination', join(folder, into), ...flags)
    .trim()
    .split('\n')
    .at(-1);
  const file = join(folder, into, name ?? '');
  return { file, sha256: createHash('sha256').update(readFileSync(file)).digest('hex') };
}

/** The newest section of a changelog. */
function newest(changelog: string): string {
  return changelog.split(/^(?=## )/m)[1] ?? '';
}

function tryInstalled(tarball: string): string {
  const user = join(folder, 'user');
  mkdirSync(user);
  writeFileSync(join(user, 'package.json'), '{"private":true,"type":"module"}');
  output(user, 'npm', 'install', '--offline', '--no-audit', '--no-fund', tarball);
  const command = join(user, 'node_modules/.bin/popup-contract');
  const lastVersion =
    output(copy, 'ls', 'schema/released')
      .match(/\d+\.\d+\.\d+(?=\.json)/g)
      ?.at(0) ?? '';
  return [
    `popup-contract --version: ${output(user, command, '--version').trim()}`,
    `popup-contract diff ${lastVersion} (the schemas of this release):`,
    output(user, command, 'diff', lastVersion, join(user, `node_modules/${NAME}/schema/v1`)).trim(),
  ].join('\n');
}

try {
  if ((await pendingChangesets(ROOT, NAME)).length === 0) {
    console.log('Nothing to release: there is no changeset');
    process.exit();
  }
  copyProject();
  console.log('Preparing the release in a copy …');
  output(copy, 'npm', 'run', '--silent', 'release:prepare');
  const { version } = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8')) as { version: string };
  // What was built for the release, and what is built once more.
  const [first, second] = [pack('first', '--ignore-scripts'), pack('second')];
  if (first.sha256 !== second.sha256) throw new Error(`two packs differ: ${first.sha256} and ${second.sha256}`);
  section(`Release ${version}`, newest(readFileSync(join(copy, 'CHANGELOG.md'), 'utf8')));
  section(
    'Tarball',
    `sha256 ${first.sha256}, the same twice, ${readFileSync(first.file).length.toLocaleString('en')} bytes`,
  );
  section('Installed', tryInstalled(first.file));
  const sbom = JSON.parse(
    output(copy, 'npm', 'sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--omit', 'peer', '--package-lock-only'),
  );
  section(
    'Components (SBOM)',
    `${sbom.components?.length ?? 0} besides the package itself; what is bundled: dist/THIRD-PARTY-LICENSES.txt`,
  );
  const before = existsSync(join(ROOT, SIZES)) ? (JSON.parse(readFileSync(join(ROOT, SIZES), 'utf8')) as Sizes) : {};
  section('Sizes, against the last release', sizeTable(before, sizesOf(join(copy, 'dist'))));
} catch (error) {
  const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string };
  console.error([message, stdout, stderr].join('\n').trim());
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
