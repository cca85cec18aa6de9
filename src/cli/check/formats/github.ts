import type { Finding } from '../../../review/finding.js';
import type { Print, Report } from './report.js';

/** The workflow command of GitHub Actions for each severity. */
const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** Workflow commands, one a line, that GitHub Actions shows at their places in a pull request. */
export function githubReport(print: Print): Report {
  return {
    file: ({ path, findings }) => {
      for (const finding of findings) print(annotation(path, finding));
    },
    failed: (path, message) => print(command('error', { file: path, title: 'unreadable' }, message)),
    end: () => undefined,
  };
}

function annotation(path: string, finding: Finding): string {
  const { severity, ruleId, message, line, endLine, column, endColumn } = finding;
  const properties = { file: path, line, endLine, col: column, endColumn, title: ruleId };
  return command(COMMANDS[severity], properties, message);
}

/** The last property must not be a path: a space at its end would be cut off. */
function command(name: string, { file, ...others }: { file: string; [key: string]: string | number }, message: string) {
  // Equals signs before a value are skipped.
  const properties = { file: file.startsWith('=') ? `./${file}` : file, ...others };
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(String(value))}`);
  return `::${name} ${list.join(',')}::${escaped(message)}`;
}

/** What would end the command. */
function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** What would end the property, too. */
function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
