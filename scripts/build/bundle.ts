/** Bundles the modules: one file per entry, and a few that entries share. */
import { join, relative } from 'node:path';
import commonjsPlugin from '@rollup/plugin-commonjs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { type Plugin, rollup } from 'rollup';
import { fromMemory } from './compile.js';
import { type Entries, entries, entryFile } from './entries.js';
import { licences } from './licences.js';
import { minified } from './minify.js';
import type { Version } from './version.js';

/** Its types are those of its CommonJS form. */
const commonjs = commonjsPlugin as unknown as typeof commonjsPlugin.default;

/** Loaded when they are needed, and installed by whoever needs them. */
const OPTIONAL_PEERS = [
  '@opentelemetry/api',
  '@resvg/resvg-js',
  'aedes',
  'bullmq',
  'ioredis',
  'jsoncompat',
  'mqtt',
  'ws',
];

/** Shared files, by the modules in them; the first match counts. What they import goes with them. */
type Shared = readonly [modules: RegExp, file: string][];

const SHARED: Shared = [
  // One class of errors, one clock and one set of validators, whichever entries are loaded.
  [/^(src\/(clock|error|event|json|message|popup|receipt|topic)|generated)\//, 'shared/core'],
  [/^src\/(options|peers)\//, 'shared/options'],
  [/^src\/display\//, 'shared/display'],
  [/^src\/sender\//, 'shared/sender'],
  [/^src\/simulator\/(?!picture\/theme-names)/, 'shared/simulator'],
  // Loaded when they are needed, which is seldom.
  [/^src\/cli\/terminal\/progress|\bnode_modules\/cli-progress\//, 'cli/progress'],
  [/^src\/cli\/sending\/(with-sender|with-receipt|open-sender|outcome|answer-text)/, 'cli/sending'],
  [/^src\/cli\/sending\/(open-queue|queue-address)/, 'cli/queue'],
  [/^src\/bullmq\/queue-options/, 'shared/queue-options'],
  [/^src\/cli\/check\/fix\/diff|\bnode_modules\/diff\//, 'cli/text-diff'],
  [/\bnode_modules\/(chokidar|readdirp)\//, 'cli/chokidar'],
  [/^src\/review\/(?!payload-kind-names)|\bnode_modules\/@humanwhocodes\/momoa\//, 'shared/review'],
  [/^src\/evolution\/|\bnode_modules\/(@cfworker\/json-schema|randexp|ret|drange)\//, 'shared/evolution'],
  // The command waits for its program at the top level, so nothing that is loaded later may import the command.
  [
    /^src\/(review\/payload-kind-names|simulator\/picture\/theme-names|cli\/program|cli\/terminal\/(?!progress))/,
    'cli/program',
  ],
  [/\bnode_modules\/(string-width|strip-ansi|ansi-regex|get-east-asian-width)\//, 'shared/string-width'],
];

/** Writes the modules of one version into `dist`, with the licences of what is bundled with them. Returns their names. */
export async function bundleModules({ root, dist, emitted, contract, isMain }: Version): Promise<string[]> {
  const { receiver = '', ...others } = entries(root, '.js', isMain);
  const sources = fromMemory(emitted, '.js', contract);
  // The receiver is one file by itself: it goes into the car, and shares no state with the back-end.
  const names = await Promise.all([
    write(root, dist, { receiver }, [], [sources]),
    write(root, dist, others, SHARED, [
      sources,
      // One copy of string-width, whichever version its users ask for.
      nodeResolve({ exportConditions: ['node'], dedupe: ['string-width'], preferBuiltins: true }),
      commonjs({ requireReturnsDefault: 'auto' }),
      licences(root, join(dist, 'THIRD-PARTY-LICENSES.txt')),
    ]),
  ]);
  return names.flat();
}

async function write(root: string, dist: string, input: Entries, shared: Shared, plugins: Plugin[]): Promise<string[]> {
  const bundle = await rollup({
    input,
    plugins,
    external: [/^node:/, ...OPTIONAL_PEERS],
    treeshake: { moduleSideEffects: (id) => id.endsWith('/src/cli/main.js') },
    onwarn: ({ message }) => {
      throw new Error(message);
    },
  });
  const { output } = await bundle.write({
    dir: dist,
    entryFileNames: ({ name }) => entryFile(name, '.js'),
    chunkFileNames: ({ name, facadeModuleId }) => chunkFile(root, name, facadeModuleId),
    manualChunks: (id) => shared.find(([modules]) => modules.test(relative(root, id)))?.[1],
    minifyInternalExports: false,
    hoistTransitiveImports: false,
    generatedCode: 'es2015',
    plugins: [minified()],
  });
  await bundle.close();
  return output.map(({ fileName }) => fileName);
}

/** A command's code is loaded by the command: `src/cli/send/run.js` becomes `cli/send.js`, `src/cli/simulate/page.js` `cli/simulate-page.js`. */
function chunkFile(root: string, name: string, module: string | null): string {
  const [, command, file] =
    (module === null ? null : /^src\/cli\/(\w+)\/(\w+)\.js$/.exec(relative(root, module))) ?? [];
  // A shared file has its name already.
  if (command === undefined || name.includes('/')) return `${name}.js`;
  return `cli/${file === 'run' ? command : `${command}-${file}`}.js`;
}
