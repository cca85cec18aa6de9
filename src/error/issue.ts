import type { IssueCode } from '#contract/errors.js';

/**
 * One fault in a value, and where it is.
 * Safe to log: it never contains the values of a message, only their types and sizes.
 *
 * @example
 * import { type Issue, validatePopup } from 'webportal-popup-contract';
 *
 * const result = validatePopup({ idApp: 'MY_APP_ID', popup: true });
 * const issues: Issue[] = result.ok ? [] : result.issues;
 * issues.length; // => 1
 */
export interface Issue {
  /** Stable code for the kind of fault. */
  code: IssueCode;
  /** JSON Pointer (RFC 6901) to the value; for a missing value, to where it should be. */
  pointer: string;
  /** What is wrong and, if known, how to fix it. For people. */
  message: string;
  /** The expected value, type or size. */
  expected?: string;
  /** The type or size received, never the value itself (except `true` and `false`). */
  received?: string;
  /** Line of the fault, from 1; only for faults in text. */
  line?: number;
  /** Column of the fault, from 1, in UTF-16 code units; only for faults in text. */
  column?: number;
}
