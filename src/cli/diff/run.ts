/** The implementation of `popup-contract diff`, imported on demand. */
import { isContractError } from '../../error/contract-error.js';
import { type Bump, isAtLeast } from '../../evolution/change.js';
import type { Inclusion } from '../../evolution/compare-schemas.js';
import { type Comparison, compareVersions } from '../../evolution/compare-versions.js';
import { jsoncompatInclusion } from '../../evolution/jsoncompat.js';
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
  const isIncluded = await secondOpinion(output);
  const comparison = compared(loadVersion(before), loadVersion(after), isIncluded);
  output.result(FORMATS[flags.format](comparison));
  return exitCodeOf(comparison.bump, flags.failOn);
}

/** `--fail-on none` never fails. */
export function exitCodeOf(bump: Bump, failOn: Bump): 0 | 1 {
  return failOn !== 'none' && isAtLeast(bump, failOn) ? 1 : 0;
}

/** That of jsoncompat, if it is installed: it weighs more than all of this package. */
async function secondOpinion(output: Output): Promise<Inclusion | undefined> {
  try {
    return await jsoncompatInclusion();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    output.aside('Without a second opinion: npm install jsoncompat adds one');
    return undefined;
  }
}

/** What are no schemas is wrong usage. */
function compared(before: unknown, after: unknown, isIncluded: Inclusion | undefined): Comparison {
  try {
    return compareVersions(before, after, { isIncluded });
  } catch (error) {
    if (!isContractError(error)) throw error;
    throw new UsageError(describeFailure(error), { cause: error });
  }
}
