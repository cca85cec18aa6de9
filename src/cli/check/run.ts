/** The implementation of `popup-contract check`, imported on demand. */
import { type PayloadKind, type Review, reviewPayload } from '../../review/review-payload.js';
import { jsonReport } from './json-report.js';
import { prettyReport } from './pretty-report.js';
import { readPayload } from './read-payload.js';

/** The flags of the command line. */
export interface CheckFlags {
  as: PayloadKind;
  format: 'pretty' | 'json';
}

/** A payload and its review. */
export interface ReviewedFile extends Review {
  path: string;
  payload: Uint8Array;
}

const REPORTS: Readonly<Record<CheckFlags['format'], (files: readonly ReviewedFile[]) => string>> = {
  pretty: prettyReport,
  json: jsonReport,
};

/** `popup-contract check`. Prints the report; returns the exit code. */
export function runCheck(paths: readonly string[], { as, format }: CheckFlags, print: (text: string) => void): 0 | 1 {
  const files = paths.map((path) => {
    const payload = readPayload(path);
    return { path, payload, ...reviewPayload(payload, { as }) };
  });
  print(REPORTS[format](files));
  const hasErrors = files.some(({ findings }) => findings.some(({ severity }) => severity === 'error'));
  return hasErrors ? 1 : 0;
}
