/**
 * Generates all files that derive from schema/v1, and the pages of the rules: `npm run generate`.
 * With `--check` it writes nothing, and fails if a generated file is out of date.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { asyncApiFile } from './generate/asyncapi.js';
import { bundleFile } from './generate/bundle.js';
import { checkDeprecations } from './generate/check-deprecations.js';
import { conformanceParts, loadConformance } from './generate/conformance.js';
import { type Contract, loadContract } from './generate/contract.js';
import { deprecationsFile } from './generate/deprecations-file.js';
import { errorsFile, errorsPage } from './generate/errors.js';
import { kindsFile } from './generate/kinds.js';
import { limitsFile } from './generate/limits.js';
import { namesFile } from './generate/names.js';
import { optionsFile } from './generate/options.js';
import { PAGES, pageWith, pageWithTables } from './generate/pages.js';
import { parametersFile } from './generate/parameters.js';
import { referenceFile } from './generate/reference.js';
import { reviewChecklist } from './generate/review-checklist.js';
import { checkRoles } from './generate/roles.js';
import { RULES_FOLDER, rulePages } from './generate/rule-pages.js';
import { topicsFile } from './generate/topics.js';
import { typesFile } from './generate/types.js';
import { validatorsFile } from './generate/validators.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const VERSION = join(ROOT, 'schema/v1');
const GENERATED = 'generated/v1';
const CHECK = 'generated/check';
/** The guide to reviewing payloads, which shows what the command prints. */
const GUIDE = 'docs/reviewing.md';
/** The guide to conformance, with the statements. */
const CONFORMANCE = 'docs/conformance.md';
/** What is in them is all generated. */
const FOLDERS = [GENERATED, CHECK, RULES_FOLDER];

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

/** Contents by path. */
type Files = Record<string, string>;

/** Prints a fault of the schemas as its message alone, without a stack trace. */
async function orExit<Value>(make: () => Promise<Value>): Promise<Value> {
  try {
    return await make();
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}

async function filesOf(contract: Contract): Promise<Files> {
  checkRoles(contract);
  checkDeprecations(contract);
  const pages = Object.keys(PAGES).map((path) => [path, pageWithTables(contract, path, textOf(path))]);
  return {
    [`${GENERATED}/types.ts`]: await typesFile(contract),
    [`${GENERATED}/validators.ts`]: validatorsFile(contract),
    [`${GENERATED}/topics.ts`]: topicsFile(contract),
    [`${GENERATED}/names.ts`]: namesFile(contract),
    [`${GENERATED}/limits.ts`]: limitsFile(contract),
    [`${GENERATED}/kinds.ts`]: kindsFile(contract),
    [`${GENERATED}/deprecations.ts`]: deprecationsFile(contract),
    [`${GENERATED}/parameters.ts`]: parametersFile(contract),
    [`${GENERATED}/options.ts`]: optionsFile(contract),
    [`${GENERATED}/errors.ts`]: errorsFile(contract),
    [`${GENERATED}/schema.json`]: bundleFile(contract),
    [`${GENERATED}/asyncapi.json`]: asyncApiFile(contract),
    [`${GENERATED}/reference.md`]: referenceFile(contract),
    'docs/errors.md': errorsPage(contract),
    [CONFORMANCE]: pageWith(CONFORMANCE, textOf(CONFORMANCE), conformanceParts(contract, loadConformance(VERSION))),
    ...Object.fromEntries(pages),
  };
}

/** What is made from the rules. These import what is generated from the schemas, so that is written first. */
async function filesOfRules(contract: Contract): Promise<Files> {
  const { RULES } = await import('../src/review/rules.js');
  const { configSchema, reportSchema } = await import('./generate/report-schema.js');
  const { checkExample } = await import('./generate/check-example.js');
  return {
    [`${CHECK}/report.schema.json`]: reportSchema(RULES),
    [`${CHECK}/config.schema.json`]: configSchema(RULES),
    ...rulePages(RULES),
    'docs/review-checklist.md': reviewChecklist(contract, RULES),
    [GUIDE]: pageWith(GUIDE, textOf(GUIDE), await checkExample()),
  };
}

function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Writes the files that are not up to date, unless they are only checked. Returns their paths. */
function update(files: Files): string[] {
  const outdated = Object.keys(files).filter((path) => {
    const absolute = join(ROOT, path);
    return !existsSync(absolute) || readFileSync(absolute, 'utf8') !== files[path];
  });
  for (const path of values.check ? [] : outdated) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), files[path] ?? '');
  }
  return outdated;
}

function filesIn(folder: string): string[] {
  const names = existsSync(join(ROOT, folder)) ? readdirSync(join(ROOT, folder)) : [];
  return names.map((name) => `${folder}/${name}`);
}

const contract = await orExit(async () => loadContract(VERSION));
const fromSchemas = await orExit(() => filesOf(contract));
const changed = update(fromSchemas);
const fromRules = await filesOfRules(contract);
changed.push(...update(fromRules));
const files: Files = { ...fromSchemas, ...fromRules };
const leftOver = FOLDERS.flatMap(filesIn).filter((path) => !(path in files));

if (values.check) {
  for (const path of changed) {
    console.error(`${path} is not what ${path in fromRules ? 'src/review/rules' : 'schema/v1'} says`);
  }
  for (const path of leftOver) console.error(`${path} is not generated from anything`);
  if (changed.length + leftOver.length > 0) {
    console.error('Run: npm run generate');
    process.exitCode = 1;
  } else {
    console.log(`${Object.keys(files).length} generated files are up to date`);
  }
} else {
  for (const path of leftOver) rmSync(join(ROOT, path));
  for (const path of Object.keys(files)) console.log(`${changed.includes(path) ? 'wrote    ' : 'unchanged'} ${path}`);
}
