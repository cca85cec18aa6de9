import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { markdownReport } from '../../../../src/cli/check/formats/markdown.js';
import { visible } from '../../../../src/cli/terminal/output.js';
import type { Finding } from '../../../../src/review/finding.js';
import { reviewPayload } from '../../../../src/review/review-payload.js';
import { GOOD } from '../../../../src/review/rules/examples.js';
import { HOSTILE, reported } from './reported.js';

/** With HTML and links out of plain text, as GitHub renders: what could come through would. */
const markdown = new MarkdownIt({ html: true, linkify: true });

type Token = ReturnType<typeof markdown.parse>[number];

/** The elements in which text stands, and their text, by where they are. */
function rendered(text: string): { headings: Token[][]; paragraphs: Token[][]; cells: Token[][] } {
  const tokens = markdown.parse(text, {});
  const inside = (...openings: string[]): Token[][] =>
    tokens.flatMap(({ type }, at) => (openings.includes(type) ? [tokens[at + 1]?.children ?? []] : []));
  return { headings: inside('heading_open'), paragraphs: inside('paragraph_open'), cells: inside('td_open') };
}

/** What a reader sees. */
const textOf = (tokens: Token[] = []): string => tokens.map(({ content }) => content).join('');
const typesOf = (tokens: Token[] = []): string[] =>
  tokens.filter(({ content }) => content !== '').map(({ type }) => type);

const FINDING = reviewPayload('{}').findings[0] as Finding;

function reportOf(path: string, ...findings: Partial<Finding>[]): string {
  const lines: string[] = [];
  const report = markdownReport((text) => lines.push(text));
  const all = findings.map((changes) => ({ ...FINDING, ...changes }));
  report.file({ path, as: 'popup-message', findings: all, lineAt: () => '' });
  report.end({ files: 1, errors: all.length, warnings: 0, infos: 0 }, 0);
  return lines.join('\n');
}

describe('the report', () => {
  test('is a heading alone without findings', () => {
    expect(reported(markdownReport, [{ path: 'a.json', content: GOOD }])).toBe(
      '## popup-contract check: 1 payload, nothing to say ✅\n',
    );
  });

  test('begins with the verdict, and has a table for each file with findings', () => {
    const content = '{\n "a": 1}';
    const { findings } = reviewPayload(content);
    const payloads = ['a.json', 'b.json'].map((path) => ({ path, content }));
    const { headings, cells } = rendered(reported(markdownReport, [...payloads, { path: 'c.json', content: GOOD }]));
    expect(headings.map(textOf)).toEqual([
      expect.stringMatching(/^popup-contract check: 3 payloads, \d+ errors, \d+ warnings?, \d+ info$/),
      'a.json',
      'b.json',
    ]);
    const rows = findings.map(({ line, column, message, ruleId }) => [
      `${line}:${column}`,
      expect.stringMatching(/error|warning|info/),
      message,
      ruleId,
    ]);
    expect(cells.map(textOf)).toEqual([...rows, ...rows].flat());
  });

  test('has the files that could not be read', () => {
    const { headings, paragraphs } = rendered(reported(markdownReport, [], [{ path: 'a', message: 'Cannot read a' }]));
    expect(textOf(headings[0])).toContain('1 file not readable');
    expect(paragraphs.map(textOf)).toEqual(['❌ Cannot read a']);
  });

  test('links a rule to its page, if that is on the web', () => {
    const links = (docs: string) =>
      rendered(reportOf('a', { docs })).cells[3]?.flatMap(({ type, attrs }) => (type === 'link_open' ? [attrs] : []));
    expect(links('https://a.example/rules.md#x')).toEqual([[['href', 'https://a.example/rules.md#x']]]);
    expect(links('docs/rules.md#x')).toEqual([]);
    expect(links('javascript:alert(1)')).toEqual([]);
  });

  test('fits into a comment, and says how many findings do not', () => {
    const text = reportOf('a', ...Array<Partial<Finding>>(2_000).fill({ message: 'x'.repeat(100) }));
    expect(text.length).toBeLessThan(65_536);
    const { cells } = rendered(text);
    expect(text).toContain(`Not shown: ${2_000 - cells.length / 4} more.`);
  });
});

test('the report says how many findings are left out', () => {
  expect(reported(markdownReport, [], [], 3)).toContain('Not shown: 3 more (--max-findings).');
});

describe('what a payload or a path has in it', () => {
  const faithful = (path: string, message: string): void => {
    const { headings, cells, paragraphs } = rendered(reportOf(path, { message }));
    expect(headings.map(textOf)).toEqual([expect.anything(), visible(path)]);
    expect(cells.map(textOf)).toEqual([expect.anything(), expect.anything(), visible(message), FINDING.ruleId]);
    expect([headings[1], cells[2]].map(typesOf)).toEqual([['code_inline'], ['code_inline']]);
    expect(paragraphs).toEqual([]);
  };

  test.each([
    'a | b',
    'a \\| b \\',
    '`',
    '`` ` ```',
    ' a ',
    ' ',
    ' `a',
    '<img src=x onerror=alert(1)>',
    '<!-- @name -->',
    '@name #1 GH-1 a/b#2 https://a.example',
    '[x](https://a.example) ![x](y)',
    '&lt;&#64;',
    'a\nb\r\n| x |',
    '\u202e\u0000\ud800',
    '$x$ :smile: *a* _b_ ~~c~~',
  ])('%j is code, and read as it is', (text) => {
    faithful(text, text);
  });

  test('is code, and read as it is, whatever it is', () => {
    // Nothing at all, or only spaces, is no code. No path and no message is that.
    const text = HOSTILE.filter((one) => one.replaceAll(' ', '') !== '');
    fc.assert(fc.property(text, text, faithful), { numRuns: 500 });
  });
});
