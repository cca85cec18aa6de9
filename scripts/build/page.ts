/** The simulator's page: its script bundled from the sources, and the rest as it is. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { type Plugin, rollup } from 'rollup';
import { minify } from 'terser';
import ts from 'typescript';
import { DOOR } from '../majors.js';

const VIEW = 'src/cli/simulate/view';

/** The files of the page by their names. */
export async function pageFiles(root: string, contract: string): Promise<Record<string, string>> {
  const text = (name: string): string => readFileSync(join(root, VIEW, name), 'utf8');
  return { 'index.html': text('index.html'), 'page.css': text('page.css'), 'page.js': await script(root, contract) };
}

async function script(root: string, contract: string): Promise<string> {
  const bundle = await rollup({
    input: join(root, VIEW, 'main.ts'),
    plugins: [fromSources(contract), nodeResolve({ browser: true })],
    treeshake: { moduleSideEffects: (id) => id.includes(VIEW) },
  });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  return (await minify(output[0].code, { module: true, ecma: 2020 })).code ?? '';
}

const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 };

function fromSources(contract: string): Plugin {
  return {
    name: 'from-sources',
    resolveId(source, importer) {
      if (!source.startsWith('.') && !source.startsWith(DOOR) && importer !== undefined) return null;
      const path = source.replace(/\.js$/, '.ts').replace(DOOR, `${contract}/`);
      const file = importer === undefined ? path : resolve(dirname(importer), path);
      return existsSync(file) ? file : null;
    },
    load: (file) =>
      file.endsWith('.ts') ? ts.transpileModule(readFileSync(file, 'utf8'), { compilerOptions }).outputText : null,
  };
}
