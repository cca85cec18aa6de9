/** A back-end that adds a fleet to a queue of popups, and tells every now and then how much memory it uses. */
import { Redis } from 'ioredis';
import { popupQueue } from '../../../src/bullmq/index.js';

export interface EnqueuerTask {
  redisUrl: string;
  cars: number;
  /** After how many cars it tells of its memory. */
  every: number;
}

export type EnqueuerWord = { enqueued: number; usedBytes: number };

function* fleet(cars: number) {
  for (let car = 0; car < cars; car++) yield `DEM0CAR${String(car).padStart(10, '0')}`;
}

process.once('message', async ({ redisUrl, cars, every }: EnqueuerTask) => {
  const client = new Redis(redisUrl);
  const queue = popupQueue({ client });
  const popup = { text: 'A storm is coming.', okButton: true };
  let enqueued = 0;
  for await (const { status } of queue.addAll(fleet(cars), { run: 'storm', popup })) {
    if (status === 'refused' || ++enqueued % every !== 0) continue;
    gc?.();
    const { heapUsed, external } = process.memoryUsage();
    process.send?.({ enqueued, usedBytes: heapUsed + external } satisfies EnqueuerWord);
  }
  await queue.close();
  client.disconnect();
  process.disconnect();
});
