import { Cluster, Redis } from 'ioredis';
import { createClient, createCluster } from 'redis';
import type { RedisClient } from '../../src/sender/index.js';

/** A client, and how its owner ends it. */
export interface Connected {
  client: RedisClient;
  /** Ends it, whether or not there is a server. */
  end(): void;
}

const ignore = (): void => undefined;

/** Clients as people make them: with the options that they have by default. */
export const CONNECT: Record<'ioredis' | 'node-redis', (port: number) => Promise<Connected>> = {
  ioredis: async (port) => {
    const client = new Redis(port, '127.0.0.1');
    client.on('error', ignore);
    return { client, end: () => client.disconnect() };
  },
  'node-redis': async (port) => {
    const client = createClient({ url: `redis://127.0.0.1:${port}` });
    client.on('error', ignore);
    await client.connect();
    return { client, end: () => client.destroy() };
  },
};

export const CONNECT_CLUSTER: typeof CONNECT = {
  ioredis: async (port) => {
    const client = new Cluster([{ host: '127.0.0.1', port }]);
    client.on('error', ignore);
    return { client, end: () => client.disconnect() };
  },
  'node-redis': async (port) => {
    const client = createCluster({ rootNodes: [{ url: `redis://127.0.0.1:${port}` }] });
    client.on('error', ignore);
    await client.connect();
    return { client, end: () => client.destroy() };
  },
};

export const LIBRARIES = ['ioredis', 'node-redis'] as const;
