import { LIMITS, type Screen } from '#contract/limits.js';
import { POPUP_MESSAGE_FIELDS } from '#contract/names.js';
import { pointerTo } from '../json/pointer.js';
import { decodeUtf8 } from '../json/text-codec.js';
import { utf8Length } from '../json/utf8.js';
import { typeName } from '../json/value.js';
import { isRecord } from '../message/validate.js';
import type { Fault, Finding } from './finding.js';
import { JsonNodes } from './json-nodes.js';
import { readSyntax } from './json-syntax.js';
import { LineStarts } from './line-starts.js';
import { messageFaults } from './message-faults.js';
import type { TakenKind } from './payload-kind-names.js';
import { kindOf, takenFor } from './payload-kinds.js';
import { checkReviewOptions, type ReviewOptions } from './review-options.js';
import type { ReadPayload, ReadPopup, Rule } from './rule.js';
import { RULES, ruleOf } from './rules.js';
import { topicFaults } from './topic-faults.js';

/**
 * What a review has found.
 *
 * @example
 * import type { Review } from 'webportal-popup-contract/review';
 *
 * const isRefused = ({ findings }: Review): boolean => findings.some(({ severity }) => severity === 'error');
 */
export interface Review {
  /** What the payload was taken for. */
  as: TakenKind;
  /** In the order of the text; empty if there is nothing to say. */
  findings: Finding[];
}

const BYTE_ORDER_MARK = '\uFEFF';

/** What is larger is not read: it is too large by far. */
export const MAX_READ_BYTES = 8 * LIMITS.maxPayloadBytes;

/** The page with a section for each rule. */
const PAGE = 'docs/rules.md';

/**
 * Reviews a payload: every fault of its encoding, its JSON and its message, what is likely a mistake in it, and where each is
 * in the text. There is an error exactly where the strict contract says no. Never throws for a payload, whatever it is.
 *
 * @param payload - The payload as bytes or as text.
 * @param options - What it is meant to be, its topic, its screen, and other severities for rules.
 * @returns What the payload was taken for, and the findings.
 * @throws `ContractError` with the code `INVALID_OPTIONS`: an unknown option, rule or severity.
 *
 * @example
 * import { createPopup, encodePopup } from 'webportal-popup-contract';
 * import { reviewPayload } from 'webportal-popup-contract/review';
 *
 * const popup = createPopup({ idApp: 'TABLE_BOOKING', text: 'Hello {{name}}', okButton: true, content: {} });
 * const { as, findings } = reviewPayload(encodePopup(popup));
 * as; // => 'popup-message'
 * findings.map(({ ruleId, severity }) => [ruleId, severity]); // => [['placeholder', 'warning']]
 *
 * const broken = reviewPayload('{\n  "idApp": "TABLE_BOOKING"\n  "popup": true\n}');
 * const comma = broken.findings.find((finding) => finding.ruleId === 'invalid-json');
 * [comma?.line, comma?.column, comma?.message]; // => [2, 27, 'a comma is missing here']
 */
export function reviewPayload(payload: Uint8Array | string, options: ReviewOptions = {}): Review {
  checkReviewOptions(options);
  const { text, faults: inEncoding, isReadable } = textOf(payload);
  const syntax = isReadable ? readSyntax(withoutMark(text)) : NOT_READ;
  const taken = takenFor(options.as, options.topic, syntax.readable?.value);
  const faults = [...inEncoding, ...syntax.faults];
  if (options.topic !== undefined) faults.unshift(...topicFaults(options.topic, taken));
  if (syntax.readable !== undefined) {
    const { value } = syntax.readable;
    const nodes = new JsonNodes(syntax.readable.text);
    faults.push(...messageFaults(taken, value, nodes), ...anyFaults(taken, value, nodes));
    const bytes = byteLengthOf(payload);
    if (taken === 'popup-message' && isRecord(value)) faults.push(...popupFaults(value, nodes, bytes, options.screen));
  }
  return { as: taken, findings: findingsOf(text, faults, options.rules ?? {}) };
}

const NOT_READ = { readable: undefined, faults: [] };

interface PayloadText {
  /** The text as far as it can be decoded. */
  text: string;
  faults: Fault[];
  /** Whether it makes sense to read it as JSON. */
  isReadable: boolean;
}

function textOf(payload: unknown): PayloadText {
  if (typeof payload !== 'string' && !ArrayBuffer.isView(payload)) {
    const message = `a payload must be bytes or text, not ${typeName(payload)}: review what is sent`;
    const fault: Fault = { ruleId: 'invalid-json', pointer: '', message, range: { offset: 0, endOffset: 0 } };
    return { text: '', faults: [fault], isReadable: false };
  }
  const { text, badByteAt } =
    typeof payload === 'string' ? { text: payload, badByteAt: undefined } : decodeUtf8(payload);
  const bytes = byteLengthOf(payload);
  const faults = sizeFaults(text, bytes);
  if (badByteAt !== undefined) faults.push(encodingFault(text, badByteAt));
  const isReadable = badByteAt === undefined && bytes <= MAX_READ_BYTES;
  if (isReadable && text.startsWith(BYTE_ORDER_MARK)) faults.push(BYTE_ORDER_MARK_FAULT);
  return { text, faults, isReadable };
}

function byteLengthOf(payload: string | ArrayBufferView): number {
  return typeof payload === 'string' ? utf8Length(payload) : payload.byteLength;
}

/** Of the same length, so that every place stays right. */
function withoutMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? ` ${text.slice(1)}` : text;
}

const BYTE_ORDER_MARK_FAULT: Fault = {
  ruleId: 'byte-order-mark',
  pointer: '',
  message: 'the text begins with a byte order mark, which JSON does not have',
  range: { offset: 0, endOffset: 1 },
  suggestion: '',
  fix: [{ offset: 0, endOffset: 1, text: '' }],
};

function encodingFault({ length }: string, badByteAt: number): Fault {
  const message = `byte ${badByteAt} is not UTF-8`;
  return { ruleId: 'invalid-utf8', pointer: '', message, range: { offset: length, endOffset: length } };
}

function sizeFaults(text: string, bytes: number): Fault[] {
  if (bytes <= LIMITS.maxPayloadBytes) return [];
  // A file that is too large by far is not read to its end.
  const size = bytes > MAX_READ_BYTES ? `more than ${MAX_READ_BYTES} bytes` : `${bytes} bytes`;
  const excess = bytes > MAX_READ_BYTES ? 'far' : `${bytes - LIMITS.maxPayloadBytes}`;
  const message = `the payload takes ${size}, ${excess} more than allowed`;
  const range = { offset: 0, endOffset: text.length };
  const expected = `at most ${LIMITS.maxPayloadBytes} bytes`;
  return [{ ruleId: 'too-large', pointer: '', message, range, expected, received: size }];
}

/** What the rules for all kinds find. */
function anyFaults(taken: TakenKind, value: unknown, nodes: JsonNodes): Fault[] {
  const faultAt: ReadPayload['faultAt'] = (pointer, message) => ({ pointer, message, range: nodes.ofValue(pointer) });
  const payload: ReadPayload = { kind: kindOf(taken, value), value, faultAt };
  return RULES.flatMap((rule) => (rule.checkAny?.(payload) ?? []).map((fault) => ({ ruleId: rule.id, ...fault })));
}

/** What the rules for popups find. */
function popupFaults(value: object, nodes: JsonNodes, bytes: number, screen: Screen | undefined): Fault[] {
  const message = value as Readonly<Record<string, unknown>>;
  const faultAt: ReadPopup['faultAt'] = (field, message) => {
    const pointer = field === undefined ? '' : pointerTo('', field);
    return { pointer, message, range: nodes.ofValue(pointer) };
  };
  const popup: ReadPopup = { message, bytes, numbers: () => nodes.longNumbers(), faultAt };
  const shown = message[POPUP_MESSAGE_FIELDS.text];
  return RULES.flatMap((rule) => {
    const wrong = typeof shown === 'string' && shown !== '' ? rule.checkText?.(shown, screen) : undefined;
    const inText = wrong === undefined ? [] : [withFix(faultAt(POPUP_MESSAGE_FIELDS.text, wrong), rule, nodes)];
    return [...inText, ...(rule.check?.(popup) ?? [])].map((fault) => ({ ruleId: rule.id, ...fault }));
  });
}

/** Adds the edits that mend a fault in the text, if the rule knows them. */
function withFix(fault: Omit<Fault, 'ruleId'>, { fixText }: Rule, nodes: JsonNodes): Omit<Fault, 'ruleId'> {
  if (fixText === undefined) return fault;
  const { offset } = fault.range;
  const edits = fixText(nodes.written(fault.range));
  return {
    ...fault,
    fix: edits.map((edit) => ({ ...edit, offset: edit.offset + offset, endOffset: edit.endOffset + offset })),
  };
}

function findingsOf(text: string, faults: readonly Fault[], settings: NonNullable<ReviewOptions['rules']>): Finding[] {
  if (faults.length === 0) return [];
  const lines = new LineStarts(text);
  return faults
    .flatMap((fault) => {
      const severity = settings[fault.ruleId] ?? ruleOf(fault.ruleId).severity;
      return severity === 'off' ? [] : [findingOf(fault, severity, lines)];
    })
    .toSorted((a, b) => a.offset - b.offset);
}

function findingOf({ range, ...fault }: Fault, severity: Finding['severity'], lines: LineStarts): Finding {
  const end = lines.positionAt(range.endOffset);
  return {
    ...fault,
    severity,
    ...range,
    ...lines.positionAt(range.offset),
    endLine: end.line,
    endColumn: end.column,
    docs: `${PAGE}#${fault.ruleId}`,
  };
}
