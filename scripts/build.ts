/**
 * Compiles and bundles the package into an empty dist: `npm run build`. Major versions of the contract beside the main one go into
 * folders of their own, such as dist/v2. With `--no-types` it neither checks types nor writes declarations, which are a third of the
 * work: for tests of the commands.
 */
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleModules } from './build/bundle.js';
import { compile, fromMemory } from './build/compile.js';
import { bundleDeclarations } from './build/declarations.js';
import { entries } from './build/entries.js';
import { pageFiles } from './build/page.js';
import type { Version } from './build/version.js';
import { mainMajor, majorsOf } from './majors.js';
import { classicScript } from './receiver-script.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const DIST = join(ROOT, 'dist');
const MAIN = mainMajor(ROOT);
const hasTypes = !process.argv.includes('--no-types');

/** Compiled first, all of them: an error leaves the old dist as it is. */
const versions = majorsOf(ROOT).map(compiled);
// Files left by an earlier build would be published too.
rmSync(DIST, { recursive: true, force: true });
for (const version of versions) await build(version);
chmodSync(join(DIST, 'cli.js'), 0o755);
await buildPage();

function compiled(major: string): Version {
  const contract = join(ROOT, 'generated', major);
  const isMain = major === MAIN;
  const emitted = compile(ROOT, Object.values(entries(ROOT, '.ts', isMain)), contract, hasTypes);
  // The compiler has printed the errors.
  if (emitted === undefined) process.exit(1);
  return { root: ROOT, dist: isMain ? DIST : join(DIST, major), emitted, contract, isMain };
}

/** The simulator's page, for the main version. */
async function buildPage(): Promise<void> {
  const files = await pageFiles(ROOT, join(ROOT, 'generated', MAIN));
  mkdirSync(join(DIST, 'page'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(DIST, 'page', name), text);
  console.log(`dist/page: ${Object.keys(files).join(', ')}`);
}

async function build(version: Version): Promise<void> {
  const { dist, emitted, contract } = version;
  const modules = await bundleModules(version);
  if (hasTypes) await bundleDeclarations(version);
  const script = await classicScript(join(ROOT, 'src/receiver/index.js'), 'WebPortalPopup', [
    fromMemory(emitted, '.js', contract),
  ]);
  writeFileSync(join(dist, 'receiver.js'), script);
  writeFileSync(
    join(dist, 'receiver.d.ts'),
    "/** The global variable that the script receiver.js defines. */\nexport * from './receiver.mjs';\nexport as namespace WebPortalPopup;\n",
  );
  console.log(`${relative(ROOT, dist)}: ${modules.length} modules; receiver.js: ${script.length} bytes`);
}
