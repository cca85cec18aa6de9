import type { IssueCode } from '#contract/errors.js';
import type { ExplainedKind } from '#contract/kinds.js';
import type { Screen } from '#contract/limits.js';
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

/** A payload of any kind that can be read, for a rule to look at. */
export interface ReadPayload {
  kind: ExplainedKind;
  value: unknown;
  /** A fault at a value, by its JSON Pointer. */
  faultAt(pointer: string, message: string): Omit<Fault, 'ruleId'>;
}

/** What a rule is about, in the order of a review. */
export const AREAS = ['encoding', 'json', 'size', 'fields', 'text', 'content', 'topic'] as const;

export type Area = (typeof AREAS)[number];

/** A rule for payloads, and what people need to know of it. */
export interface Rule {
  id: string;
  area: Area;
  severity: Severity;
  /** The issue of the contract that breaks it. */
  code?: IssueCode;
  /** Looks at what the driver reads, if it is not empty, on the screen that was chosen; returns what is wrong with it. */
  checkText?(text: string, screen?: Screen): string | undefined;
  /** Mends what `checkText` has found; the edits are those of the text as a JSON string is written, in its quotes. */
  fixText?(written: string): Edit[];
  /** Looks at the whole popup, and returns what breaks the rule. */
  check?(popup: ReadPopup): Omit<Fault, 'ruleId'>[];
  /** Looks at a payload of any kind, and returns what breaks the rule. */
  checkAny?(payload: ReadPayload): Omit<Fault, 'ruleId'>[];
  /** What is asked for. */
  summary: string;
  /** What happens otherwise. */
  why: string;
  /** `vendor`: from the vendor's documents. `contract`: a decision of this contract. `opinion`: good practice. */
  source: 'vendor' | 'contract' | 'opinion';
  /** Left out where they would be very long, or no text. */
  examples?: () => Examples;
  /** What breaks it, as Markdown, in the place of examples. */
  inWords?: string;
}

/** Payloads that break a rule and that just do not. */
interface Examples {
  bad: string;
  good: string;
  /** The screen that they are for, if the rule needs one. */
  screen?: Screen;
}
