/** Builds the receiver's classic ES5 script: bundled into one function, compiled to ES5, minified. */
import { type Plugin, rollup } from 'rollup';
import { minify } from 'terser';
import ts from 'typescript';

/** Compiles to ES5 and minifies, without a "use strict" for the whole script or newer syntax from the minifier. */
function toEs5(): Plugin {
  return {
    name: 'to-es5',
    async renderChunk(code) {
      const { outputText } = ts.transpileModule(code, {
        compilerOptions: {
          target: ts.ScriptTarget.ES5,
          module: ts.ModuleKind.None,
          alwaysStrict: false,
          ignoreDeprecations: '6.0',
        },
      });
      const result = await minify(outputText, {
        ecma: 5,
        ie8: false,
        compress: { passes: 3, pure_getters: true, unsafe_arrows: false },
        mangle: { properties: { regex: /^_[a-z]/ } },
        format: { ascii_only: true },
      });
      return { code: result.code ?? '' };
    },
  };
}

/** One script that assigns the exports of `entry` to the global variable `name`. */
export async function classicScript(entry: string, name: string, plugins: Plugin[] = []): Promise<string> {
  const bundle = await rollup({ input: entry, plugins, treeshake: { moduleSideEffects: false } });
  const { output } = await bundle.generate({
    format: 'iife',
    name,
    plugins: [toEs5()],
    generatedCode: 'es5',
    strict: false,
  });
  await bundle.close();
  return output[0].code;
}
