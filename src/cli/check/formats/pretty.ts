import type { Finding } from '../../../review/finding.js';
import { onOutput, visible } from '../../terminal/output.js';
import { codeFrame } from './code-frame.js';
import type { Print, Report, Summary } from './report.js';

const COLOURS = { error: 'red', warning: 'yellow', info: 'blue' } as const;

/** The findings for a person at a terminal: each with its place in the text, and a summary. */
export function prettyReport(print: Print): Report {
  return {
    file: ({ path, findings, lineAt }) => {
      for (const finding of findings) print(`${blockOf(path, finding, lineAt(finding.line))}\n`);
    },
    failed: () => undefined,
    end: (summary) => print(summaryLine(summary)),
  };
}

function blockOf(path: string, finding: Finding, source: string): string {
  const { severity, ruleId, line, column, message, docs } = finding;
  return [
    `${visible(path)}:${line}:${column}`,
    `  ${onOutput(COLOURS[severity], severity)}  ${visible(message)}  ${onOutput('dim', ruleId)}`,
    ...codeFrame(source, finding).map((row) => `  ${row}`),
    `  ${onOutput('dim', docs)}`,
  ].join('\n');
}

function summaryLine({ files, errors, warnings, infos }: Summary): string {
  const reviewed = counted(files, 'payload');
  if (errors + warnings + infos === 0) return `${onOutput('green', '✓')} ${reviewed}, nothing to say`;
  return `${reviewed}: ${[counted(errors, 'error'), counted(warnings, 'warning'), `${infos} info`].join(', ')}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
