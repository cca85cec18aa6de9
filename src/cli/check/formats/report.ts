import type { Finding, Severity } from '../../../review/finding.js';
import type { TakenKind } from '../../../review/payload-kind-names.js';

/** A file and what was found in it. */
export interface ReviewedFile {
  path: string;
  /** What the payload was taken for; `mixed` for a file of several payloads of different kinds. */
  as: TakenKind | 'mixed';
  /** Lines, columns and offsets are those of the file. */
  findings: readonly Finding[];
  /** Whether the file begins with a byte order mark, which some formats do not count. */
  hasByteOrderMark: boolean;
  /** The text of a line that has findings, without its end. */
  lineAt(line: number): string;
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
  /** A file that could not be read. The message says so, and is printed to standard error, too. */
  failed(path: string, message: string): void;
  /** The summary counts all findings, also the `omitted` ones that were not reported. */
  end(summary: Summary, omitted: number): void;
}

export type Print = (text: string) => void;

const COUNTS = { error: 'errors', warning: 'warnings', info: 'infos' } as const satisfies Record<
  Severity,
  keyof Summary
>;

export const emptySummary = (): Summary => ({ files: 0, errors: 0, warnings: 0, infos: 0 });

/** Adds a file to a summary. */
export function count(summary: Summary, findings: readonly Finding[]): void {
  summary.files++;
  for (const { severity } of findings) summary[COUNTS[severity]]++;
}
