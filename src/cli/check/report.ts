import type { Severity } from '../../review/finding.js';
import type { Review } from '../../review/review-payload.js';

/** A payload and its review. */
interface ReviewedFile extends Review {
  path: string;
  payload: Uint8Array;
}

/** How many files were reviewed, and how many findings of each severity there are. */
export interface Summary {
  files: number;
  errors: number;
  warnings: number;
  infos: number;
}

/** Prints a report, file by file, so that memory does not grow with their number. */
export interface Report {
  file(file: ReviewedFile): void;
  end(summary: Summary): void;
}

export type Print = (text: string) => void;

const COUNTS = { error: 'errors', warning: 'warnings', info: 'infos' } as const satisfies Record<
  Severity,
  keyof Summary
>;

export const emptySummary = (): Summary => ({ files: 0, errors: 0, warnings: 0, infos: 0 });

/** Adds a file to a summary. */
export function count(summary: Summary, { findings }: Review): void {
  summary.files++;
  for (const { severity } of findings) summary[COUNTS[severity]]++;
}
