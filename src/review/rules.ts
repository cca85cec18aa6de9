import type { IssueCode } from '#contract/errors.js';
import type { Rule } from './rule.js';
import { bidiControl } from './rules/bidi-control.js';
import { blankText } from './rules/blank-text.js';
import { buttonLeftOut } from './rules/button-left-out.js';
import { byteOrderMark } from './rules/byte-order-mark.js';
import { carriageReturn } from './rules/carriage-return.js';
import { controlCharacter } from './rules/control-character.js';
import { deprecated } from './rules/deprecated.js';
import { duplicateKey } from './rules/duplicate-key.js';
import { empty } from './rules/empty.js';
import { invalidJson } from './rules/invalid-json.js';
import { invalidTopic } from './rules/invalid-topic.js';
import { invalidUtf8 } from './rules/invalid-utf8.js';
import { lineTooLong } from './rules/line-too-long.js';
import { loneSurrogate } from './rules/lone-surrogate.js';
import { missingField } from './rules/missing-field.js';
import { missingTrailingSlash } from './rules/missing-trailing-slash.js';
import { nearSizeLimit } from './rules/near-size-limit.js';
import { noContent } from './rules/no-content.js';
import { numberOutOfRange } from './rules/number-out-of-range.js';
import { placeholder } from './rules/placeholder.js';
import { precisionLoss } from './rules/precision-loss.js';
import { reservedReceipt } from './rules/reserved-receipt.js';
import { sampleIdApp } from './rules/sample-id-app.js';
import { tooDeep } from './rules/too-deep.js';
import { tooLarge } from './rules/too-large.js';
import { tooManyLines } from './rules/too-many-lines.js';
import { unknownField } from './rules/unknown-field.js';
import { untrimmedText } from './rules/untrimmed-text.js';
import { wrongDirection } from './rules/wrong-direction.js';
import { wrongFormat } from './rules/wrong-format.js';
import { wrongType } from './rules/wrong-type.js';
import { wrongValue } from './rules/wrong-value.js';

/** All rules, in the order in which they are listed. */
export const RULES: readonly Rule[] = [
  invalidJson,
  invalidUtf8,
  byteOrderMark,
  duplicateKey,
  numberOutOfRange,
  loneSurrogate,
  tooDeep,
  tooLarge,
  missingField,
  unknownField,
  wrongType,
  wrongValue,
  wrongFormat,
  invalidTopic,
  wrongDirection,
  empty,
  sampleIdApp,
  buttonLeftOut,
  blankText,
  tooManyLines,
  lineTooLong,
  controlCharacter,
  bidiControl,
  placeholder,
  nearSizeLimit,
  reservedReceipt,
  noContent,
  carriageReturn,
  untrimmedText,
  missingTrailingSlash,
  precisionLoss,
  deprecated,
];

const BY_ID = new Map(RULES.map((rule) => [rule.id, rule]));
const BY_CODE = new Map(RULES.flatMap((rule) => (rule.code === undefined ? [] : [[rule.code, rule.id] as const])));

/** The rule with an id, which must exist. */
export function ruleOf(id: string): Rule {
  return BY_ID.get(id) as Rule;
}

/** The rule that reports an issue of the contract, which must be one that a text can have. */
export function ruleIdOf(code: IssueCode): string {
  return BY_CODE.get(code) as string;
}
