import { createHash } from 'node:crypto';
import type { Fix, Invocation, Location, Log, Message, Notification, Result, Run } from 'sarif';
import type { Edit, Finding } from '../../../review/finding.js';
import { artifactUri } from './artifact-uri.js';
import type { Print, Report, ReviewedFile } from './report.js';
import { regionOf, regionOfRange } from './sarif-region.js';
import { LEVELS, RULE_INDEXES, sarifTool } from './sarif-tool.js';

const BYTE_ORDER_MARK = '\uFEFF';

/** SARIF 2.1.0, for code scanning: one document, also without findings; a result on each line. */
export function sarifReport(print: Print): Report {
  const failures: Notification[] = [];
  let separator = '';
  print(beginning());
  return {
    file: (file) => {
      for (const result of resultsOf(file)) {
        print(separator + JSON.stringify(result));
        separator = ',';
      }
    },
    failed: (path, message) => failures.push(unreadable(path, message)),
    end: (_summary, omitted) => {
      const warnings = omitted === 0 ? [] : [leftOut(omitted)];
      print(`],"invocations":${JSON.stringify([invocationOf(failures, warnings)])}}]}`);
    },
  };
}

/** Everything before the first result. */
function beginning(): string {
  const run: Run = {
    tool: sarifTool(),
    columnKind: 'utf16CodeUnits',
    newlineSequences: ['\r\n', '\n', '\r'],
    results: [],
  };
  const log: Log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return JSON.stringify(log).slice(0, -']}]}'.length);
}

function resultsOf({ path, findings, lineAt }: ReviewedFile): Result[] {
  if (findings.length === 0) return [];
  const hasMark = lineAt(1).startsWith(BYTE_ORDER_MARK);
  const uri = artifactUri(path);
  const seen = new Map<string, number>();
  return findings.map((finding) => ({
    ...resultOf(finding, uri, hasMark),
    partialFingerprints: { 'finding/v1': fingerprintOf(finding, lineAt(finding.line), seen) },
  }));
}

function resultOf(finding: Finding, uri: string, hasMark: boolean): Result {
  const { ruleId, severity, message, pointer, fix } = finding;
  const place = { physicalLocation: { artifactLocation: { uri }, region: regionOf(finding, hasMark) } };
  const location: Location = pointer === '' ? place : { ...place, logicalLocations: [{ fullyQualifiedName: pointer }] };
  return {
    ruleId,
    ruleIndex: RULE_INDEXES.get(ruleId) ?? -1,
    level: LEVELS[severity],
    message: plainMessage(message),
    locations: [location],
    ...(fix === undefined ? {} : { fixes: [fixOf(fix, uri, hasMark)] }),
  };
}

function fixOf(edits: readonly Edit[], uri: string, hasMark: boolean): Fix {
  const replacements = edits.map((edit) => ({
    deletedRegion: regionOfRange(edit, hasMark),
    insertedContent: { text: edit.text },
  }));
  return { artifactChanges: [{ artifactLocation: { uri }, replacements }] };
}

/** Braces would be placeholders, and a bracket before a parenthesis the end of a link. */
function plainMessage(text: string): Message {
  return { text: text.replace(/[{}]/g, '$&$&').replaceAll('](', '\\](') };
}

/**
 * What stays the same when lines are put before a finding: its rule, its place in the message, and the line.
 * The same findings on the same lines of a file are numbered.
 */
function fingerprintOf({ ruleId, pointer }: Finding, line: string, seen: Map<string, number>): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([ruleId, pointer, line.trim()]))
    .digest('hex')
    .slice(0, 32);
  const count = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, count);
  return `${hash}:${count}`;
}

function unreadable(path: string, message: string): Notification {
  const location: Location = { physicalLocation: { artifactLocation: { uri: artifactUri(path) } } };
  return { level: 'error', message: plainMessage(message), locations: [location] };
}

function leftOut(count: number): Notification {
  return { level: 'warning', message: { text: `${count} more are not reported (--max-findings)` } };
}

function invocationOf(failures: readonly Notification[], warnings: readonly Notification[]): Invocation {
  return { executionSuccessful: failures.length === 0, toolExecutionNotifications: [...failures, ...warnings] };
}
