/** What an application's bundler makes of an import. */
import { type Plugin, rollup } from 'rollup';
import { minify } from 'terser';

/** A module that is not on disk. */
export const ENTRY = '\0entry';

/** Makes the entry a module that imports only these names. */
export function importing(names: string, from: string): Plugin {
  return {
    name: 'importing',
    resolveId: (source) => (source === ENTRY ? ENTRY : null),
    load: (source) => (source === ENTRY ? `export { ${names} } from ${JSON.stringify(from)};` : null),
  };
}

/** The minified module of an application that imports only these names. */
export async function bundleForApp(names: string, from: string): Promise<string> {
  const bundle = await rollup({ input: ENTRY, plugins: [importing(names, from)] });
  const { output } = await bundle.generate({ format: 'es' });
  await bundle.close();
  const { code = '' } = await minify(output[0].code, { module: true, ecma: 2020 });
  return code;
}
