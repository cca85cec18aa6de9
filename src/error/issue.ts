/**
 * What kind of rule a message breaks. The codes are stable; the messages are for people and may change.
 *
 * - `MISSING_FIELD`, `UNKNOWN_FIELD`, `WRONG_TYPE`, `WRONG_VALUE`, `WRONG_FORMAT`, `EMPTY`: the schema says otherwise.
 * - `NOT_JSON`: JSON would lose or change this value (`undefined`, NaN, a Date, a cycle, a function …).
 * - `LONE_SURROGATE`: half a character; UTF-8 cannot carry it.
 * - `INVALID_JSON`, `DUPLICATE_KEY`, `NUMBER_OUT_OF_RANGE`, `INVALID_UTF8`: the text cannot be read without loss.
 * - `TOO_DEEP`, `TOO_LARGE`: over a limit.
 * - `UNKNOWN_OPTION`, `WRONG_OPTION`: the call, not the message, is wrong.
 * - `INVALID_CONTENT`: the application's own schema for its content says otherwise.
 * - `TOO_SOON`, `QUEUE_FULL`, `NOT_CONNECTED`, `REFUSED`, `OUTCOME_UNKNOWN`, `EXPIRED`, `ABORTED`, `PACING_UNAVAILABLE`:
 *   why a sender did not, or may not, have sent it; the same as the error's own code.
 * - `CERTIFICATE_REFUSED`, `UNTRUSTED_BROKER`, `LOGIN_REFUSED`, `UNREACHABLE`, `MISSING_PACKAGE`: why there is no connection
 *   to a broker.
 *
 * @example
 * import { type IssueCode, validatePopup } from 'webportal-popup-contract';
 *
 * const result = validatePopup(null);
 * const codes: IssueCode[] = result.ok ? [] : result.issues.map((issue) => issue.code);
 * codes; // => ['WRONG_TYPE']
 */
export type IssueCode =
  | 'MISSING_FIELD'
  | 'UNKNOWN_FIELD'
  | 'WRONG_TYPE'
  | 'WRONG_VALUE'
  | 'WRONG_FORMAT'
  | 'EMPTY'
  | 'NOT_JSON'
  | 'LONE_SURROGATE'
  | 'INVALID_JSON'
  | 'DUPLICATE_KEY'
  | 'NUMBER_OUT_OF_RANGE'
  | 'INVALID_UTF8'
  | 'TOO_DEEP'
  | 'TOO_LARGE'
  | 'UNKNOWN_OPTION'
  | 'WRONG_OPTION'
  | 'INVALID_CONTENT'
  | 'TOO_SOON'
  | 'QUEUE_FULL'
  | 'NOT_CONNECTED'
  | 'REFUSED'
  | 'OUTCOME_UNKNOWN'
  | 'EXPIRED'
  | 'ABORTED'
  | 'PACING_UNAVAILABLE'
  | 'CERTIFICATE_REFUSED'
  | 'UNTRUSTED_BROKER'
  | 'LOGIN_REFUSED'
  | 'UNREACHABLE'
  | 'MISSING_PACKAGE';

/**
 * One thing that is wrong, and where.
 * The values of a message never stand in an issue, only their types and sizes: an issue may be logged.
 *
 * @example
 * import { type Issue, validatePopup } from 'webportal-popup-contract';
 *
 * const result = validatePopup({ idApp: 'MY_APP_ID', popup: true });
 * const issues: Issue[] = result.ok ? [] : result.issues;
 * issues.length; // => 1
 */
export interface Issue {
  /** Stable code of the kind of fault. */
  code: IssueCode;
  /** JSON Pointer (RFC 6901) to the value concerned; to the place where it should be when it is missing. */
  pointer: string;
  /** What is wrong and, where one is known, how to mend it. For people. */
  message: string;
  /** What should be there. */
  expected?: string;
  /** What is there: a type or a size, never the value itself (but `true` and `false`). */
  received?: string;
  /** Line of the fault, from 1, where there is text. */
  line?: number;
  /** Column of the fault, from 1, in UTF-16 code units, where there is text. */
  column?: number;
}
