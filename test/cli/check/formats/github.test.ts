import fc from 'fast-check';
import { expect, test } from 'vitest';
import { githubReport } from '../../../../src/cli/check/formats/github.js';
import type { Finding } from '../../../../src/review/finding.js';
import { reviewPayload } from '../../../../src/review/review-payload.js';
import { HOSTILE } from './reported.js';

interface Annotation {
  command: string;
  properties: Record<string, string>;
  message: string;
}

/** Escapes are read one after the other; the percent sign comes last. */
const DATA = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
] as const;
const PROPERTY = [...DATA.slice(0, 2), ['%3A', ':'], ['%2C', ','], ['%25', '%']] as const;

const unescaped = (text: string, escapes: readonly (readonly [string, string])[]): string =>
  escapes.reduce((all, [code, character]) => all.replaceAll(code, character), text);

/** Reads what a step prints as the runner of GitHub Actions does. */
function annotationsIn(printed: string): Annotation[] {
  return printed.split(/\r\n|\r|\n/).flatMap((line) => {
    const text = line.trimStart();
    const end = text.indexOf('::', 2);
    if (!text.startsWith('::') || end < 0) return [];
    const [, command = '', list = ''] = /^(\S*) ?(.*)$/s.exec(text.slice(2, end)) ?? [];
    const pairs = list.trim().split(',');
    const properties = pairs.flatMap((pair) => {
      // Empty parts are left out.
      const [, name, value] = /^=*([^=]+)=+(.+)$/s.exec(pair) ?? [];
      return name === undefined || value === undefined ? [] : [[name, unescaped(value, PROPERTY)]];
    });
    return [{ command, properties: Object.fromEntries(properties), message: unescaped(text.slice(end + 2), DATA) }];
  });
}

function printed(path: string, finding: Finding): string {
  const lines: string[] = [];
  const report = githubReport((text) => lines.push(text));
  report.file({ path, as: 'popup-message', findings: [finding], lineAt: () => '' });
  report.failed(path, finding.message);
  report.end({ files: 1, errors: 1, warnings: 0, infos: 0 }, 0);
  return lines.join('\n');
}

const FINDING = reviewPayload('{}').findings[0] as Finding;

test('annotations are read back as they are, whatever is in path and message', () => {
  fc.assert(
    fc.property(
      HOSTILE.filter((text) => text !== ''),
      HOSTILE,
      (path, message) => {
        const { line, column, endLine, endColumn, ruleId } = FINDING;
        // The same file, since a path cannot begin with an equals sign there.
        const file = path.startsWith('=') ? `./${path}` : path;
        const place = { line, endLine, col: column, endColumn };
        const properties = Object.fromEntries(Object.entries(place).map(([name, value]) => [name, String(value)]));
        expect(annotationsIn(printed(path, { ...FINDING, message }))).toEqual([
          { command: 'error', properties: { file, ...properties, title: ruleId }, message },
          { command: 'error', properties: { file, title: 'unreadable' }, message },
        ]);
      },
    ),
    { numRuns: 1000 },
  );
});

test('each severity has its command', () => {
  const commands = (['error', 'warning', 'info'] as const).map(
    (severity) => annotationsIn(printed('a', { ...FINDING, severity }))[0]?.command,
  );
  expect(commands).toEqual(['error', 'warning', 'notice']);
});
