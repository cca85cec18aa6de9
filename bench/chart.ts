/** Bar charts as SVG, readable by day and by night. */
import { type Figure, shareOfTarget } from './figures.js';
import { digits } from './report.js';

export interface Bar {
  label: string;
  value: number;
  /** Stands out among the others. */
  isOurs?: boolean;
}

export interface Panel {
  title: string;
  bars: Bar[];
  /** A vertical line at this value. */
  mark?: number;
  /** Longer bars are cut off here; their number says how long they are. */
  most: number;
}

const WIDTH = 820;
const LABELS = 330;
const BARS = 400;
const ROW = 22;
const HEAD = 40;

const STYLE = `
    text { font: 13px system-ui, sans-serif; fill: #24292f; stroke: #fff; stroke-width: 3px; paint-order: stroke; }
    .title { font-weight: 600; }
    .page { fill: #fff; }
    .bar { fill: #8c959f; }
    .ours { fill: #0969da; }
    .mark { stroke: #cf222e; stroke-dasharray: 4 3; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; stroke: #161b22; }
      .page { fill: #161b22; }
      .bar { fill: #6e7681; }
      .ours { fill: #4493f8; }
      .mark { stroke: #ff7b72; }
    }`;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? '');

/** One panel below the other. */
export function svgOf(panels: readonly Panel[], title: string): string {
  let top = 0;
  const drawn = panels.map((panel) => {
    const lines = panelOf(panel, top);
    top += HEAD + panel.bars.length * ROW + 12;
    return lines.join('\n');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" width="${WIDTH}" height="${top}" role="img">
  <title>${escaped(title)}</title>
  <style>${STYLE}
  </style>
  <rect class="page" width="${WIDTH}" height="${top}"/>
${drawn.join('\n')}
</svg>
`;
}

function panelOf({ title, bars, mark, most }: Panel, top: number): string[] {
  const scale =
    BARS / Math.max(Number.MIN_VALUE, Math.min(most, Math.max(...bars.map(({ value }) => value), mark ?? 0)));
  const lines = [`  <text class="title" x="12" y="${top + 26}">${escaped(title)}</text>`];
  const values: string[] = [];
  for (const [at, { label, value, isOurs }] of bars.entries()) {
    const y = top + HEAD + at * ROW;
    const length = Math.max(1, Math.min(BARS, value * scale)).toFixed(1);
    lines.push(
      `  <text x="${LABELS - 10}" y="${y + 14}" text-anchor="end">${escaped(label)}</text>`,
      `  <rect class="${isOurs ? 'ours' : 'bar'}" x="${LABELS}" y="${y + 3}" width="${length}" height="${ROW - 7}"/>`,
    );
    values.push(`  <text x="${LABELS + Number(length) + 8}" y="${y + 14}">${digits(value)}</text>`);
  }
  if (mark !== undefined) {
    const x = (LABELS + mark * scale).toFixed(1);
    const bottom = top + HEAD + bars.length * ROW;
    lines.push(`  <line class="mark" x1="${x}" x2="${x}" y1="${top + HEAD - 4}" y2="${bottom}"/>`);
  }
  // Above the mark, which would cross them out.
  return [...lines, ...values];
}

const plain = (text: string): string => text.replaceAll('`', '');

/** What the page shows: judging beside other packages, and all figures that have a target. */
export function panelsOf(figures: readonly Figure[]): Panel[] {
  const judging = figures.filter(
    ({ group, load, against }) => group === 'validate' && load === '400 B' && against === '`JSON.stringify`',
  );
  const bars = judging.map(({ of, ratio, isPeer }) => ({ label: plain(of), value: ratio, isOurs: !isPeer }));
  const shares = figures.flatMap((figure) => {
    const value = shareOfTarget(figure);
    return value === undefined ? [] : [{ label: plain(`${figure.of}, ${figure.load}`), value, isOurs: value <= 1 }];
  });
  return [
    {
      title: 'Judging a popup of 400 bytes: time, as a ratio to JSON.stringify of it (less is better)',
      bars,
      mark: 1,
      most: 3,
    },
    { title: 'All figures with a target: at most 1 meets it (blue)', bars: shares, mark: 1, most: 3 },
  ];
}
