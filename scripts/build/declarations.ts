/** Rolls up the declarations: one file per entry, and a few for the types that entries share. */
import { relative } from 'node:path';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import { fromMemory } from './compile.js';
import { entries, entryFile } from './entries.js';
import type { Version } from './version.js';

/** Shared files, by the modules in them; the first match counts. */
const SHARED: readonly [modules: RegExp, file: string][] = [
  [/^(generated|src\/(clock|error|event|json|message|popup|receipt|topic))\//, 'shared/core'],
  [/^src\/sender\//, 'shared/sender'],
];

/** Writes those of one version into `dist`. */
export async function bundleDeclarations({ root, dist, emitted, contract, isMain }: Version): Promise<void> {
  const bundle = await rollup({
    input: { ...entries(root, '.d.ts', isMain) },
    external: (id) => !/^[./#]/.test(id),
    plugins: [fromMemory(emitted, '.d.ts', contract), dts()],
    onwarn(warning) {
      // What entries use of the shared file is theirs to use; nobody else can import that file.
      if (!warning.message.includes('private shared type exports')) throw new Error(warning.message);
    },
  });
  await bundle.write({
    dir: dist,
    entryFileNames: ({ name }) => entryFile(name, '.d.ts'),
    chunkFileNames: '[name].d.ts',
    manualChunks: (id) => SHARED.find(([modules]) => modules.test(relative(root, id)))?.[1],
    minifyInternalExports: false,
  });
  await bundle.close();
}
