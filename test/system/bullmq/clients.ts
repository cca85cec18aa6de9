import { Redis } from 'ioredis';
import { createClient } from 'redis';
import type { RedisClient } from '../../../src/sender/index.js';

/** A client of the engine's, and how its owner ends it. */
export interface EngineClient {
  client: RedisClient;
  end(): void;
}

const ignore = (): void => undefined;

/** Clients as a worker takes them. */
export const ENGINE_CLIENTS: Record<'ioredis' | 'node-redis', (url: string) => Promise<EngineClient>> = {
  ioredis: async (url) => {
    const client = new Redis(url, { maxRetriesPerRequest: null });
    client.on('error', ignore);
    return { client, end: () => client.disconnect() };
  },
  'node-redis': async (url) => {
    const client = createClient({ url });
    client.on('error', ignore);
    await client.connect();
    return { client, end: () => client.destroy() };
  },
};
