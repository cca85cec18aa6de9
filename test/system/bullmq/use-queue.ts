import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type PopupQueue, popupQueue } from '../../../src/bullmq/index.js';
import { RedisServer } from '../redis.js';
import { ENGINE_CLIENTS, type EngineClient } from './clients.js';

/** A Redis for a group of tests, and for each test an empty queue in it. */
export interface UsedQueue {
  redis: RedisServer;
  connection: EngineClient;
  queue: PopupQueue;
}

/** What it returns is filled before each test, and ends after it. */
export function useQueue(): UsedQueue {
  const used = {} as UsedQueue;
  beforeAll(async () => {
    used.redis = await RedisServer.start();
  });
  afterAll(() => used.redis.stop());
  beforeEach(async () => {
    await used.redis.command('flushall');
    used.connection = await ENGINE_CLIENTS.ioredis(used.redis.url);
    used.queue = popupQueue({ client: used.connection.client });
  });
  afterEach(async () => {
    await used.queue.close();
    used.connection.end();
  });
  return used;
}
