import { applyEdits } from '../../review/apply-edits.js';
import type { Finding } from '../../review/finding.js';
import { LineStarts } from '../../review/line-starts.js';
import type { TakenKind } from '../../review/payload-kind-names.js';
import { takenFor } from '../../review/payload-kinds.js';
import type { ReviewOptions } from '../../review/review-options.js';
import { reviewPayload } from '../../review/review-payload.js';
import { ruleOf } from '../../review/rules.js';
import type { ReviewedFile } from './formats/report.js';
import type { FilePayload, SplitPayloads } from './inputs/payload.js';

const BYTE_ORDER_MARK = Buffer.of(0xef, 0xbb, 0xbf);

/** Reviews every payload of a file; places are those in the file. */
export function reviewFile(path: string, bytes: Buffer, split: SplitPayloads, options: ReviewOptions): ReviewedFile {
  const kinds = new Set<TakenKind>();
  const found: Finding[] = [];
  const lines = new Map<number, string>();
  for (const payload of split(bytes)) {
    const { as, findings } = reviewPayload(payload.bytes, optionsFor(payload, options));
    kinds.add(as);
    if (findings.length === 0) continue;
    const placed = findings.map((finding) => inFile(finding, payload));
    found.push(...placed);
    for (const [line, text] of linesWith(placed, payload)) lines.set(line, text);
  }
  const [as = takenFor(options.as, options.topic, undefined), another] = kinds;
  return {
    path,
    as: another === undefined ? as : 'mixed',
    findings: found,
    hasByteOrderMark: BYTE_ORDER_MARK.equals(bytes.subarray(0, BYTE_ORDER_MARK.length)),
    lineAt: (line) => lines.get(line) ?? '',
  };
}

/** The content of a file once everything is mended that surely can be; undefined if there is nothing to mend. */
export function fixFile(bytes: Buffer, split: SplitPayloads, options: ReviewOptions): Buffer | undefined {
  const pieces: Uint8Array[] = [];
  let end = 0;
  for (const payload of split(bytes)) {
    const fixed = fixPayload(payload, optionsFor(payload, options));
    if (fixed === undefined) continue;
    pieces.push(bytes.subarray(end, payload.byteOffset), Buffer.from(fixed));
    end = payload.byteOffset + payload.bytes.length;
  }
  return pieces.length === 0 ? undefined : Buffer.concat([...pieces, bytes.subarray(end)]);
}

/** One mended fault may bring another to light. */
const MAX_PASSES = 10;

function fixPayload({ bytes }: FilePayload, options: ReviewOptions): string | undefined {
  let text: string | undefined;
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const edits = reviewPayload(text ?? bytes, options).findings.flatMap(({ fix }) => fix ?? []);
    if (edits.length === 0) break;
    text = applyEdits(text ?? textOf(bytes), edits);
  }
  return text;
}

function optionsFor({ topic }: FilePayload, options: ReviewOptions): ReviewOptions {
  return topic === undefined ? options : { ...options, topic: topic.text };
}

function inFile(finding: Finding, payload: FilePayload): Finding {
  const { topic } = payload;
  if (topic !== undefined && ruleOf(finding.ruleId).area === 'topic') {
    const { line, column, offset, text } = topic;
    const { length } = text;
    return { ...finding, line, column, offset, endLine: line, endColumn: column + length, endOffset: offset + length };
  }
  const column = (at: number, line: number): number => (line === 1 ? at + payload.column - 1 : at);
  const moved = <Range extends { offset: number; endOffset: number }>(range: Range): Range => ({
    ...range,
    offset: range.offset + payload.offset,
    endOffset: range.endOffset + payload.offset,
  });
  return {
    ...moved(finding),
    line: finding.line + payload.line - 1,
    column: column(finding.column, finding.line),
    endLine: finding.endLine + payload.line - 1,
    endColumn: column(finding.endColumn, finding.endLine),
    ...(finding.fix === undefined ? {} : { fix: finding.fix.map(moved) }),
  };
}

/** The lines of the file that have findings, with their text. */
function linesWith(findings: readonly Finding[], { bytes, line: first, topic }: FilePayload): [number, string][] {
  const lines = new LineStarts(textOf(bytes));
  const before = topic === undefined ? '' : `${topic.text} `;
  return findings.map(({ line }) => [line, (line === first ? before : '') + lines.lineAt(line - first + 1)]);
}

/** With its byte order mark, and replacement characters for what is no UTF-8. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
