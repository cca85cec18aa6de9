/**
 * Measures the built package: `npm run bench` writes bench/results.json, docs/benchmarks.md and docs/benchmarks.svg.
 * `--quick` takes less time and writes nothing, nor does `--compare`, which fails when something became worse than
 * bench/results.json. `--only GROUP` measures one group, and writes nothing; with `--update` it replaces the rows of that group.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { panelsOf, svgOf } from './chart.js';
import { worse } from './compare.js';
import { ROOT } from './contract.js';
import { type Figure, type Group, isFarOff } from './figures.js';
import type { Effort } from './measure.js';
import { Progress } from './progress.js';
import { digits, pageWith, terminalTable } from './report.js';
import { RESULTS_FILE, readResults, resultsOf } from './results.js';

/** Modules. What is loaded makes collecting garbage slower: those that load much come last. */
const GROUPS = [
  'encode',
  'decode',
  'topics',
  'pacing',
  'sender',
  'queue',
  'validate',
  'imports',
  'bundle',
  'check',
  'generate',
];

const FULL: Effort = { rounds: 16, budgetMs: 15_000, sliceMs: 40, share: 1, isFull: true };
const QUICK: Effort = { rounds: 5, budgetMs: 1000, sliceMs: 10, share: 0.1, isFull: false };

const PAGE_FILE = join(ROOT, 'docs/benchmarks.md');
const CHART_FILE = join(ROOT, 'docs/benchmarks.svg');

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    compare: { type: 'boolean' },
    only: { type: 'string' },
    update: { type: 'boolean' },
  },
});

// Ends the servers too, which a signal alone would leave behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const chosen = GROUPS.filter((name) => options.only === undefined || options.only === name);
if (chosen.length === 0) throw new Error(`--only takes one of ${GROUPS.join(', ')}`);

const figures = await measureAll(chosen, options.quick ? QUICK : FULL);
console.log(`\n${terminalTable(figures)}\n`);
if (options.compare) reportWorse(figures);
else if (!options.quick && options.only === undefined) write(figures);
else if (!options.quick && options.update) write(updated(figures));

const farOff = figures.filter(isFarOff);
for (const { of, load, against } of farOff) console.error(`far off its target: ${of}, ${load}, against ${against}`);
if (farOff.length > 0) process.exitCode = 1;

async function measureAll(groups: readonly string[], effort: Effort): Promise<Figure[]> {
  const progress = new Progress();
  const figures: Figure[] = [];
  for (const [at, name] of groups.entries()) {
    const label = `[${at + 1}/${groups.length}] ${name}`;
    const started = performance.now();
    const run = {
      effort,
      progress: (what: string) => progress.step(label, what),
      note: (line: string) => {
        progress.clear();
        console.log(line);
      },
    };
    const { group }: { group: Group } = await import(`./${name}.js`);
    figures.push(...(await group.measure(run)));
    progress.group(label, performance.now() - started);
  }
  progress.clear();
  return figures;
}

/** All figures, those of the group that was measured anew in its place. */
function updated(figures: readonly Figure[]): Figure[] {
  const kept = readResults().figures.filter(({ group }) => group !== options.only);
  const before = GROUPS.slice(0, GROUPS.indexOf(options.only ?? ''));
  const at = kept.findLastIndex(({ group }) => before.includes(group)) + 1;
  return kept.toSpliced(at, 0, ...figures);
}

function write(figures: Figure[]): void {
  const results = resultsOf(figures);
  writeFileSync(RESULTS_FILE, `${JSON.stringify(results, rounded, 2)}\n`);
  writeFileSync(PAGE_FILE, pageWith(readFileSync(PAGE_FILE, 'utf8'), results));
  writeFileSync(CHART_FILE, svgOf(panelsOf(figures), 'Benchmarks of webportal-popup-contract'));
}

/** More digits than these are noise. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(4)) : value;
}

function reportWorse(figures: readonly Figure[]): void {
  const before = readResults();
  const changes = worse(before.figures, figures);
  console.log(`Compared with bench/results.json of ${before.date} (${before.machine}):`);
  for (const { before, now, factor } of changes) {
    const ratios = `${digits(before.ratio)} → ${digits(now.ratio)}`;
    console.log(`worse ${digits(factor)} times: ${now.of}, ${now.load}, against ${now.against}: ${ratios}`);
  }
  if (changes.length === 0) console.log('nothing became worse by more than the noise');
  else process.exitCode = 1;
}
