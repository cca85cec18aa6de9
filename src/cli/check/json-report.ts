import type { ReviewedFile } from './run.js';
import { summaryOf } from './summary.js';

/** The version of the document; a new one for a change that a reader would notice. */
const VERSION = 1;

/** One JSON document, also without findings. */
export function jsonReport(files: readonly ReviewedFile[]): string {
  const entries = files.map(({ path, as, findings }) => ({ path, as, findings }));
  return JSON.stringify({ version: VERSION, files: entries, summary: summaryOf(files) }, null, 2);
}
