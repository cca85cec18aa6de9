import { APP_MESSAGE, DATA_MESSAGE, type Kind, POPUP_MESSAGE } from '../../generated/v1/kinds.js';
import { LIMITS } from '../../generated/v1/limits.js';
import { POPUP_MESSAGE_FIELDS } from '../../generated/v1/names.js';
import type { Issue } from '../error/issue.js';
import { pointerTo } from '../json/pointer.js';
import { positionAt } from '../json/position.js';
import { decodeUtf8 } from '../json/text-codec.js';
import { utf8Length } from '../json/utf8.js';
import { isData } from '../message/other-messages.js';
import { isRecord, issuesOf } from '../message/validate.js';
import type { Fault, Finding, Range } from './finding.js';
import { JsonNodes } from './json-nodes.js';
import { readSyntax } from './json-syntax.js';
import type { ReadPopup } from './rule.js';
import { RULES, ruleIdOf, ruleOf } from './rules.js';

/** What a payload may be reviewed as; a server message is a popup or a data message. */
export type PayloadKind = 'popup-message' | 'data-message' | 'server-message' | 'app-message';

export interface ReviewOptions {
  /** What the payload is meant to be; by default `server-message`. */
  as?: PayloadKind;
}

export interface Review {
  /** What the payload was taken for. */
  as: Exclude<PayloadKind, 'server-message'>;
  /** In the order of the text. */
  findings: Finding[];
}

const KINDS: Readonly<Record<Review['as'], Kind>> = {
  'popup-message': POPUP_MESSAGE,
  'data-message': DATA_MESSAGE,
  'app-message': APP_MESSAGE,
};

const BYTE_ORDER_MARK = '\uFEFF';

/** The page with a section for each rule. */
const PAGE = 'docs/rules.md';

/**
 * Reviews a payload: every fault of its encoding, its JSON and its message, and where each is in the text. Never throws.
 *
 * @param payload - The payload as bytes or as text.
 * @param options - What it is meant to be.
 * @returns What it was taken for, and the findings; none if the strict contract accepts it.
 */
export function reviewPayload(payload: Uint8Array | string, { as = 'server-message' }: ReviewOptions = {}): Review {
  const { text, badByteAt } = typeof payload === 'string' ? { text: payload } : decodeUtf8(payload);
  const bytes = typeof payload === 'string' ? utf8Length(payload) : payload.byteLength;
  const faults = sizeFaults(text, bytes);
  if (badByteAt !== undefined) {
    const message = `byte ${badByteAt} is not UTF-8`;
    faults.push({
      ruleId: 'invalid-utf8',
      pointer: '',
      message,
      range: { offset: text.length, endOffset: text.length },
    });
    return { as: meantAs(as, undefined), findings: faults.map((fault) => findingOf(text, fault)) };
  }
  const hasMark = text.startsWith(BYTE_ORDER_MARK);
  if (hasMark) faults.push(BYTE_ORDER_MARK_FAULT);
  const syntax = readSyntax(hasMark ? ` ${text.slice(1)}` : text);
  faults.push(...syntax.faults);
  const value: unknown = syntax.readable === undefined ? undefined : JSON.parse(syntax.readable);
  const taken = meantAs(as, value);
  if (syntax.readable !== undefined) {
    faults.push(...messageFaults(KINDS[taken], value, syntax.readable));
    if (taken === 'popup-message' && isRecord(value)) faults.push(...popupFaults(value, syntax.readable, bytes));
  }
  const findings = faults.map((fault) => findingOf(text, fault));
  return { as: taken, findings: findings.toSorted((a, b) => a.offset - b.offset) };
}

const BYTE_ORDER_MARK_FAULT: Fault = {
  ruleId: 'byte-order-mark',
  pointer: '',
  message: 'the text begins with a byte order mark, which JSON does not have',
  range: { offset: 0, endOffset: 1 },
};

function sizeFaults(text: string, bytes: number): Fault[] {
  if (bytes <= LIMITS.maxPayloadBytes) return [];
  const message = `the payload takes ${bytes} bytes, ${bytes - LIMITS.maxPayloadBytes} more than allowed`;
  const range = { offset: 0, endOffset: text.length };
  const [expected, received] = [`at most ${LIMITS.maxPayloadBytes} bytes`, `${bytes} bytes`];
  return [{ ruleId: 'too-large', pointer: '', message, range, expected, received }];
}

function meantAs(as: PayloadKind, value: unknown): Review['as'] {
  if (as !== 'server-message') return as;
  return isData(value) ? 'data-message' : 'popup-message';
}

function messageFaults(kind: Kind, value: unknown, text: string): Fault[] {
  const issues = issuesOf(kind, value, 'strict');
  if (issues.length === 0) return [];
  const nodes = new JsonNodes(text);
  // NOT_JSON: an infinity, which the syntax has reported as a number out of range.
  return issues.filter(({ code }) => code !== 'NOT_JSON').map((issue) => faultOfIssue(issue, nodes));
}

/** What the rules find that are not about the contract. */
function popupFaults(value: object, json: string, bytes: number): Fault[] {
  const message = value as Readonly<Record<string, unknown>>;
  const text = message[POPUP_MESSAGE_FIELDS.text];
  const faultAt: ReadPopup['faultAt'] = (field, message) => {
    const pointer = field === undefined ? '' : pointerTo('', field);
    return { pointer, message, range: new JsonNodes(json).ofValue(pointer) };
  };
  const popup: ReadPopup = { message, shownText: typeof text === 'string' ? text : '', bytes, faultAt };
  return RULES.flatMap(({ id, check }) => check?.(popup).map((fault) => ({ ruleId: id, ...fault })) ?? []);
}

function faultOfIssue({ code, pointer, message, expected, received }: Issue, nodes: JsonNodes): Fault {
  const range: Range = code === 'UNKNOWN_FIELD' ? nodes.ofKey(pointer) : nodes.ofValue(pointer);
  return {
    ruleId: ruleIdOf(code),
    pointer,
    message,
    range,
    ...(expected === undefined ? {} : { expected }),
    ...(received === undefined ? {} : { received }),
  };
}

function findingOf(text: string, { range, ...fault }: Fault): Finding {
  const start = positionAt(text, range.offset);
  const end = positionAt(text, range.endOffset);
  return {
    ...fault,
    severity: ruleOf(fault.ruleId).severity,
    ...range,
    ...start,
    endLine: end.line,
    endColumn: end.column,
    docs: `${PAGE}#${fault.ruleId}`,
  };
}
