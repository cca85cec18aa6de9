import type { Severity } from '../../review/finding.js';
import type { ReviewedFile } from './run.js';

/** How many files were reviewed, and how many findings of each severity there are. */
export interface Summary {
  files: number;
  errors: number;
  warnings: number;
  infos: number;
}

export function summaryOf(files: readonly ReviewedFile[]): Summary {
  const all = files.flatMap(({ findings }) => findings);
  const count = (wanted: Severity): number => all.filter(({ severity }) => severity === wanted).length;
  return { files: files.length, errors: count('error'), warnings: count('warning'), infos: count('info') };
}
