import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../run.js';
import { importsOf, resolveImport } from './modules.js';

/** What commands share. */
const SHARED = ['terminal', 'sending'];

/** Every command has a folder of its own. */
const commands = readdirSync(join(ROOT, 'src/cli'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !SHARED.includes(entry.name))
  .map(({ name }) => [name, `src/cli/${name}`]);

/** The rooms of the house, floor by floor, each with its folder and all folders in it: an import goes down, or stays in its room. */
const FLOORS: Record<string, string>[] = [
  { generated: 'generated' },
  { core: 'src' },
  {
    receiver: 'src/receiver',
    sender: 'src/sender',
    simulator: 'src/simulator',
    review: 'src/review',
    evolution: 'src/evolution',
  },
  { bullmq: 'src/bullmq' },
  { terminal: 'src/cli/terminal' },
  { sending: 'src/cli/sending' },
  Object.fromEntries(commands),
  { 'command line': 'src/cli' },
];

interface Room {
  name: string;
  folder: string;
  floor: number;
}

const rooms = FLOORS.flatMap((names, floor) =>
  Object.entries(names).map(([name, folder]): Room => ({ name, folder, floor })),
);

/** The room with the longest folder name that the file is in. */
function roomOf(file: string): Room {
  const path = relative(ROOT, file);
  const [room] = rooms
    .filter(({ folder }) => path.startsWith(`${folder}/`))
    .sort((one, other) => other.folder.length - one.folder.length);
  if (room === undefined) throw new Error(`${path} is in no room: add its folder to FLOORS`);
  return room;
}

const modules = ['generated', 'src']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true }).map((path) => join(ROOT, folder, `${path}`)),
  )
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => ({ file, room: roomOf(file) }));

describe('imports go one way', () => {
  test.each(rooms)('from $name', ({ name, floor }) => {
    const inside = modules.filter(({ room }) => room.name === name);
    const wrong = inside.flatMap(({ file }) =>
      importsOf(file)
        .map((specifier) => resolveImport(file, specifier, '.ts'))
        .filter((imported) => imported !== undefined)
        .filter((imported) => roomOf(imported).name !== name && roomOf(imported).floor >= floor)
        .map((imported) => `${relative(ROOT, file)} imports ${relative(ROOT, imported)}`),
    );
    expect(inside.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });
});
