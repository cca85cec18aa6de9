import type { Comparison } from '../../../evolution/compare-versions.js';

/** The version of the document; a new one for a change that a reader would notice. */
const VERSION = 1;

/** One JSON document, a change on each line. */
export function jsonDiff({ bump, changes }: Comparison): string {
  const lines = changes.map((change) => JSON.stringify(change)).join(',\n');
  return `{"version":${VERSION},"bump":"${bump}","changes":[${lines && `\n${lines}\n`}]}`;
}
