/** How much a finding matters: an `error` is refused by the contract, a `warning` is likely a mistake, an `info` is advice. */
export type Severity = 'error' | 'warning' | 'info';

/** A place in the text of a payload, in UTF-16 code units; the end is not included. */
export interface Range {
  offset: number;
  endOffset: number;
}

/** What is wrong, and where. */
export interface Fault {
  ruleId: string;
  /** JSON Pointer (RFC 6901). */
  pointer: string;
  range: Range;
  message: string;
  expected?: string;
  received?: string;
  /** What to write instead. */
  suggestion?: string;
}

/** A fault as it is reported. */
export interface Finding extends Range, Omit<Fault, 'range'> {
  severity: Severity;
  /** From 1; columns count UTF-16 code units. */
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  /** Where the documentation of this package explains the rule. */
  docs: string;
}
