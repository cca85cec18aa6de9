/** Freezes what schema/v1 says as the version that it names: `npm run schema:freeze`, a step of the release. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFile } from './generate/bundle.js';
import { loadContract, schemaOf } from './generate/contract.js';
import { changesOfReleased, MANIFEST, type Manifest, pinOf, readManifest, readReleased } from './release/released.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const FOLDER = join(ROOT, 'schema/released');

const contract = loadContract(join(ROOT, 'schema/v1'));
const version = String(schemaOf(contract, 'contract-version').const);
const bundle = bundleFile(contract);

mkdirSync(FOLDER, { recursive: true });
const manifest: Manifest = existsSync(join(FOLDER, MANIFEST)) ? readManifest(FOLDER) : {};
const released = readReleased(FOLDER);
const problems = changesOfReleased(released, manifest);

if (problems.length > 0) fail(problems.join('\n'));
else if (released.get(version) === bundle) console.log(`${version} is frozen, and schema/v1 still says the same`);
else if (released.has(version))
  fail(`${version} is released: raise the version in schema/v1/contract-version.schema.json first`);
else {
  writeFileSync(join(FOLDER, `${version}.json`), bundle);
  writeFileSync(join(FOLDER, MANIFEST), `${JSON.stringify({ ...manifest, [version]: pinOf(bundle) }, null, 2)}\n`);
  console.log(`froze schema/v1 as ${version}`);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
