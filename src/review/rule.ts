import type { IssueCode } from '../../generated/v1/errors.js';
import type { Edit, Fault, Range, Severity } from './finding.js';

/** A popup that can be read, for a rule to look at. */
export interface ReadPopup {
  message: Readonly<Record<string, unknown>>;
  /** Size of the payload. */
  bytes: number;
  /** Every number in it that is so long that it could lose precision, as it is written. */
  numbers(): { written: string; pointer: string; range: Range }[];
  /** A fault at the value of a field, or at the whole message; at the opening brace for a field that is missing. */
  faultAt(field: string | undefined, message: string): Omit<Fault, 'ruleId'>;
}

/** A rule for payloads, and what people need to know of it. */
export interface Rule {
  id: string;
  severity: Severity;
  /** The issue of the contract that breaks it. */
  code?: IssueCode;
  /** Looks at what the driver reads, if it is not empty; returns what is wrong with it. */
  checkText?(text: string): string | undefined;
  /** Mends what `checkText` has found; the edits are those of the text as a JSON string is written, in its quotes. */
  fixText?(written: string): Edit[];
  /** Looks at the whole popup, and returns what breaks the rule. */
  check?(popup: ReadPopup): Omit<Fault, 'ruleId'>[];
  /** What is asked for. */
  summary: string;
  /** What happens otherwise. */
  why: string;
  /** `vendor`: from the vendor's documents. `contract`: a decision of this contract. `opinion`: good practice. */
  source: 'vendor' | 'contract' | 'opinion';
  /** Payloads that break it and that just do not; left out where they would be very long, or no text. */
  examples?: () => { bad: string; good: string };
}
