/** The script for the car, made from the sources: no test depends on what happens to be in dist. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { classicScript } from '../scripts/receiver-script.js';
import { ROOT } from './run.js';

const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 };

const fromSources = {
  name: 'from-sources',
  resolveId(source: string, importer: string | undefined): string | null {
    const path = source.replace(/\.js$/, '.ts').replace(/^#contract\//, `${join(ROOT, 'generated/v1')}/`);
    const file = importer === undefined ? path : resolve(dirname(importer), path);
    return existsSync(file) ? file : null;
  },
  load(file: string): string {
    return ts.transpileModule(readFileSync(file, 'utf8'), { compilerOptions }).outputText;
  },
};

let script: Promise<string> | undefined;

/** The same bytes as `npm run build` writes to dist/receiver.js. Made once per process. */
export function receiverScript(): Promise<string> {
  script ??= classicScript(join(ROOT, 'src/receiver/index.ts'), 'WebPortalPopup', [fromSources]);
  return script;
}
