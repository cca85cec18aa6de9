/** Compares sizes with their budgets: the script for the car, and what an app bundles of the core: `npm run size`. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import type { Plugin } from 'rollup';
import { classicScript } from './receiver-script.js';
import { bundleForApp, ENTRY, importing } from './size/app-bundle.js';

const DIST = join(dirname(fileURLToPath(import.meta.url)), '../dist');
const KB = 1000;

interface Row {
  name: string;
  script: string;
  /** Budgets in bytes. */
  minified: number;
  brotli: number;
}

if (!existsSync(join(DIST, 'receiver.js'))) await import('./build.js');

const outside = new Set<string>();

/** Records every import from outside the package, even if tree shaking would remove it. */
const watchImports: Plugin = {
  name: 'watch-imports',
  resolveId(source) {
    if (!/^[./\0]/.test(source)) outside.add(source);
    return null;
  },
};

/** The script of an application for the car that imports only these names, in ES5. */
function bundleForCar(names: string, from: string): Promise<string> {
  return classicScript(ENTRY, 'App', [importing(names, join(DIST, from)), watchImports]);
}

/** What one export of the core costs an application. */
async function alone(name: string, brotli: number): Promise<Row> {
  const script = await bundleForApp(name, join(DIST, 'index.js'));
  return { name: `${name} alone`, script, minified: Number.POSITIVE_INFINITY, brotli };
}

const rows: Row[] = [
  {
    name: 'dist/receiver.js',
    script: readFileSync(join(DIST, 'receiver.js'), 'utf8'),
    minified: 5.7 * KB,
    brotli: 2.3 * KB,
  },
  {
    name: 'readPopupEvent alone',
    script: await bundleForCar('readPopupEvent', 'index.js'),
    minified: Number.POSITIVE_INFINITY,
    brotli: 0.7 * KB,
  },
  await alone('LIMITS', 130),
  await alone('popupTopic', 1.8 * KB),
  await alone('createPopup', 4 * KB),
];
// Only to record the imports of dist/receiver.js, which is built already.
await bundleForCar('createPopupReceiver', 'receiver.mjs');

const measured = rows.map((row) => ({
  ...row,
  bytes: Buffer.byteLength(row.script),
  packed: brotliCompressSync(row.script).length,
}));

const line = (...cells: string[]): string =>
  cells.map((cell, at) => (at === 0 ? cell.padEnd(22) : cell.padStart(18))).join('');
const number = (value: number): string => (Number.isFinite(value) ? value.toLocaleString('en') : '-');
const budget = (value: number, limit: number): string => `${number(value)} / ${number(limit)}`;

console.log(line('name', 'minified / budget', 'brotli / budget', 'ok'));
for (const { name, bytes, packed, minified, brotli } of measured) {
  const ok = bytes <= minified && packed <= brotli;
  if (!ok) process.exitCode = 1;
  console.log(line(name, budget(bytes, minified), budget(packed, brotli), ok ? 'yes' : 'NO'));
}
console.log(`dependencies: ${[...outside].join(', ') || 'none'}`);
if (outside.size > 0) process.exitCode = 1;
