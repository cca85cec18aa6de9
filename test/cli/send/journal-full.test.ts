import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { CountingBroker, Folder, send, vins } from './send-fleet.js';

/** How many more bytes fit on the disk. */
let room = Number.POSITIVE_INFINITY;
const write = fs.writeSync as (fd: number, bytes: Buffer, at: number, length: number) => number;

/** Takes what fits, as the system does. */
function writeWhatFits(fd: number, bytes: Buffer, at = 0): number {
  if (room === 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  const written = write(fd, bytes, at, Math.min(bytes.length - at, room));
  room -= written;
  return written;
}

beforeEach(() => {
  vi.spyOn(fs, 'writeSync').mockImplementation(writeWhatFits as typeof fs.writeSync);
  syncBuiltinESMExports();
});
afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

let broker: CountingBroker;
let folder: Folder;
beforeAll(async () => {
  folder = new Folder();
  broker = await CountingBroker.start();
});
afterAll(async () => {
  await broker.stop();
  folder.remove();
});

test('a journal that cannot be written any more ends the run, and can be resumed', async () => {
  const list = folder.file('list.txt', vins(500));
  const journal = folder.file('full.journal');
  room = 20_001;
  const { status, out, err } = await send({ broker: broker.url, vins: list, journal, concurrency: 20 });
  expect(status).toBe(1);
  expect(err).toMatch(/Cannot write .*full\.journal: ENOSPC$/);
  const [, sent = ''] = /! (\d+) cars/.exec(out) ?? [];
  expect(Number(sent)).toBeLessThan(200);

  room = Number.POSITIVE_INFINITY;
  const resumed = await send({ broker: broker.url, vins: list, journal });
  const [, accepted, unknown] = /(\d+) accepted .*, 0 refused, (\d+) unknown/.exec(resumed.out) ?? [];
  expect(Number(accepted) + Number(unknown)).toBe(500);
  expect(Number(unknown)).toBeGreaterThan(0);
  await broker.waitFor(Number(accepted));
  expect(broker.twice).toEqual([]);
});
