/** Builds the documentation site in site/ from the README, the guides and the doc comments: `npm run docs`. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  Application,
  Converter,
  type DocumentReflection,
  type ProjectReflection,
  TSConfigReader,
  TypeDocReader,
} from 'typedoc';
import { brokenLinks } from './docs/broken-links.js';
import { checkboxes } from './docs/checkboxes.js';
import { outsideRequests } from './docs/outside-requests.js';
import { RULES_FOLDER } from './generate/rule-pages.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const SITE = join(ROOT, 'site');

process.chdir(ROOT);
const app = await Application.bootstrap({}, [new TypeDocReader(), new TSConfigReader()]);
app.options.setValue('markdownItLoader', checkboxes);
app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, document) => nameByHeading(document));
app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => nestRules(project));

const project = await app.convert();
if (project === undefined) process.exit(1);
app.validate(project);
if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exit(1);
await app.generateOutputs(project);
if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exit(1);

const files = readdirSync(SITE, { recursive: true }).map((path) => String(path).replaceAll('\\', '/'));
const pages = new Map(
  files.filter((file) => file.endsWith('.html')).map((file) => [file, readFileSync(join(SITE, file), 'utf8')]),
);
const requests = files
  .filter((file) => /\.(html|css|js)$/.test(file))
  .flatMap((file) => outsideRequests(file, readFileSync(join(SITE, file), 'utf8')).map((found) => `${file}: ${found}`));
orExit('The site must not make requests to other hosts:', requests);
orExit('These links lead nowhere:', brokenLinks(pages, new Set(files)));
console.log(`site: ${pages.size} pages, no request to another host, no link that leads nowhere`);

function orExit(sentence: string, problems: string[]): void {
  if (problems.length === 0) return;
  console.error([sentence, ...problems].join('\n  '));
  process.exit(1);
}

/** Names a document by its first heading (up to a comma) instead of its file name. */
function nameByHeading(document: DocumentReflection): void {
  const heading = document.content
    .map(({ text }) => /^# ([^,\n]+)/m.exec(text)?.[1])
    .find((text) => text !== undefined);
  if (heading === undefined) throw new Error(`${document.name}: a document needs a heading`);
  document.name = heading;
}

/**
 * Puts the pages of the rules below their index. Front matter could do that too, but GitHub would show its list of 30 files as a
 * table in front of the page.
 */
function nestRules(project: ProjectReflection): void {
  const pathOf = (document: DocumentReflection): string => project.files.getReflectionPath(document) ?? '';
  const documents = project.documents ?? [];
  const index = documents.find((document) => pathOf(document).endsWith(`${RULES_FOLDER}.md`));
  const pages = documents.filter((document) => pathOf(document).includes(`${RULES_FOLDER}/`));
  if (index === undefined || pages.length === 0) throw new Error('there are no pages of rules');
  for (const page of pages) {
    project.removeChild(page);
    page.parent = index;
    index.addChild(page);
  }
}
