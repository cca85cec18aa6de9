import { APP_MESSAGE, DATA_MESSAGE, type Kind, POPUP_MESSAGE } from '../../generated/v1/kinds.js';
import { LIMITS, type Screen } from '../../generated/v1/limits.js';
import { POPUP_MESSAGE_FIELDS } from '../../generated/v1/names.js';
import type { Issue } from '../error/issue.js';
import { pointerTo } from '../json/pointer.js';
import { positionAt } from '../json/position.js';
import { decodeUtf8 } from '../json/text-codec.js';
import { utf8Length } from '../json/utf8.js';
import { isData } from '../message/other-messages.js';
import { isRecord, issuesOf } from '../message/validate.js';
import { parseTopic } from '../topic/parse-topic.js';
import type { Fault, Finding, Range } from './finding.js';
import { JsonNodes } from './json-nodes.js';
import { readSyntax } from './json-syntax.js';
import type { PayloadKind } from './payload-kinds.js';
import type { ReadPopup } from './rule.js';
import { RULES, ruleIdOf, ruleOf } from './rules.js';
import { topicFaults } from './topic-faults.js';

export interface ReviewOptions {
  /** What the payload is meant to be; by default what its topic is for, or else a `server-message`. */
  as?: PayloadKind | undefined;
  /** The topic that it is published on, if that is to be reviewed too. */
  topic?: string | undefined;
  /** The screen that the text has to fit on, if that is to be looked at. */
  screen?: Screen | undefined;
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

/** What is larger is not read: it is too large by far. */
const MAX_READ_BYTES = 8 * LIMITS.maxPayloadBytes;

/** The page with a section for each rule. */
const PAGE = 'docs/rules.md';

/**
 * Reviews a payload: every fault of its encoding, its JSON and its message, and where each is in the text. Never throws.
 *
 * @param payload - The payload as bytes or as text.
 * @param options - What it is meant to be.
 * @returns What it was taken for, and the findings; none if the strict contract accepts it.
 */
export function reviewPayload(payload: Uint8Array | string, { as, topic, screen }: ReviewOptions = {}): Review {
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
    return reviewOf(text, meantAs(as, topic, undefined), faults, topic);
  }
  if (bytes > MAX_READ_BYTES) return reviewOf(text, meantAs(as, topic, undefined), faults, topic);
  const hasMark = text.startsWith(BYTE_ORDER_MARK);
  if (hasMark) faults.push(BYTE_ORDER_MARK_FAULT);
  const syntax = readSyntax(hasMark ? ` ${text.slice(1)}` : text);
  faults.push(...syntax.faults);
  const value: unknown = syntax.readable === undefined ? undefined : JSON.parse(syntax.readable);
  const taken = meantAs(as, topic, value);
  if (syntax.readable !== undefined) {
    const nodes = new JsonNodes(syntax.readable);
    faults.push(...messageFaults(KINDS[taken], value, nodes));
    if (taken === 'popup-message' && isRecord(value)) faults.push(...popupFaults(value, nodes, bytes, screen));
  }
  return reviewOf(text, taken, faults, topic);
}

function reviewOf(text: string, as: Review['as'], faults: Fault[], topic: string | undefined): Review {
  const all = topic === undefined ? faults : [...topicFaults(topic, as), ...faults];
  const findings = all.map((fault) => findingOf(text, fault));
  return { as, findings: findings.toSorted((a, b) => a.offset - b.offset) };
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

/** What is not said is told by the topic, or else by the message. */
function meantAs(as: PayloadKind | undefined, topic: string | undefined, value: unknown): Review['as'] {
  if (as !== undefined && as !== 'server-message') return as;
  const kind = topic === undefined ? undefined : parseTopic(topic)?.kind;
  if (as === undefined && kind === 'app-message') return kind;
  return isData(value) ? 'data-message' : 'popup-message';
}

function messageFaults(kind: Kind, value: unknown, nodes: JsonNodes): Fault[] {
  // NOT_JSON: an infinity, which the syntax has reported as a number out of range.
  return issuesOf(kind, value, 'strict')
    .filter(({ code }) => code !== 'NOT_JSON')
    .map((issue) => faultOfIssue(issue, nodes));
}

/** What the rules find that are not about the contract. */
function popupFaults(value: object, nodes: JsonNodes, bytes: number, screen: Screen | undefined): Fault[] {
  const message = value as Readonly<Record<string, unknown>>;
  const faultAt: ReadPopup['faultAt'] = (field, message) => {
    const pointer = field === undefined ? '' : pointerTo('', field);
    return { pointer, message, range: nodes.ofValue(pointer) };
  };
  const popup: ReadPopup = { message, bytes, numbers: () => nodes.longNumbers(), faultAt };
  const shown = message[POPUP_MESSAGE_FIELDS.text];
  return RULES.flatMap(({ id, check, checkText }) => {
    const wrong = typeof shown === 'string' && shown !== '' ? checkText?.(shown, screen) : undefined;
    const inText = wrong === undefined ? [] : [faultAt(POPUP_MESSAGE_FIELDS.text, wrong)];
    return [...inText, ...(check?.(popup) ?? [])].map((fault) => ({ ruleId: id, ...fault }));
  });
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
