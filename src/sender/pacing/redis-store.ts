/** Adapts ioredis and node-redis clients to one function that runs a Lua script. */

/**
 * The part of an ioredis client that pacing uses. A `Redis` or a `Cluster` of ioredis 6 satisfies it as it is.
 *
 * @example
 * import type { Redis } from 'ioredis';
 * import type { IoredisClient } from 'webportal-popup-contract/sender';
 *
 * const fits = (client: Redis): IoredisClient => client;
 */
export interface IoredisClient {
  /** Runs a Lua script, with the number of keys, the keys and the arguments. */
  eval(script: string, keyCount: number, ...keysAndArguments: string[]): Promise<unknown>;
  /** Not called: distinguishes ioredis from node-redis. */
  defineCommand(name: string, definition: { lua: string }): unknown;
}

/**
 * The part of a node-redis client that pacing uses. The clients of `createClient`, `createClientPool` and
 * `createCluster` of `redis` 6 satisfy it as they are.
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
  /** Not called: distinguishes node-redis from ioredis. */
  EVAL(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
}

/**
 * A Redis or Valkey client of either library, for one server or for a cluster.
 *
 * @example
 * import { type RedisClient, redisPacing } from 'webportal-popup-contract/sender';
 *
 * const pacingWith = (client: RedisClient) => redisPacing({ client });
 */
export type RedisClient = IoredisClient | NodeRedisClient;

/** Runs a Lua script in the store. Rejects, and never throws synchronously. */
export type RunScript = (script: string, keys: string[], values: string[]) => Promise<unknown>;

const hasMethods = (client: unknown, ...names: string[]): boolean =>
  names.every((name) => typeof Object(client)[name] === 'function');

const isIoredis = (client: unknown): client is IoredisClient => hasMethods(client, 'eval', 'defineCommand');
const isNodeRedis = (client: unknown): client is NodeRedisClient => hasMethods(client, 'eval', 'EVAL');

/** Whether `client` is an ioredis or a node-redis client. */
export const isRedisClient = (client: unknown): client is RedisClient => isIoredis(client) || isNodeRedis(client);

/** Adapts the client's `eval`. */
export function scriptRunner(client: RedisClient): RunScript {
  if (isIoredis(client)) return async (script, keys, values) => client.eval(script, keys.length, ...keys, ...values);
  return async (script, keys, values) => client.eval(script, { keys, arguments: values });
}
