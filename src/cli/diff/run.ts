/** The implementation of `popup-contract diff`, imported on demand. */
import { isContractError } from '../../error/contract-error.js';
import { type Bump, isAtLeast } from '../../evolution/change.js';
import { type Comparison, compareVersions } from '../../evolution/compare-versions.js';
import type { Output } from '../terminal/output.js';
import { describeFailure, UsageError } from '../terminal/user-error.js';
import { jsonDiff } from './formats/json.js';
import { markdownDiff } from './formats/markdown.js';
import { prettyDiff } from './formats/pretty.js';
import { loadVersion } from './load-version.js';

/** The flags of the command line. */
export interface DiffFlags {
  format: 'pretty' | 'json' | 'markdown';
  failOn: Bump;
}

const FORMATS: Readonly<Record<DiffFlags['format'], (comparison: Comparison) => string>> = {
  pretty: prettyDiff,
  json: jsonDiff,
  markdown: markdownDiff,
};

/** `popup-contract diff`. Prints the comparison; resolves with the exit code. */
export async function runDiff(before: string, after: string, flags: DiffFlags, output: Output): Promise<0 | 1> {
  const comparison = compared(loadVersion(before), loadVersion(after));
  output.result(FORMATS[flags.format](comparison));
  return flags.failOn !== 'none' && isAtLeast(comparison.bump, flags.failOn) ? 1 : 0;
}

/** What are no schemas is wrong usage. */
function compared(before: unknown, after: unknown): Comparison {
  try {
    return compareVersions(before, after);
  } catch (error) {
    if (!isContractError(error)) throw error;
    throw new UsageError(describeFailure(error), { cause: error });
  }
}
