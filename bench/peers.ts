/** Other packages that judge the same message, each as the one module in peers/ that an application would write. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { fileOf } from './contract.js';

export interface Peer {
  name: string;
  /** The module. */
  file: string;
  judge(value: unknown): boolean;
}

const PEERS = {
  'hand-written check': 'hand-written',
  'ajv, standalone': 'ajv-standalone',
  'ajv, at run time': 'ajv',
  '@exodus/schemasafe': 'schemasafe',
  'typebox, compiled': 'typebox',
  arktype: 'arktype',
  valibot: 'valibot',
  'zod 4': 'zod',
};

const MADE = join(import.meta.dirname, 'dist');

let loaded: { peers: Peer[]; leftOut: string[] } | undefined;

/** Those that run here; `leftOut` has a line for each that does not. */
export async function loadPeers(): Promise<{ peers: Peer[]; leftOut: string[] }> {
  if (loaded !== undefined) return loaded;
  makeModules();
  loaded = { peers: [], leftOut: [] };
  for (const [name, module] of Object.entries(PEERS)) {
    const file = join(import.meta.dirname, 'peers', `${module}.js`);
    try {
      const { judge } = await import(pathToFileURL(file).href);
      loaded.peers.push({ name, file, judge });
    } catch (cause) {
      loaded.leftOut.push(`left out: ${name} (${(cause as Error).message.split('\n')[0]})`);
    }
  }
  return loaded;
}

/** The schema without references and annotations, and ajv's standalone code for it, for the modules that need them. */
function makeModules(): void {
  const schema = popupSchema();
  const ajv = new Ajv({ code: { source: true } });
  mkdirSync(MADE, { recursive: true });
  writeFileSync(join(MADE, 'popup-schema.js'), `export default ${JSON.stringify(schema)};\n`);
  writeFileSync(join(MADE, 'ajv-standalone.cjs'), standalone.default(ajv, ajv.compile(schema)));
}

type Schema = Record<string, unknown>;

function popupSchema(): Schema {
  const { definitions } = createRequire(import.meta.url)(fileOf('/schema/v1.json'));
  const resolve = (key: string, value: Schema): unknown => {
    if (key.startsWith('x-')) return undefined;
    return typeof value?.$ref === 'string' ? definitions[value.$ref.slice('#/definitions/'.length)] : value;
  };
  return JSON.parse(JSON.stringify(definitions['popup-message'], resolve), (key, value) =>
    key.startsWith('x-') ? undefined : value,
  );
}
