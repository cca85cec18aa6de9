/** What a full run leaves behind. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, totalmem, type } from 'node:os';
import { join } from 'node:path';
import type { Figure } from './figures.js';

export interface Results {
  date: string;
  machine: string;
  versions: Record<string, string>;
  figures: Figure[];
}

const ROOT = join(import.meta.dirname, '..');
export const RESULTS_FILE = join(import.meta.dirname, 'results.json');

export function resultsOf(figures: Figure[]): Results {
  return { date: new Date().toISOString().slice(0, 10), machine: machine(), versions: versions(), figures };
}

export function readResults(): Results {
  return JSON.parse(readFileSync(RESULTS_FILE, 'utf8'));
}

function machine(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, ${gigabytes} GiB, ${type()}`;
}

/** Of everything that is measured or measured against. */
function versions(): Record<string, string> {
  const read = createRequire(import.meta.url);
  const { name, version } = read(join(ROOT, 'package.json'));
  const { dependencies } = read(join(import.meta.dirname, 'package.json'));
  return { node: process.versions.node, v8: process.versions.v8, [name]: version, ...dependencies };
}
