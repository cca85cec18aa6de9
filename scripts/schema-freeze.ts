/** Freezes what the schemas say as the versions that they name: `npm run schema:freeze`, a step of the release. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFile } from './generate/bundle.js';
import { loadContract, schemaOf } from './generate/contract.js';
import { majorsOf } from './majors.js';
import { changesOfReleased, MANIFEST, type Manifest, pinOf, readManifest, readReleased } from './release/released.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const FOLDER = join(ROOT, 'schema/released');

mkdirSync(FOLDER, { recursive: true });
const problems = changesOfReleased(readReleased(FOLDER), pinned());
if (problems.length > 0) fail(problems.join('\n'));
else for (const major of majorsOf(ROOT)) freeze(`schema/${major}`);

function freeze(folder: string): void {
  const contract = loadContract(join(ROOT, folder));
  const version = String(schemaOf(contract, 'contract-version').const);
  const bundle = bundleFile(contract);
  const released = readReleased(FOLDER);
  if (released.get(version) === bundle) console.log(`${version} is frozen, and ${folder} still says the same`);
  else if (released.has(version))
    fail(`${version} is released: raise the version in ${folder}/contract-version.schema.json first`);
  else {
    writeFileSync(join(FOLDER, `${version}.json`), bundle);
    writeFileSync(join(FOLDER, MANIFEST), `${JSON.stringify({ ...pinned(), [version]: pinOf(bundle) }, null, 2)}\n`);
    console.log(`froze ${folder} as ${version}`);
  }
}

function pinned(): Manifest {
  return existsSync(join(FOLDER, MANIFEST)) ? readManifest(FOLDER) : {};
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
