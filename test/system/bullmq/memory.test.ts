/** What 200,000 cars take: in the process that adds them, and in one that works on them. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { popupQueue } from '../../../src/bullmq/index.js';
import { Mosquitto } from '../mosquitto.js';
import { isThere } from '../programs.js';
import { RedisServer } from '../redis.js';
import { ENGINE_CLIENTS, type EngineClient } from './clients.js';
import type { EnqueuerTask, EnqueuerWord } from './enqueuer-process.js';
import { WorkerProcesses } from './worker-processes.js';

const CARS = 200_000;
const MIB = 2 ** 20;
/** What a process may use more at the end than early on: the heap of one that does nothing varies by as much. */
const FLAT = 12 * MIB;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const isWhole = isThere('mosquitto', 'command -v mosquitto') && isThere('redis-server', 'command -v redis-server');

describe.runIf(isWhole)('200,000 cars in a queue', { timeout: 400_000 }, () => {
  let [redis, broker]: [RedisServer, Mosquitto] = [undefined as never, undefined as never];
  let connection: EngineClient;
  beforeAll(async () => {
    const quiet = ['allow_anonymous true', 'max_queued_messages 0', 'log_type none', 'log_type information'];
    [redis, broker] = await Promise.all([RedisServer.start(), Mosquitto.start(quiet)]);
    connection = await ENGINE_CLIENTS.ioredis(redis.url);
  });
  afterAll(async () => {
    connection.end();
    await Promise.all([redis.stop(), broker.stop()]);
  });

  test('the memory of the process that adds them is flat', async () => {
    const child = fork(join(import.meta.dirname, 'enqueuer-process.ts'), {
      execArgv: ['--expose-gc', '--import', 'tsx'],
    });
    const words: EnqueuerWord[] = [];
    child.on('message', (word: EnqueuerWord) => words.push(word));
    child.send({ redisUrl: redis.url, cars: CARS, every: 25_000 } satisfies EnqueuerTask);
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(words.map(({ enqueued }) => enqueued)).toEqual(Array.from({ length: 8 }, (_, at) => 25_000 * (at + 1)));
    const [early, ...later] = words.map(({ usedBytes }) => usedBytes);
    expect(Math.max(...later) - (early as number)).toBeLessThan(FLAT);
  });

  test('and so is that of a worker', async () => {
    const queue = popupQueue({ client: connection.client });
    const accepted = async (): Promise<number> => (await queue.funnels())[0]?.accepted ?? 0;
    expect((await queue.funnels())[0]).toMatchObject({ enqueued: CARS });
    const task = { brokerUrl: broker.url, redisUrl: redis.url, concurrency: 100, goneAfterMs: 30_000 };
    const workers = new WorkerProcesses(task);
    try {
      const worker = await workers.start();
      const used: number[] = [];
      for (const share of [0.1, 0.3, 0.5]) {
        while ((await accepted()) < share * CARS) await pause(100);
        used.push(await workers.usedBytes(worker));
      }
      const [early, ...later] = used;
      expect(Math.max(...later) - (early as number)).toBeLessThan(FLAT);
    } finally {
      await workers.killAll();
      await queue.close();
    }
  });
});
