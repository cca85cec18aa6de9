/** What a release weighs. */
import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Bytes by the name of a file. */
export type Sizes = Readonly<Record<string, number>>;

/** The sizes of all modules below a folder. */
export function sizesOf(folder: string): Sizes {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.m?js$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(files.map((file) => [relative(folder, file), statSync(file).size]));
}

/** A table of both, a file a line, with the change of each. */
export function sizeTable(before: Sizes, after: Sizes): string {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const width = Math.max(...names.map(({ length }) => length));
  const rows = names.map((name) => {
    const [was, is] = [before[name], after[name]];
    return `${name.padEnd(width)}  ${bytes(is).padStart(10)}  ${changeOf(was, is)}`.trimEnd();
  });
  return rows.join('\n');
}

function bytes(size: number | undefined): string {
  return size === undefined ? 'gone' : `${size.toLocaleString('en')} B`;
}

function changeOf(was: number | undefined, is: number | undefined): string {
  if (was === undefined) return 'new';
  if (is === undefined || is === was) return '';
  const share = ((is - was) / was) * 100;
  return `${share > 0 ? '+' : ''}${share.toFixed(1)} %`;
}
