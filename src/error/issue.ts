import type { IssueCode } from '../../generated/v1/errors.js';

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
