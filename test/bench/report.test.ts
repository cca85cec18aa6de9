import { expect, test } from 'vitest';
import { digits, markdownTable, pageWith, terminalTable } from '../../bench/report.js';
import { figureWith } from './figure.js';

const FIGURES = [
  figureWith({ ratio: 1.234, measured: 1234, base: 1000, target: { atMost: 1.3 } }),
  figureWith({ of: 'a|b', ratio: 0.5, measured: 5e6, base: 1e7, unit: 'per second', target: { atLeast: 0.9 } }),
  figureWith({ of: 'slow', ratio: 9, measured: 90, base: 10, unit: 'bytes', target: { atMost: 1 } }),
  figureWith({ of: 'zod', isPeer: true }),
];

test.each([
  [0, '0'],
  [0.00123, '0.0012'],
  [0.456, '0.456'],
  [1, '1.00'],
  [12.345, '12.3'],
  [1234.5, '1235'],
])('%d is written as %s', (value, expected) => {
  expect(digits(value)).toBe(expected);
});

test('a table for a terminal is aligned', () => {
  const lines = terminalTable(FIGURES).split('\n');
  expect(lines).toHaveLength(5);
  expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  expect(lines[1]).toMatch(/encodePopup +100 B +JSON.stringify +1.23 +≤ 1.3 +met +10.0 % +1.23 µs +1.00 µs$/);
  expect(lines[2]).toMatch(/≥ 0.9 +missed/);
  expect(lines[3]).toMatch(/≤ 1 +FAR OFF/);
});

test('a table for a page has as many cells in every row', () => {
  const rows = markdownTable(FIGURES).split('\n');
  expect(new Set(rows.map((row) => row.replaceAll('\\|', '').split('|').length)).size).toBe(1);
  expect(rows[3]).toContain('a\\|b');
});

test('only what is made is replaced in the page, and making it twice changes nothing', () => {
  const page = '# Benchmarks\n\n<!-- generated:benchmarks -->\nold\n<!-- /generated -->\n\nProse.\n';
  const results = { date: '2030-01-02', machine: 'a machine', versions: { node: '20.0.0' }, figures: FIGURES };
  const made = pageWith(page, results);
  expect(made).toMatch(/^# Benchmarks\n\n<!-- generated:benchmarks -->\nMeasured on 2030-01-02: a machine\./);
  expect(made).toMatch(/Versions: node 20\.0\.0\.\n<!-- \/generated -->\n\nProse\.\n$/);
  expect(made).not.toContain('old');
  expect(pageWith(made, results)).toBe(made);
  expect(() => pageWith('# Benchmarks\n', results)).toThrow('<!-- generated:benchmarks -->');
});
