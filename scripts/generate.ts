/**
 * Generates all files that derive from schema/v1: `npm run generate`.
 * With `--check` it writes nothing, and fails if a generated file is out of date.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { RULES } from '../src/review/rules.js';
import { asyncApiFile } from './generate/asyncapi.js';
import { bundleFile } from './generate/bundle.js';
import { type Contract, loadContract } from './generate/contract.js';
import { errorsFile, errorsPage } from './generate/errors.js';
import { kindsFile } from './generate/kinds.js';
import { limitsFile } from './generate/limits.js';
import { namesFile } from './generate/names.js';
import { optionsFile } from './generate/options.js';
import { PAGES, pageWithTables } from './generate/pages.js';
import { parametersFile } from './generate/parameters.js';
import { referenceFile } from './generate/reference.js';
import { configSchema, reportSchema } from './generate/report-schema.js';
import { checkRoles } from './generate/roles.js';
import { rulesPage } from './generate/rules-page.js';
import { topicsFile } from './generate/topics.js';
import { typesFile } from './generate/types.js';
import { validatorsFile } from './generate/validators.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const GENERATED = 'generated/v1';
const CHECK = 'generated/check';
/** What is in them is all generated. */
const FOLDERS = [GENERATED, CHECK];

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

/** Prints a fault of the schemas as its message alone, without a stack trace. */
async function makeFiles(): Promise<Record<string, string>> {
  try {
    return await filesOf(loadContract(join(ROOT, 'schema/v1')));
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}

async function filesOf(contract: Contract): Promise<Record<string, string>> {
  checkRoles(contract);
  const pages = Object.keys(PAGES).map((path) => [
    path,
    pageWithTables(contract, path, readFileSync(join(ROOT, path), 'utf8')),
  ]);
  return {
    [`${GENERATED}/types.ts`]: await typesFile(contract),
    [`${GENERATED}/validators.ts`]: validatorsFile(contract),
    [`${GENERATED}/topics.ts`]: topicsFile(contract),
    [`${GENERATED}/names.ts`]: namesFile(contract),
    [`${GENERATED}/limits.ts`]: limitsFile(contract),
    [`${GENERATED}/kinds.ts`]: kindsFile(contract),
    [`${GENERATED}/parameters.ts`]: parametersFile(contract),
    [`${GENERATED}/options.ts`]: optionsFile(contract),
    [`${GENERATED}/errors.ts`]: errorsFile(contract),
    [`${GENERATED}/schema.json`]: bundleFile(contract),
    [`${GENERATED}/asyncapi.json`]: asyncApiFile(contract),
    [`${GENERATED}/reference.md`]: referenceFile(contract),
    [`${CHECK}/report.schema.json`]: reportSchema(RULES),
    [`${CHECK}/config.schema.json`]: configSchema(RULES),
    'docs/errors.md': errorsPage(contract),
    'docs/rules.md': rulesPage(RULES),
    ...Object.fromEntries(pages),
  };
}

const files = await makeFiles();

const present = FOLDERS.filter((folder) => existsSync(join(ROOT, folder))).flatMap((folder) =>
  readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`),
);
const leftOver = present.filter((path) => !(path in files));
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
  for (const folder of FOLDERS) mkdirSync(join(ROOT, folder), { recursive: true });
  for (const path of leftOver) rmSync(join(ROOT, path));
  for (const path of changed) writeFileSync(join(ROOT, path), files[path] ?? '');
  for (const path of Object.keys(files)) console.log(`${changed.includes(path) ? 'wrote    ' : 'unchanged'} ${path}`);
}
