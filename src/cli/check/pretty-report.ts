import type { Finding } from '../../review/finding.js';
import { onOutput, printable } from '../terminal/output.js';
import { codeFrame } from './code-frame.js';
import type { ReviewedFile } from './run.js';
import { summaryOf } from './summary.js';

const COLOURS = { error: 'red', warning: 'yellow', info: 'blue' } as const;

/** The findings for a person at a terminal: each with its place in the text, and a summary. */
export function prettyReport(files: readonly ReviewedFile[]): string {
  const blocks = files.flatMap((file) => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.payload);
    return file.findings.map((finding) => blockOf(file.path, finding, text));
  });
  return [...blocks, summaryLine(files)].join('\n\n');
}

function blockOf(path: string, finding: Finding, text: string): string {
  const { severity, ruleId, line, column, message, docs } = finding;
  return [
    `${printable(path)}:${line}:${column}`,
    `  ${onOutput(COLOURS[severity], severity)}  ${message}  ${onOutput('dim', ruleId)}`,
    ...codeFrame(text, finding).map((row) => `  ${row}`),
    `  ${onOutput('dim', docs)}`,
  ].join('\n');
}

function summaryLine(files: readonly ReviewedFile[]): string {
  const { files: payloads, errors, warnings, infos } = summaryOf(files);
  const reviewed = counted(payloads, 'payload');
  if (errors + warnings + infos === 0) return `${onOutput('green', '✓')} ${reviewed}, nothing to say`;
  return `${reviewed}: ${[counted(errors, 'error'), counted(warnings, 'warning'), `${infos} info`].join(', ')}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
