/** Bytes of a bundled and minified application, compressed with brotli. */
import { readFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { brotliCompressSync } from 'node:zlib';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { type Plugin, rollup } from 'rollup';
import { minify } from 'terser';
import { fileOf } from './contract.js';
import { bytesFigure, type Figure, type Group } from './figures.js';
import { loadPeers } from './peers.js';

const ENTRIES = [
  { of: 'all of the core', entry: '', names: '*', isLarge: true },
  { of: 'all of `/sender`', entry: '/sender', names: '*', isLarge: true },
  { of: 'all of `/receiver`', entry: '/receiver', names: '*' },
  { of: '`validatePopup` alone', entry: '', names: '{ validatePopup }' },
  { of: '`popupTopic` alone', entry: '', names: '{ popupTopic }' },
];

const AGAINST = '`mqtt/dist/mqtt.esm`';
/** MQTT.js for browsers, bundled and minified by its makers. */
const MQTT_BUNDLE = 'mqtt/dist/mqtt.esm';
/** The same sources make the same bytes; a release of the bundler may move a few. */
const NOISE = 0.01;

export const group: Group = {
  async measure({ effort, progress, note }) {
    const peers = effort.isFull ? (await loadPeers()).peers : [];
    const base = brotliCompressSync(readFileSync(createRequire(import.meta.url).resolve(MQTT_BUNDLE))).length;
    const figures: Figure[] = [];
    const add = async (of: string, code: string, more: { isPeer?: true } = {}): Promise<void> => {
      progress(of);
      const labels = { group: 'bundle', of, load: 'bundled, brotli', against: AGAINST, ...more };
      figures.push(bytesFigure(labels, await bundledBytes(code), base, NOISE));
    };
    for (const { of, entry, names } of ENTRIES.filter(({ isLarge }) => effort.isFull || !isLarge)) {
      await add(of, `export ${names} from ${JSON.stringify(fileOf(entry))};`);
    }
    for (const { name, file } of peers) {
      try {
        await add(name, `export * from ${JSON.stringify(file)};`, { isPeer: true });
      } catch (cause) {
        note(`left out: bundle of ${name} (${(cause as Error).message.split('\n')[0]})`);
      }
    }
    return figures;
  },
};

async function bundledBytes(code: string): Promise<number> {
  const external = [...builtinModules, /^node:/, 'mqtt', 'aedes'];
  const bundle = await rollup({
    input: '\0entry',
    external,
    plugins: [virtual('\0entry', code), nodeResolve(), plugin(commonjs)(), plugin(json)()],
    onwarn: () => undefined,
  });
  const { output } = await bundle.generate({ format: 'es', inlineDynamicImports: true });
  await bundle.close();
  const { code: minified = '' } = await minify(output[0].code, { module: true, ecma: 2020 });
  return brotliCompressSync(minified).length;
}

/** Their types describe the CommonJS build, in which the function is a property. */
const plugin = (module: unknown): (() => Plugin) => module as () => Plugin;

/** A module that is not on disk. */
function virtual(id: string, code: string): Plugin {
  return {
    name: 'virtual',
    resolveId: (source) => (source === id ? id : null),
    load: (source) => (source === id ? code : null),
  };
}
