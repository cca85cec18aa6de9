/** Figures as tables: for a terminal, and as a page. */
import { type Figure, isFarOff, shareOfTarget, type Unit } from './figures.js';
import type { Results } from './results.js';

const COLUMNS = ['group', 'figure', 'load', 'against', 'ratio', 'target', '', 'noise', 'measured', 'base'];
/** From here on columns hold numbers. */
const FIRST_NUMBER = 4;

/** One row for each figure, aligned; the heading first. */
export function terminalTable(figures: readonly Figure[]): string {
  const rows = [COLUMNS, ...figures.map(cellsOf).map((cells) => cells.map((cell) => cell.replaceAll('`', '')))];
  const widths = COLUMNS.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  const aligned = (cell: string, at: number): string =>
    at < FIRST_NUMBER ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0);
  return rows.map((row) => row.map(aligned).join('  ').trimEnd()).join('\n');
}

export function markdownTable(figures: readonly Figure[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = COLUMNS.map((_, at) => (at < FIRST_NUMBER ? '---' : '--:'));
  return [COLUMNS, rule, ...figures.map(cellsOf)].map(line).join('\n');
}

function cellsOf(figure: Figure): string[] {
  const { group, of, load, against, ratio, noise, unit, measured, base } = figure;
  const numbers = [withUnit(measured, unit), withUnit(base, unit)];
  return [
    group,
    of,
    load,
    against,
    digits(ratio),
    targetOf(figure),
    verdictOf(figure),
    `${digits(noise * 100)} %`,
    ...numbers,
  ];
}

function targetOf({ target }: Figure): string {
  if (target === undefined) return '';
  return 'atMost' in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
}

function verdictOf(figure: Figure): string {
  const share = shareOfTarget(figure);
  if (share === undefined) return '';
  if (isFarOff(figure)) return 'FAR OFF';
  return share <= 1 ? 'met' : 'missed';
}

const NS_UNITS: [atLeast: number, unit: string][] = [
  [1e9, 's'],
  [1e6, 'ms'],
  [1e3, 'µs'],
];

function withUnit(value: number, unit: Unit): string {
  if (unit === 'bytes') return `${Math.round(value).toLocaleString('en')} B`;
  if (unit === 'per second') return `${Math.round(value).toLocaleString('en')} /s`;
  const [size, name] = NS_UNITS.find(([atLeast]) => value >= atLeast) ?? [1, 'ns'];
  return `${digits(value / size)} ${name}`;
}

/** Three significant digits, and no exponent. */
export function digits(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(decimals, 4));
}

/** Prose that a full run leaves as it is; only what stands between the marks is made. */
const MARKS = { begin: '<!-- generated:benchmarks -->', end: '<!-- /generated -->' };

/** The page with new tables. */
export function pageWith(page: string, { date, machine, versions, figures }: Results): string {
  const [before, rest] = page.split(MARKS.begin);
  const after = rest?.split(MARKS.end)[1];
  if (before === undefined || after === undefined) throw new Error(`the page needs ${MARKS.begin} and ${MARKS.end}`);
  const withVersions = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const made = [
    `Measured on ${date}: ${machine}.`,
    markdownTable(figures.filter(({ isPeer }) => !isPeer)),
    'Other packages at the same work, against the same base:',
    markdownTable(figures.filter(({ isPeer }) => isPeer)),
    `Versions: ${withVersions.join(', ')}.`,
  ];
  return `${before}${MARKS.begin}\n${made.join('\n\n')}\n${MARKS.end}${after}`;
}
