/** The implementation of `popup-contract check`, imported on demand. */
import type { Severity } from '../../review/finding.js';
import { type PayloadKind, type Review, reviewPayload } from '../../review/review-payload.js';
import { UsageError } from '../terminal/user-error.js';
import { githubReport } from './github-report.js';
import { jsonReport } from './json-report.js';
import { prettyReport } from './pretty-report.js';
import { readPayload } from './read-payload.js';
import { ruleExplained, ruleList } from './rule-text.js';

/** The flags of the command line. */
export interface CheckFlags {
  as?: PayloadKind;
  topic?: string;
  format: 'pretty' | 'json' | 'github';
  failOn: 'error' | 'warning' | 'never';
  listRules?: true;
  explain?: string;
}

/** A payload and its review. */
export interface ReviewedFile extends Review {
  path: string;
  payload: Uint8Array;
}

const REPORTS: Readonly<Record<CheckFlags['format'], (files: readonly ReviewedFile[]) => string>> = {
  pretty: prettyReport,
  json: jsonReport,
  github: githubReport,
};

const FAILING: Readonly<Record<CheckFlags['failOn'], readonly Severity[]>> = {
  error: ['error'],
  warning: ['error', 'warning'],
  never: [],
};

/** `popup-contract check`. Prints what is asked for; returns the exit code. */
export function runCheck(paths: readonly string[], flags: CheckFlags, print: (text: string) => void): 0 | 1 {
  if (flags.listRules || flags.explain !== undefined) {
    print(flags.explain === undefined ? ruleList() : ruleExplained(flags.explain));
    return 0;
  }
  if (paths.length === 0) throw new UsageError('There is nothing to check: name a file, or - for standard input');
  const files = paths.map((path) => {
    const payload = readPayload(path);
    return { path, payload, ...reviewPayload(payload, { as: flags.as, topic: flags.topic }) };
  });
  const report = REPORTS[flags.format](files);
  if (report !== '') print(report);
  const fails = files.some(({ findings }) => findings.some(({ severity }) => FAILING[flags.failOn].includes(severity)));
  return fails ? 1 : 0;
}
