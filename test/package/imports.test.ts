import { readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../run.js';
import { importsOf, resolveImport } from './modules.js';

/** The rooms of the house and their folders, floor by floor: an import goes down, or stays in its room. */
const FLOORS: Record<string, string[]>[] = [
  { generated: ['generated/v1'] },
  { core: ['src', 'src/clock', 'src/error', 'src/event', 'src/json', 'src/message', 'src/popup', 'src/topic'] },
  {
    receiver: ['src/receiver'],
    sender: ['src/sender', 'src/sender/broker', 'src/sender/fleet', 'src/sender/outbox', 'src/sender/pacing'],
    simulator: ['src/simulator'],
  },
  { cli: ['src/cli', 'src/cli/demo', 'src/cli/send', 'src/cli/topic'] },
];

interface Room {
  name: string;
  floor: number;
}

const rooms = FLOORS.flatMap((names, floor) => Object.keys(names).map((name): Room => ({ name, floor })));

function roomOf(file: string): Room {
  const folder = relative(ROOT, dirname(file));
  const room = rooms.find(({ name, floor }) => FLOORS[floor]?.[name]?.includes(folder));
  if (room === undefined) throw new Error(`${folder} is in no room: add it to FLOORS`);
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
