import { onOutput, printable } from '../terminal/output.js';
import { grouped } from '../terminal/rate.js';
import { ACTIONS, type Counts, type QueueStatus } from './totals.js';

interface Column {
  heading: string;
  of(counts: Counts): number;
}

const column = (heading: string, of: Column['of']): Column => ({ heading, of });

/** What became of the popups, and what drivers have done. */
const DELIVERIES: readonly Column[] = [
  column('enqueued', ({ enqueued }) => enqueued),
  column('waiting', ({ waiting }) => waiting),
  column('accepted', ({ accepted }) => accepted),
  column('refused', ({ refused }) => refused),
  column('unknown', ({ unknown }) => unknown),
];

const ANSWERS: readonly Column[] = [
  ...ACTIONS.map((action) => column(action, ({ answers }) => answers[action])),
  column('awaited', ({ awaited }) => awaited),
  column('no answer', ({ noAnswer }) => noAnswer),
];

interface Row {
  name: string;
  counts: Counts;
}

const GAP = '  ';

/** Wider names of runs are cut, as far as the table is too wide. */
const MIN_NAME_COLUMNS = 12;

/** The lines of the status, none longer than `columns`: one table, else two, else a list. */
export function statusLines({ runs, totals }: QueueStatus, columns: number): string[] {
  if (runs.length === 0) return ['No runs.'];
  const rows: Row[] = runs.map((counts) => ({ name: printable(counts.run), counts }));
  if (rows.length > 1) rows.push({ name: 'total', counts: totals });
  const shown = hasAnswers(totals) ? [DELIVERIES, ANSWERS] : [DELIVERIES];
  const one = tableLines(rows, shown.flat(), columns);
  if (one !== undefined) return one;
  const many = shown.map((group) => tableLines(rows, group, columns));
  if (!many.includes(undefined)) return many.flatMap((lines, at) => [...(at === 0 ? [] : ['']), ...(lines ?? [])]);
  return listLines(rows, shown.flat(), columns);
}

/** Most runs ask for no answers. */
function hasAnswers({ answers, awaited, noAnswer }: Counts): boolean {
  return awaited + noAnswer + ACTIONS.reduce((sum, action) => sum + answers[action], 0) > 0;
}

/** Undefined if it is too wide. */
function tableLines(rows: readonly Row[], shown: readonly Column[], columns: number): string[] | undefined {
  const cells = shown.map(({ heading, of }) => [heading, ...rows.map(({ counts }) => grouped(of(counts)))]);
  const widths = cells.map((texts) => Math.max(...texts.map(({ length }) => length)));
  const left = columns - widths.reduce((sum, width) => sum + GAP.length + width, 0);
  const names = ['run', ...rows.map(({ name }) => name)];
  const widest = Math.max(...names.map(({ length }) => length));
  if (left < Math.min(widest, MIN_NAME_COLUMNS)) return undefined;
  const nameColumns = Math.min(widest, left);
  return names.map((name, at) => {
    const numbers = cells.map((texts, of) => (texts[at] ?? '').padStart(widths[of] ?? 0));
    const line = [cut(name, nameColumns).padEnd(nameColumns), ...numbers].join(GAP);
    return at === 0 ? onOutput('dim', line) : line;
  });
}

/** For narrow terminals: a line for each number. */
function listLines(rows: readonly Row[], shown: readonly Column[], columns: number): string[] {
  const width = Math.max(...shown.map(({ heading }) => heading.length));
  return rows.flatMap(({ name, counts }) => [
    onOutput('bold', cut(name, columns)),
    ...shown.map(({ heading, of }) => cut(`${GAP}${heading.padEnd(width)}${GAP}${grouped(of(counts))}`, columns)),
  ]);
}

/** Cut to a width in columns: names of runs are ASCII. */
const cut = (text: string, columns: number): string =>
  text.length <= columns ? text : `${text.slice(0, Math.max(0, columns - 1))}…`;

/** So many lines at most, and the last one says how many more there are. */
export function fitRows(lines: readonly string[], rows: number): readonly string[] {
  if (lines.length <= rows) return lines;
  const shown = Math.max(0, rows - 1);
  return [...lines.slice(0, shown), onOutput('dim', `… ${grouped(lines.length - shown)} more lines`)];
}
