/** The implementation of `popup-contract check`, imported on demand. */
import type { PayloadKind } from '../../review/payload-kinds.js';
import { reviewPayload } from '../../review/review-payload.js';
import { UsageError } from '../terminal/user-error.js';
import { githubReport } from './formats/github.js';
import { jsonReport } from './formats/json.js';
import { prettyReport } from './formats/pretty.js';
import { count, emptySummary, type Print, type Report, type Summary } from './formats/report.js';
import { assertReadable, readPayload } from './read-payload.js';
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

const REPORTS: Readonly<Record<CheckFlags['format'], (print: Print) => Report>> = {
  pretty: prettyReport,
  json: jsonReport,
  github: githubReport,
};

/** Whether there is something that ends with exit code 1. */
const FAILS: Readonly<Record<CheckFlags['failOn'], (summary: Summary) => boolean>> = {
  error: ({ errors }) => errors > 0,
  warning: ({ errors, warnings }) => errors + warnings > 0,
  never: () => false,
};

/** `popup-contract check`. Prints what is asked for; returns the exit code. */
export function runCheck(paths: readonly string[], flags: CheckFlags, print: Print): 0 | 1 {
  if (flags.listRules || flags.explain !== undefined) {
    print(flags.explain === undefined ? ruleList() : ruleExplained(flags.explain));
    return 0;
  }
  if (paths.length === 0) throw new UsageError('There is nothing to check: name a file, or - for standard input');
  for (const path of paths) assertReadable(path);
  const report = REPORTS[flags.format](print);
  const summary = emptySummary();
  for (const path of paths) {
    const payload = readPayload(path);
    const review = reviewPayload(payload, { as: flags.as, topic: flags.topic });
    report.file({ path, ...review, lineAt: (line) => linesOf(payload)[line - 1] ?? '' });
    count(summary, review.findings);
  }
  report.end(summary);
  return FAILS[flags.failOn](summary) ? 1 : 0;
}

function linesOf(payload: Uint8Array): string[] {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(payload).split(/\r\n|\r|\n/);
}
