/**
 * Makes everything that follows from schema/v1: `npm run generate`.
 * With `--check` nothing is written; it fails when anything that is committed differs.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { asyncApiFile } from './generate/asyncapi.js';
import { bundleFile } from './generate/bundle.js';
import { loadContract } from './generate/contract.js';
import { limitsFile } from './generate/limits.js';
import { namesFile } from './generate/names.js';
import { readmeWithTables } from './generate/readme.js';
import { referenceFile } from './generate/reference.js';
import { topicsFile } from './generate/topics.js';
import { typesFile } from './generate/types.js';
import { validatorsFile } from './generate/validators.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const GENERATED = 'generated/v1';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const contract = loadContract(join(ROOT, 'schema/v1'));

const files: Record<string, string> = {
  [`${GENERATED}/types.ts`]: await typesFile(contract),
  [`${GENERATED}/validators.ts`]: validatorsFile(contract),
  [`${GENERATED}/topics.ts`]: topicsFile(contract),
  [`${GENERATED}/names.ts`]: namesFile(contract),
  [`${GENERATED}/limits.ts`]: limitsFile(contract),
  [`${GENERATED}/schema.json`]: bundleFile(contract),
  [`${GENERATED}/asyncapi.json`]: asyncApiFile(contract),
  [`${GENERATED}/reference.md`]: referenceFile(contract),
  'README.md': readmeWithTables(contract, readFileSync(join(ROOT, 'README.md'), 'utf8')),
};

const present = existsSync(join(ROOT, GENERATED)) ? readdirSync(join(ROOT, GENERATED)) : [];
const leftOver = present.map((name) => `${GENERATED}/${name}`).filter((path) => !(path in files));
const changed = Object.keys(files).filter((path) => {
  const absolute = join(ROOT, path);
  return !existsSync(absolute) || readFileSync(absolute, 'utf8') !== files[path];
});

if (values.check) {
  for (const path of changed) console.error(`${path} is not what schema/v1 says`);
  for (const path of leftOver) console.error(`${path} is not generated from anything`);
  if (changed.length + leftOver.length > 0) {
    console.error('Run: npm run generate');
    process.exitCode = 1;
  } else {
    console.log(`${Object.keys(files).length} generated files are up to date`);
  }
} else {
  mkdirSync(join(ROOT, GENERATED), { recursive: true });
  for (const path of leftOver) rmSync(join(ROOT, path));
  for (const path of changed) writeFileSync(join(ROOT, path), files[path] ?? '');
  for (const path of Object.keys(files)) console.log(`${changed.includes(path) ? 'wrote    ' : 'unchanged'} ${path}`);
}
