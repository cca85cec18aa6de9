import type { Finding } from '../../../review/finding.js';
import { ruleOf } from '../../../review/rules.js';
import { onOutput, visible } from '../../terminal/output.js';
import { codeFrame } from './code-frame.js';
import type { Print, Report, Summary } from './report.js';

const COLOURS = { error: 'red', warning: 'yellow', info: 'blue' } as const;

/** The findings for a person at a terminal: each with its place in the text, and a summary. */
export function prettyReport(print: Print): Report {
  let failed = 0;
  return {
    file: ({ path, findings, lineAt }) => {
      for (const finding of findings) print(`${blockOf(path, finding, lineAt(finding.line))}\n`);
    },
    failed: () => {
      failed++;
    },
    end: (summary, omitted) => {
      if (omitted > 0) print(`${omitted} more are not shown (--max-findings)\n`);
      print(summaryLine(summary, failed));
    },
  };
}

function blockOf(path: string, finding: Finding, source: string): string {
  const { severity, ruleId, line, column, message, docs } = finding;
  return [
    `${visible(path)}:${line}:${column}`,
    `  ${onOutput(COLOURS[severity], severity)}  ${visible(message)}  ${onOutput('dim', ruleId)}`,
    ...codeFrame(source, finding).map((row) => `  ${row}`),
    `  ${hintOf(finding)}`,
    `  ${onOutput('dim', docs)}`,
  ].join('\n');
}

/** What to write instead, or else why it matters. */
function hintOf({ ruleId, suggestion, fix }: Finding): string {
  const byItself = fix === undefined ? '' : ' (--fix does it)';
  if (suggestion === '') return `take it out${byItself}`;
  if (suggestion !== undefined) return `write ${visible(suggestion)}${byItself}`;
  return `${ruleOf(ruleId).why}${byItself}`;
}

function summaryLine({ files, errors, warnings, infos }: Summary, failed: number): string {
  const reviewed = counted(files, 'file');
  const unread = failed === 0 ? [] : [`${counted(failed, 'file')} could not be read`];
  const isClean = errors + warnings + infos + failed === 0;
  if (isClean) return `${onOutput('green', '✓')} ${reviewed}, nothing to say`;
  return `${reviewed}: ${[counted(errors, 'error'), counted(warnings, 'warning'), `${infos} info`, ...unread].join(', ')}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
