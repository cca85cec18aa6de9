import type { Format } from './format-names.js';
import { githubReport } from './github.js';
import { jsonReport } from './json.js';
import { prettyReport } from './pretty.js';
import type { Print, Report } from './report.js';

/** The formats of a report, by the name that `--format` has for each. */
export const FORMATS: Readonly<Record<Format, (print: Print) => Report>> = {
  pretty: prettyReport,
  json: jsonReport,
  github: githubReport,
};

/** Formats that are one document, which nothing else may be printed into. */
const DOCUMENTS: readonly string[] = ['json', 'sarif', 'junit'];

export function isDocument(format: Format): boolean {
  return DOCUMENTS.includes(format);
}
