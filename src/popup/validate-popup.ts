import { POPUP_MESSAGE } from '#contract/kinds.js';
import { POPUP_MESSAGE_FIELDS } from '#contract/names.js';
import type { JsonObject, PopupMessage } from '#contract/types.js';
import type { Issue } from '../error/issue.js';
import { quote } from '../json/pointer.js';
import { contentIssues, type StandardSchema } from '../message/content-schema.js';
import { unknownOptions } from '../message/options.js';
import { issuesOf, type Profile } from '../message/validate.js';

/**
 * Options of {@link validatePopup}.
 *
 * @example
 * import type { ValidateOptions } from 'webportal-popup-contract';
 *
 * const options: ValidateOptions = { profile: 'tolerant' };
 */
export interface ValidateOptions<Content extends object = JsonObject> {
  /** `strict` is for senders (the default of `validatePopup`), `tolerant` for receivers (that of `decodePopup`). */
  profile?: Profile;
  /** The application's schema for its content: any synchronous Standard Schema. Its output value is ignored. */
  contentSchema?: StandardSchema<Content, unknown>;
}

/**
 * The result of a validation: the typed value, or the issues found.
 *
 * @example
 * import { type PopupMessage, validatePopup, type ValidationResult } from 'webportal-popup-contract';
 *
 * const result: ValidationResult<PopupMessage> = validatePopup([]);
 * result.ok; // => false
 */
export type ValidationResult<Value> = { ok: true; value: Value } | { ok: false; issues: Issue[] };

const OPTIONS = ['profile', 'contentSchema'];
const PROFILES: readonly unknown[] = ['strict', 'tolerant', undefined];

/**
 * Validates a popup message and reports all issues, up to a maximum number (PROTOCOL.md §3).
 * Returns the value itself, not a copy. Does not check the size: {@link encodePopup} does.
 * Never throws: a wrong option is an issue, too.
 *
 * @param value - Anything.
 * @param options - The profile, and the application's schema for its content.
 * @returns `{ ok: true, value }` or `{ ok: false, issues }`.
 *
 * @example
 * import { createPopup, validatePopup } from 'webportal-popup-contract';
 *
 * const { idApp, ...rest } = createPopup({ idApp: 'MY_APP_ID', text: 'Hello' });
 * validatePopup({ idApp, ...rest }).ok; // => true
 *
 * const result = validatePopup(rest);
 * result.ok ? [] : result.issues.map((issue) => [issue.code, issue.pointer]); // => [['MISSING_FIELD', '/idApp']]
 */
export function validatePopup<Content extends object = JsonObject>(
  value: unknown,
  options?: ValidateOptions<Content>,
): ValidationResult<PopupMessage<Content>> {
  const issues = options === undefined ? issuesOf(POPUP_MESSAGE, value, 'strict') : issuesWith(value, options);
  return issues.length === 0 ? { ok: true, value: value as PopupMessage<Content> } : { ok: false, issues };
}

function issuesWith<Content extends object>(value: unknown, options: ValidateOptions<Content>): Issue[] {
  const given = { ...options };
  const { profile = 'strict', contentSchema } = given;
  const wrong = optionIssues(given);
  if (wrong.length > 0) return wrong;
  const issues = issuesOf(POPUP_MESSAGE, value, profile);
  if (issues.length > 0 || contentSchema === undefined) return issues;
  const field = POPUP_MESSAGE_FIELDS.content;
  return contentIssues(contentSchema, (value as PopupMessage)[field], `/${field}`);
}

function optionIssues(options: { profile?: unknown }): Issue[] {
  const issues = unknownOptions(options, OPTIONS);
  if (!PROFILES.includes(options.profile)) {
    const message = `there is no profile ${quote(String(options.profile))}; known are strict and tolerant`;
    issues.push({ code: 'WRONG_OPTION', pointer: '', message, expected: 'strict or tolerant' });
  }
  return issues;
}

/**
 * Type guard: whether a value is a popup message by the tolerant profile. Never throws.
 *
 * @param value - Anything.
 * @returns Whether the value is a popup message.
 *
 * @example
 * import { createPopup, isPopup } from 'webportal-popup-contract';
 *
 * isPopup(createPopup({ idApp: 'MY_APP_ID', text: 'Hello' })); // => true
 * isPopup({ text: 'Hello' }); // => false
 */
export function isPopup(value: unknown): value is PopupMessage {
  return issuesOf(POPUP_MESSAGE, value, 'tolerant').length === 0;
}
