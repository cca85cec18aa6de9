/** The two Redis clients for Node, as one function that runs a script. */

/**
 * The part of an ioredis client that pacing uses. A `Redis` or a `Cluster` of ioredis 6 fits as it is.
 *
 * @example
 * import type { Redis } from 'ioredis';
 * import type { IoredisClient } from 'webportal-popup-contract/sender';
 *
 * const fits = (client: Redis): IoredisClient => client;
 */
export interface IoredisClient {
  /** Runs a Lua script: its text, how many keys follow, keys, arguments. */
  eval(script: string, keyCount: number, ...keysAndArguments: string[]): Promise<unknown>;
  /** Not called: it tells ioredis from node-redis. */
  defineCommand(name: string, definition: { lua: string }): unknown;
}

/**
 * The part of a node-redis client that pacing uses. What `createClient`, `createClientPool` and `createCluster` of `redis`
 * 6 return fits as it is.
 *
 * @example
 * import type { createClient } from 'redis';
 * import type { NodeRedisClient } from 'webportal-popup-contract/sender';
 *
 * const fits = (client: ReturnType<typeof createClient>): NodeRedisClient => client;
 */
export interface NodeRedisClient {
  /** Runs a Lua script. */
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
  /** Not called: it tells node-redis from ioredis. */
  EVAL(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
}

/**
 * A client for Redis or Valkey, of either library, for one server or for a cluster.
 *
 * @example
 * import { type RedisClient, redisPacing } from 'webportal-popup-contract/sender';
 *
 * const pacingWith = (client: RedisClient) => redisPacing({ client });
 */
export type RedisClient = IoredisClient | NodeRedisClient;

/** Runs a script in the store. Never throws at once. */
export type RunScript = (script: string, keys: string[], values: string[]) => Promise<unknown>;

const hasMethods = (client: unknown, ...names: string[]): boolean =>
  names.every((name) => typeof Object(client)[name] === 'function');

const isIoredis = (client: unknown): client is IoredisClient => hasMethods(client, 'eval', 'defineCommand');
const isNodeRedis = (client: unknown): client is NodeRedisClient => hasMethods(client, 'eval', 'EVAL');

/** Whether it is a client of one of the two libraries. */
export const isRedisClient = (client: unknown): client is RedisClient => isIoredis(client) || isNodeRedis(client);

/** How a client runs scripts. */
export function scriptRunner(client: RedisClient): RunScript {
  if (isIoredis(client)) return async (script, keys, values) => client.eval(script, keys.length, ...keys, ...values);
  return async (script, keys, values) => client.eval(script, { keys, arguments: values });
}
