/**
 * Generates all files that derive from the schemas, and the pages of the rules: `npm run generate`. Each major version of the contract
 * gets a folder of its own; the pages are about the one that the package is built for.
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
import { type Contract, folderOf, loadContract, majorOf } from './generate/contract.js';
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
import { mainMajor, majorsOf } from './majors.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const MAJORS = majorsOf(ROOT);
const MAIN = mainMajor(ROOT);
const CHECK = 'generated/check';
/** The guide to reviewing payloads, which shows what the command prints. */
const GUIDE = 'docs/reviewing.md';
/** The guide to conformance, with the statements. */
const CONFORMANCE = 'docs/conformance.md';
/** What is in them is all generated. */
const FOLDERS = [...MAJORS.map((major) => `generated/${major}`), CHECK, RULES_FOLDER];

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

/** What every major version has. */
async function filesOf(contract: Contract): Promise<Files> {
  checkRoles(contract);
  checkDeprecations(contract);
  const folder = `generated/${majorOf(contract)}`;
  return {
    [`${folder}/types.ts`]: await typesFile(contract),
    [`${folder}/validators.ts`]: validatorsFile(contract),
    [`${folder}/topics.ts`]: topicsFile(contract),
    [`${folder}/names.ts`]: namesFile(contract),
    [`${folder}/limits.ts`]: limitsFile(contract),
    [`${folder}/kinds.ts`]: kindsFile(contract),
    [`${folder}/deprecations.ts`]: deprecationsFile(contract),
    [`${folder}/parameters.ts`]: parametersFile(contract),
    [`${folder}/options.ts`]: optionsFile(contract),
    [`${folder}/errors.ts`]: errorsFile(contract),
    [`${folder}/schema.json`]: bundleFile(contract),
    [`${folder}/asyncapi.json`]: asyncApiFile(contract),
    [`${folder}/reference.md`]: referenceFile(contract),
  };
}

/** The pages about the main version. */
function pagesOf(contract: Contract): Files {
  const statements = conformanceParts(contract, loadConformance(join(ROOT, folderOf(contract))));
  return {
    'docs/errors.md': errorsPage(contract),
    [CONFORMANCE]: pageWith(CONFORMANCE, textOf(CONFORMANCE), statements),
    ...Object.fromEntries(Object.keys(PAGES).map((path) => [path, pageWithTables(contract, path, textOf(path))])),
  };
}

/** The schemas of a folder, which say themselves which major version they are. */
function load(major: string): Contract {
  const contract = loadContract(join(ROOT, 'schema', major));
  if (majorOf(contract) === major) return contract;
  throw new Error(`schema/${major}/contract-version.schema.json names a version of ${majorOf(contract)}`);
}

async function filesOfSchemas(): Promise<Files> {
  const contracts = MAJORS.map(load);
  const main = contracts[MAJORS.indexOf(MAIN)];
  if (main === undefined) throw new Error(`package.json asks for ${MAIN}, which has no folder in schema/`);
  return Object.assign({}, ...(await Promise.all(contracts.map(filesOf))), pagesOf(main));
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

/** The schemas that a file is made from. */
function sourceOf(path: string): string {
  return `schema/${MAJORS.find((major) => path.startsWith(`generated/${major}/`)) ?? MAIN}`;
}

function filesIn(folder: string): string[] {
  const names = existsSync(join(ROOT, folder)) ? readdirSync(join(ROOT, folder)) : [];
  return names.map((name) => `${folder}/${name}`);
}

const fromSchemas = await orExit(filesOfSchemas);
const changed = update(fromSchemas);
const fromRules = await filesOfRules(load(MAIN));
changed.push(...update(fromRules));
const files: Files = { ...fromSchemas, ...fromRules };
const leftOver = FOLDERS.flatMap(filesIn).filter((path) => !(path in files));

if (values.check) {
  for (const path of changed) {
    console.error(`${path} is not what ${path in fromRules ? 'src/review/rules' : sourceOf(path)} says`);
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
