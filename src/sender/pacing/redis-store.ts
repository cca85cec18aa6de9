/** Adapts ioredis and node-redis clients to one function that runs a Lua script. */
import { createHash } from 'node:crypto';

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
  /** Runs a Lua script by its SHA-1. A client without it sends the text every time. */
  evalsha?(sha1: string, keyCount: number, ...keysAndArguments: string[]): Promise<unknown>;
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
  /** Runs a Lua script by its SHA-1. A client without it sends the text every time. */
  evalSha?(sha1: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
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

/**
 * Runs a Lua script in the store. With its SHA-1 the text is sent only when the store does not know it. Rejects, and
 * never throws synchronously.
 */
export type RunScript = (text: string, keys: string[], values: string[], sha1?: string) => Promise<unknown>;

/** A client's `EVAL` or `EVALSHA`: `script` is the text or its SHA-1. */
type Evaluate = (script: string, keys: string[], values: string[]) => Promise<unknown>;

const hasMethods = (client: unknown, ...names: string[]): boolean =>
  names.every((name) => typeof Object(client)[name] === 'function');

const isIoredis = (client: unknown): client is IoredisClient => hasMethods(client, 'eval', 'defineCommand');
const isNodeRedis = (client: unknown): client is NodeRedisClient => hasMethods(client, 'eval', 'EVAL');

/** Whether `client` is an ioredis or a node-redis client. */
export const isRedisClient = (client: unknown): client is RedisClient => isIoredis(client) || isNodeRedis(client);

/** The store does not have the script: it is new to it, or was forgotten by `SCRIPT FLUSH`, a restart or a failover. */
const IS_UNKNOWN_SCRIPT = /^NOSCRIPT /;

/** The store's user may not call `EVALSHA`, or the command was renamed. */
const IS_UNKNOWN_COMMAND = /^(NOPERM|ERR unknown command) .*evalsha/i;

/** Adapts the client's `eval` and `evalsha`. */
export function scriptRunner(client: RedisClient): RunScript {
  const { byText, bySha1 } = evaluators(client);
  let isPermitted = true;
  return async (text, keys, values, sha1) => {
    if (sha1 === undefined || bySha1 === undefined || !isPermitted) return await byText(text, keys, values);
    try {
      return await bySha1(sha1, keys, values);
    } catch (error) {
      const message = String(Object(error).message);
      if (IS_UNKNOWN_COMMAND.test(message)) isPermitted = false;
      else if (!IS_UNKNOWN_SCRIPT.test(message)) throw error;
      // Either error means that nothing has run yet.
      return await byText(text, keys, values);
    }
  };
}

/** Undefined for a client without `EVALSHA`. */
function evaluators(client: RedisClient): { byText: Evaluate; bySha1: Evaluate | undefined } {
  if (isIoredis(client)) {
    const evalsha = client.evalsha?.bind(client);
    return {
      byText: async (text, keys, values) => client.eval(text, keys.length, ...keys, ...values),
      bySha1: evalsha && ((sha1, keys, values) => evalsha(sha1, keys.length, ...keys, ...values)),
    };
  }
  const evalSha = client.evalSha?.bind(client);
  return {
    byText: async (text, keys, values) => client.eval(text, { keys, arguments: values }),
    bySha1: evalSha && ((sha1, keys, values) => evalSha(sha1, { keys, arguments: values })),
  };
}

/** Of each text once: they are few, and constant. */
const hashes = new Map<string, string>();

/** The SHA-1 of a script, by which the store knows it. */
export function sha1Of(text: string): string {
  const sha1 = hashes.get(text) ?? createHash('sha1').update(text).digest('hex');
  hashes.set(text, sha1);
  return sha1;
}
