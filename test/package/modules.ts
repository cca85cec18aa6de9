import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../run.js';

/** What the sources import the contract by. */
const DOOR = /^#contract\//;

/** What a module imports, as it is written there, type imports included. */
export function importsOf(file: string): string[] {
  return ts.preProcessFile(readFileSync(file, 'utf8'), true, true).importedFiles.map(({ fileName }) => fileName);
}

/** The file that a relative import names; `undefined` for a package or a built-in module. */
export function resolveImport(from: string, specifier: string, extension: '.js' | '.d.ts' | '.ts'): string | undefined {
  const path = specifier.replace(DOOR, `${join(ROOT, 'generated/v1')}/`);
  if (!/^[./]/.test(path)) return undefined;
  const file = resolve(dirname(from), path.replace(/\.js$/, extension));
  if (!existsSync(file)) throw new Error(`${from} imports ${specifier}, which is not there`);
  return file;
}

/** All modules that one module reaches, and all that they import from outside. */
export function reach(entry: string, extension: '.js' | '.d.ts'): { files: string[]; outside: string[] } {
  const files = new Set([entry]);
  const outside: string[] = [];
  for (const file of files) {
    for (const specifier of importsOf(file)) {
      const imported = resolveImport(file, specifier, extension);
      if (imported === undefined) outside.push(`${file} imports ${specifier}`);
      else files.add(imported);
    }
  }
  return { files: [...files], outside };
}
