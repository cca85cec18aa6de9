/** The entries of the package, and the files that they share. */
import { join } from 'node:path';

/** The modules that package.json exports. */
const MODULES = {
  index: 'src/index',
  receiver: 'src/receiver/index',
  sender: 'src/sender/index',
  simulator: 'src/simulator/index',
  review: 'src/review/index',
  evolution: 'src/evolution/index',
};

const COMMAND = { cli: 'src/cli/main' };

type Entries = Record<keyof typeof MODULES, string>;

/** Entries as rollup takes them; the command has no declarations. */
export function entries(root: string, extension: '.js' | '.d.ts'): Entries {
  const paths = extension === '.js' ? { ...MODULES, ...COMMAND } : MODULES;
  return Object.fromEntries(
    Object.entries(paths).map(([name, path]) => [name, join(root, path + extension)]),
  ) as Entries;
}

/** The file of an entry: dist/receiver.js is the classic script, so the module has another ending. */
export function entryFile(name: string, extension: '.js' | '.d.ts'): string {
  const ending = name === 'receiver' ? extension.replace('.js', '.mjs').replace('.ts', '.mts') : extension;
  return name + ending;
}
