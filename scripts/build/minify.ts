/** Makes modules small and fast to parse. Names of functions and classes stay, so that stack traces can be read. */
import type { Plugin } from 'rollup';
import { minify } from 'terser';

export function minified(): Plugin {
  return {
    name: 'minified',
    async renderChunk(code) {
      const { code: small = '' } = await minify(code, {
        module: true,
        ecma: 2020,
        compress: false,
        mangle: { keep_fnames: true, keep_classnames: true },
        // A line for each statement. The marks by which bundlers know what they may leave out stay.
        format: { comments: false, preserve_annotations: true, semicolons: false },
      });
      return { code: small };
    },
  };
}
