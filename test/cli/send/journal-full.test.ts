import type fs from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { CountingBroker, Folder, send, vins } from './send-fleet.js';

/** How many more bytes fit on the disk. */
const disk = vi.hoisted(() => ({ room: Number.POSITIVE_INFINITY }));

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  return {
    ...real,
    /** Takes what fits, as the system does. */
    writeSync: (fd: number, bytes: Buffer, at = 0): number => {
      if (disk.room === 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      const written = real.writeSync(fd, bytes, at, Math.min(bytes.length - at, disk.room));
      disk.room -= written;
      return written;
    },
  };
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
  disk.room = 20_001;
  const { status, out, err } = await send({ broker: broker.url, vins: list, journal, concurrency: 20 });
  expect(status).toBe(1);
  expect(err).toMatch(/Cannot write .*full\.journal: ENOSPC$/);
  const [, sent = ''] = /! (\d+) cars/.exec(out) ?? [];
  expect(Number(sent)).toBeLessThan(200);

  disk.room = Number.POSITIVE_INFINITY;
  const resumed = await send({ broker: broker.url, vins: list, journal });
  const [, accepted, unknown] = /(\d+) accepted .*, 0 refused, (\d+) unknown/.exec(resumed.out) ?? [];
  expect(Number(accepted) + Number(unknown)).toBe(500);
  expect(Number(unknown)).toBeGreaterThan(0);
  await broker.waitFor(Number(accepted));
  expect(broker.twice).toEqual([]);
});
