/**
 * How much a finding matters: an `error` is refused by the contract, a `warning` is likely a mistake, an `info` is advice.
 *
 * @example
 * import type { Severity } from 'webportal-popup-contract/review';
 *
 * const level: Record<Severity, number> = { error: 2, warning: 1, info: 0 };
 */
export type Severity = 'error' | 'warning' | 'info';

/** A place in a text, in UTF-16 code units; the end is not included. */
export interface Range {
  /** Offset of the first code unit. */
  offset: number;
  /** Offset after the last code unit. */
  endOffset: number;
}

/**
 * A change of a text. Edits of one text are applied together: their offsets are those of the text before any of them.
 *
 * @example
 * import type { Edit } from 'webportal-popup-contract/review';
 *
 * const apply = (text: string, { offset, endOffset, text: other }: Edit): string =>
 *   text.slice(0, offset) + other + text.slice(endOffset);
 */
export interface Edit extends Range {
  /** What takes the place of the range. */
  text: string;
}

/** What is wrong, and where. */
export interface Fault {
  /** The rule that was broken. */
  ruleId: string;
  /** JSON Pointer (RFC 6901) to the value; of a missing or unknown field, to the field itself. */
  pointer: string;
  range: Range;
  /** What is wrong, in a sentence without its full stop. */
  message: string;
  /** What the contract asks for. */
  expected?: string;
  /** Type or size of what is there. */
  received?: string;
  /** What to write in the place that is marked; empty if it should go. */
  suggestion?: string;
  /** Edits that mend it and change nothing else, where that is certain. */
  fix?: Edit[];
}

/**
 * A fault as it is reported, with its place in the text.
 *
 * @example
 * import type { Finding } from 'webportal-popup-contract/review';
 *
 * const line = ({ line, column, severity, message, ruleId }: Finding): string =>
 *   `${line}:${column} ${severity} ${message} (${ruleId})`;
 */
export interface Finding extends Range, Omit<Fault, 'range'> {
  /** How much it matters; see the rule. */
  severity: Severity;
  /** Line of the first code unit, from 1. */
  line: number;
  /** Column of the first code unit in its line, from 1, in UTF-16 code units. */
  column: number;
  /** Line of the end. */
  endLine: number;
  /** Column after the last code unit. */
  endColumn: number;
  /** Where the documentation of this package explains the rule. */
  docs: string;
}
