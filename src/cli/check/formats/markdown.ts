import type { Finding } from '../../../review/finding.js';
import { markdownCode } from '../../terminal/markdown.js';
import type { Print, Report, Summary } from './report.js';
import { webPage } from './web-page.js';

/** A comment on GitHub holds 65,536 characters. */
const MAX_LENGTH = 60_000;

const SEVERITIES = { error: '❌ error', warning: '⚠️ warning', info: 'ℹ️ info' } as const;

const TABLE_HEAD = ['| Place | Severity | What is wrong | Rule |', '| --- | --- | --- | --- |'];

/**
 * GitHub-flavoured Markdown, for a comment or the summary of a job. The verdict comes first, so the tables are kept until the
 * end, as many rows as a comment holds: memory does not grow with the number of files.
 */
export function markdownReport(print: Print): Report {
  const kept: string[] = [];
  let length = 0;
  let unreadable = 0;
  let leftOut = 0;
  const keep = (lines: readonly string[]): void => {
    const text = lines.join('\n');
    // After the first that does not fit, shorter ones would be out of order.
    if (leftOut > 0 || length + text.length > MAX_LENGTH) {
      leftOut++;
      return;
    }
    length += text.length + 1;
    kept.push(text);
  };
  return {
    file: ({ path, findings }) => {
      for (const [index, finding] of findings.entries()) {
        keep([...(index === 0 ? [...headOf(path), ...TABLE_HEAD] : []), rowOf(finding)]);
      }
    },
    failed: (path, message) => {
      unreadable++;
      keep([...headOf(path), `❌ ${markdownCode(message)}`]);
    },
    end: (summary, omitted) => {
      print(`## popup-contract check: ${verdictOf(summary, unreadable)}`);
      for (const text of kept) print(text);
      if (leftOut > 0) print(`\nA comment holds no more. Not shown: ${leftOut} more.`);
      if (omitted > 0) print(`\nNot shown: ${omitted} more (--max-findings).`);
    },
  };
}

function verdictOf({ files, errors, warnings, infos }: Summary, unreadable: number): string {
  const reviewed = counted(files, 'payload');
  if (errors + warnings + infos + unreadable === 0) return `${reviewed}, nothing to say ✅`;
  const counts = [reviewed, counted(errors, 'error'), counted(warnings, 'warning'), `${infos} info`];
  return [...counts, ...(unreadable > 0 ? [`${counted(unreadable, 'file')} not readable`] : [])].join(', ');
}

function headOf(path: string): string[] {
  return ['', `### ${markdownCode(path)}`, ''];
}

function rowOf({ line, column, severity, message, ruleId, docs }: Finding): string {
  const page = webPage(docs);
  const rule = page === undefined ? markdownCode(ruleId) : `[${markdownCode(ruleId)}](<${page}>)`;
  // A table ends its cells at a pipe even in code.
  const cells = [`${line}:${column}`, SEVERITIES[severity], markdownCode(message), rule].map((cell) =>
    cell.replaceAll('|', '\\|'),
  );
  return `| ${cells.join(' | ')} |`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
