/**
 * The payload review: what is wrong with a payload, where, and what to write instead. `popup-contract check` prints it.
 *
 * @module webportal-popup-contract/review
 */
export type { Screen } from '#contract/limits.js';
export type { Edit, Finding, Severity } from './finding.js';
export type { PayloadKind, TakenKind } from './payload-kind-names.js';
export type { ReviewOptions, RuleSetting } from './review-options.js';
export { type Review, reviewPayload } from './review-payload.js';
