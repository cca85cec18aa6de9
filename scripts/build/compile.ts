/** Compiles the sources for one version of the contract with TypeScript, in memory. */
import { dirname, join } from 'node:path';
import type { Plugin } from 'rollup';
import ts from 'typescript';
import { DOOR } from '../majors.js';

/** What the compiler emitted, by its path beside the source: `src/index.js`, `src/index.d.ts`. */
export type Emitted = ReadonlyMap<string, string>;

/**
 * Compiles modules and what they import, as `tsconfig.build.json` says. Returns `undefined` after printing the errors, if there are any.
 *
 * @param contract - The folder of the version of the contract that they are built for, such as generated/v1.
 * @param hasTypes - Whether types are checked, and declarations emitted.
 */
export function compile(
  root: string,
  modules: readonly string[],
  contract: string,
  hasTypes: boolean,
): Emitted | undefined {
  const config = ts.getParsedCommandLineOfConfigFile(
    join(root, 'tsconfig.build.json'),
    { outDir: root },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (error) => printErrors([error], root) },
  );
  if (config === undefined) return undefined;
  const paths = { ...config.options.paths, [`${DOOR}*`]: [join(contract, '*')] };
  const types = hasTypes ? {} : { noCheck: true, declaration: false };
  const program = ts.createProgram(modules, { ...config.options, paths, ...types });
  const emitted = new Map<string, string>();
  const { diagnostics } = program.emit(undefined, (path, text) => emitted.set(path, text));
  const errors = [...config.errors, ...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (errors.length === 0) return emitted;
  printErrors(errors, root);
  return undefined;
}

function printErrors(errors: readonly ts.Diagnostic[], root: string): void {
  const host = {
    getCurrentDirectory: () => root,
    getCanonicalFileName: (name: string) => name,
    getNewLine: () => '\n',
  };
  process.stderr.write(ts.formatDiagnostics(errors, host));
}

/**
 * Lets rollup read what was emitted as if it stood beside the sources.
 *
 * @param contract - As for `compile`.
 */
export function fromMemory(emitted: Emitted, extension: '.js' | '.d.ts', contract: string): Plugin {
  const pathOf = (source: string, importer: string | undefined): string => {
    if (source.startsWith(DOOR)) return join(contract, source.slice(DOOR.length));
    return importer !== undefined && source.startsWith('.') ? join(dirname(importer), source) : source;
  };
  return {
    name: 'from-memory',
    resolveId(source, importer) {
      const path = pathOf(source, importer);
      const file = path.replace(/\.js$/, extension);
      return emitted.has(file) ? file : null;
    },
    load: (id) => emitted.get(id) ?? null,
  };
}
