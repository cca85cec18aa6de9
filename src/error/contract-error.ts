import { type ContractErrorCode, RETRYABLE_CODES } from '#contract/errors.js';
import type { Issue } from './issue.js';

/** Optional properties of an error. */
interface Details {
  cause?: unknown;
  retryable?: boolean;
  retryAfterMs?: number;
  reasonCode?: number;
}

const NAME = 'ContractError';

/** The page of this package with a section for each code. */
const PAGE = 'docs/errors.md';

/** Maximum number of issues in an error's message; `issues` has all of them. */
const ISSUES_IN_MESSAGE = 3;

/**
 * The only error class that this package throws on purpose. Its `issues` say what is wrong and where.
 *
 * @example
 * import { ContractError, createPopup } from 'webportal-popup-contract';
 *
 * let pointer: string | undefined;
 * try {
 *   createPopup({ idApp: 'MY_APP_ID', text: '' });
 * } catch (error) {
 *   if (error instanceof ContractError) pointer = error.issues[0]?.pointer;
 * }
 * pointer; // => '/text'
 */
export class ContractError extends Error {
  // `declare`: the constructor assigns the fields, and those without a value are not there.
  /** Always `ContractError`, also in other realms and other copies of the package. */
  override readonly name = NAME;
  /** Why it failed. */
  declare readonly code: ContractErrorCode;
  /** What is wrong and where, most important first; never empty. */
  declare readonly issues: readonly Issue[];
  /** Whether the same call may succeed later. */
  declare readonly retryable: boolean;
  /** Where the documentation of this package explains the code: `docs/errors.md#too_soon`. */
  declare readonly docs: string;
  /** With `TOO_SOON`: milliseconds until the same call may succeed. */
  declare readonly retryAfterMs?: number;
  /** With `REFUSED`: the broker's reason code (MQTT 5, 2.4). */
  declare readonly reasonCode?: number;

  /**
   * Creates an error.
   *
   * @param code - Why it failed.
   * @param issues - What is wrong and where.
   * @param details - `cause`: the underlying error. `retryable`: whether the same call may succeed later (by default as
   * docs/errors.md has it for the code). `retryAfterMs` and `reasonCode`: see the fields of these names.
   */
  constructor(code: ContractErrorCode, issues: readonly Issue[], details: Details = {}) {
    super(summary(code, issues), details);
    this.code = code;
    this.issues = issues;
    this.retryable = details.retryable ?? RETRYABLE_CODES.includes(code);
    this.docs = `${PAGE}#${code.toLowerCase()}`;
    if (details.retryAfterMs !== undefined) this.retryAfterMs = details.retryAfterMs;
    if (details.reasonCode !== undefined) this.reasonCode = details.reasonCode;
  }
}

/**
 * Whether a thrown value is a {@link ContractError}, with the given code if any.
 * Compares by name, so it also recognizes errors of another realm or another copy of the package.
 *
 * @param error - What was thrown.
 * @param code - The code to look for; any when left out.
 * @returns Whether it is such an error.
 *
 * @example
 * import { decodePopup, isContractError } from 'webportal-popup-contract';
 *
 * let reason = '';
 * try {
 *   decodePopup('{"idApp": ');
 * } catch (error) {
 *   if (isContractError(error, 'INVALID_JSON')) reason = `line ${error.issues[0]?.line}`;
 * }
 * reason; // => 'line 1'
 */
export function isContractError<Code extends ContractErrorCode = ContractErrorCode>(
  error: unknown,
  code?: Code,
): error is ContractError & { code: Code } {
  if (!(error instanceof Error) && Object.prototype.toString.call(error) !== '[object Error]') return false;
  const { name, code: found } = error as ContractError;
  return name === NAME && (code === undefined || found === code);
}

function summary(code: ContractErrorCode, issues: readonly Issue[]): string {
  const shown = issues.slice(0, ISSUES_IN_MESSAGE).map(describeIssue);
  const more = issues.length - shown.length;
  return `${code}: ${shown.join('; ')}${more > 0 ? `; and ${more} more` : ''}`;
}

/** An issue on one line, after its line and column if it has them. */
function describeIssue(issue: Issue): string {
  const place = issue.line === undefined ? '' : `line ${issue.line}, column ${issue.column}: `;
  return place + issue.message;
}
