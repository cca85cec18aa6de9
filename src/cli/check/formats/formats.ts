import type { Format } from './format-names.js';
import { githubReport } from './github.js';
import { jsonReport } from './json.js';
import { junitReport } from './junit.js';
import { markdownReport } from './markdown.js';
import { prettyReport } from './pretty.js';
import type { Print, Report } from './report.js';
import { sarifReport } from './sarif.js';

/** The formats of a report, by the name that `--format` has for each. */
export const FORMATS: Readonly<Record<Format, (print: Print) => Report>> = {
  pretty: prettyReport,
  json: jsonReport,
  github: githubReport,
  sarif: sarifReport,
  junit: junitReport,
  markdown: markdownReport,
};

/** Formats that are one document, which nothing else may be printed into. */
const DOCUMENTS: readonly Format[] = ['json', 'sarif', 'junit', 'markdown'];

export function isDocument(format: Format): boolean {
  return DOCUMENTS.includes(format);
}
