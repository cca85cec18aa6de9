import type { Issue } from './issue.js';

/**
 * Why a call failed. Stable: compare with these, never with messages.
 *
 * - `INVALID_MESSAGE`: the message breaks its schema, or holds a value that JSON would change.
 * - `TOO_LARGE`: the payload has more bytes than the contract allows (PROTOCOL.md §2).
 * - `INVALID_TOPIC`: a topic cannot be built from these values (PROTOCOL.md §1).
 * - `INVALID_JSON`: the text is not JSON, or not JSON that can be read without loss.
 * - `INVALID_UTF8`: the bytes are not UTF-8.
 * - `TOO_DEEP`: objects and arrays nest deeper than the contract allows.
 *
 * From the sender alone:
 *
 * - `TOO_SOON`: too little time after the last popup for this car (PROTOCOL.md §4); `retryAfterMs` says when to try again.
 * - `QUEUE_FULL`: too many messages are waiting already.
 * - `NOT_CONNECTED`: there is no connection to the broker; nothing was sent.
 * - `REFUSED`: the broker said no; `reasonCode` is its reason.
 * - `OUTCOME_UNKNOWN`: it was sent, and nobody knows whether it arrived.
 * - `EXPIRED`: its time was up before it could be sent.
 * - `ABORTED`: called off before it was sent, by a signal or because the sender was closed.
 * - `PACING_UNAVAILABLE`: the store that keeps the pace of a fleet does not answer; nothing was sent.
 * - `INVALID_OPTIONS`: the options of a sender, of its pacing or of its connection are wrong.
 *
 * @example
 * import { type ContractErrorCode, isContractError, popupTopic } from 'webportal-popup-contract';
 *
 * let code: ContractErrorCode | undefined;
 * try {
 *   popupTopic({ uid: '#', vin: 'DEM0CAR0000000001' });
 * } catch (error) {
 *   if (isContractError(error)) code = error.code;
 * }
 * code; // => 'INVALID_TOPIC'
 */
export type ContractErrorCode =
  | 'INVALID_MESSAGE'
  | 'TOO_LARGE'
  | 'INVALID_TOPIC'
  | 'INVALID_JSON'
  | 'INVALID_UTF8'
  | 'TOO_DEEP'
  | 'TOO_SOON'
  | 'QUEUE_FULL'
  | 'NOT_CONNECTED'
  | 'REFUSED'
  | 'OUTCOME_UNKNOWN'
  | 'EXPIRED'
  | 'ABORTED'
  | 'PACING_UNAVAILABLE'
  | 'INVALID_OPTIONS';

/** What an error may carry besides its code and its issues. */
interface Details {
  cause?: unknown;
  retryable?: boolean;
  retryAfterMs?: number;
  reasonCode?: number;
}

const NAME = 'ContractError';

/** How many issues the message of an error spells out; `issues` has them all. */
const ISSUES_IN_MESSAGE = 3;

/**
 * The one error that this package throws on purpose. Its `issues` say what is wrong and where.
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
  /** Always `ContractError`, also across realms and copies of the package. */
  override readonly name = NAME;
  /** Why it failed. */
  readonly code: ContractErrorCode;
  /** What is wrong and where, most important first; never empty. */
  readonly issues: readonly Issue[];
  /** Whether the same call may succeed later. */
  readonly retryable: boolean;
  /** With `TOO_SOON`: milliseconds until the same call may succeed. */
  readonly retryAfterMs?: number;
  /** With `REFUSED`: the broker's reason code (MQTT 5, 2.4). */
  readonly reasonCode?: number;

  /**
   * Makes an error, without throwing it.
   *
   * @param code - Why it failed.
   * @param issues - What is wrong and where.
   * @param details - `cause`: the error underneath. `retryable`: whether the same call may succeed later (default: no).
   * `retryAfterMs` and `reasonCode`: see the fields of these names.
   */
  constructor(code: ContractErrorCode, issues: readonly Issue[], details: Details = {}) {
    super(summary(code, issues), 'cause' in details ? { cause: details.cause } : undefined);
    this.code = code;
    this.issues = issues;
    this.retryable = details.retryable ?? false;
    if (details.retryAfterMs !== undefined) this.retryAfterMs = details.retryAfterMs;
    if (details.reasonCode !== undefined) this.reasonCode = details.reasonCode;
  }
}

/**
 * Whether something that was thrown is a {@link ContractError}, and one with this code if a code is given.
 * Goes by name, so it also knows an error from another realm or another copy of the package.
 *
 * @param error - What was thrown.
 * @param code - The code to look for; any when left out.
 * @returns Whether it is one.
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

/** An issue in one line, with its place in front where it has one. */
function describeIssue(issue: Issue): string {
  const place = issue.line === undefined ? '' : `line ${issue.line}, column ${issue.column}: `;
  return place + issue.message;
}
