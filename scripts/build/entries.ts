/** The entries of the package, and the files that they share. */
import { join } from 'node:path';

/** The modules that package.json exports. */
const MODULES = {
  index: 'src/index',
  receiver: 'src/receiver/index',
  sender: 'src/sender/index',
  bullmq: 'src/bullmq/index',
  simulator: 'src/simulator/index',
  review: 'src/review/index',
  evolution: 'src/evolution/index',
};

const COMMAND = { cli: 'src/cli/main' };

/** What is built for a major version beside the main one: back-ends use it for cars of another age. The rest is of the main one. */
const BESIDE = ['index', 'receiver', 'sender'];

/** Files by the names of their entries, as rollup takes them. */
export type Entries = Readonly<Record<string, string>>;

/** The entries of one version; the command has no declarations. */
export function entries(root: string, extension: '.ts' | '.js' | '.d.ts', isMain: boolean): Entries {
  const paths = Object.entries(extension === '.d.ts' ? MODULES : { ...MODULES, ...COMMAND });
  const wanted = paths.filter(([name]) => isMain || BESIDE.includes(name));
  return Object.fromEntries(wanted.map(([name, path]) => [name, join(root, path + extension)]));
}

/** The file of an entry: dist/receiver.js is the classic script, so the module has another ending. */
export function entryFile(name: string, extension: '.js' | '.d.ts'): string {
  const ending = name === 'receiver' ? extension.replace('.js', '.mjs').replace('.ts', '.mts') : extension;
  return name + ending;
}
