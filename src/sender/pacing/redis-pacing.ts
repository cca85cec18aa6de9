import { LIMITS } from '../../../generated/v1/limits.js';
import type { Clock } from '../../clock/clock.js';
import { systemClock } from '../../clock/system-clock.js';
import { checkOptions, millisecondsOption, type OptionRule, objectWith, wholeNumberFrom } from '../check-options.js';
import { memoryPacing } from './memory-pacing.js';
import type { Pacing } from './pacing.js';
import { StoreOrMemory } from './redis-fallback.js';
import { RedisSlots } from './redis-slots.js';
import { isRedisClient, type RedisClient, scriptRunner } from './redis-store.js';

/**
 * How to pace with Redis.
 *
 * @example
 * import type { RedisPacingOptions } from 'webportal-popup-contract/sender';
 *
 * const options: Omit<RedisPacingOptions, 'client'> = { keyPrefix: 'my-fleet:', onStoreDown: 'refuse' };
 */
export interface RedisPacingOptions {
  /** A client of ioredis or node-redis, which stays the caller's: it is neither connected nor ended nor changed here. */
  client: RedisClient;
  /** Least time between two slots for one car, in ms; `LIMITS.minIntervalMs` by default. Shorter is for tests alone. */
  intervalMs?: number | undefined;
  /**
   * How much longer than the interval a slot lasts, in ms; 1,000 by default. A slot begins when the store gives it, the
   * message leaves later: half of the margin is for the store's answer, the other half for the message on its way.
   */
  marginMs?: number | undefined;
  /** What all keys begin with, without braces. All processes that share a fleet need the same; has a default. */
  keyPrefix?: string | undefined;
  /**
   * What to do while the store is down: `refuse` every popup (by default), or `allow` them, paced by this process alone.
   * Then several processes may send to one car within the gap.
   */
  onStoreDown?: 'refuse' | 'allow' | undefined;
  /** How long the store may take, in ms; 3,000 by default. */
  deadlineMs?: number | undefined;
  /** Where time comes from; the machine's own monotonic clock by default. */
  clock?: Clock | undefined;
}

const DEFAULTS = { marginMs: 1000, deadlineMs: 3000, keyPrefix: 'popup-gap:' };

const RULES: Record<keyof RedisPacingOptions, OptionRule> = {
  client: { isRight: isRedisClient, expected: 'a client of ioredis or node-redis' },
  intervalMs: millisecondsOption,
  marginMs: wholeNumberFrom(1),
  keyPrefix: {
    // Braces choose the node of a cluster: the keys of a bucket must not be torn apart.
    isRight: (value: unknown) => typeof value === 'string' && !/[{}]/.test(value),
    expected: 'a string without braces',
  },
  onStoreDown: { isRight: (value: unknown) => value === 'refuse' || value === 'allow', expected: 'refuse or allow' },
  deadlineMs: millisecondsOption,
  clock: objectWith('now', 'setTimeout', 'clearTimeout'),
};

/**
 * Pacing for many processes that send to one fleet (PROTOCOL.md §4), kept by Redis 6 or later, by Valkey, or by a cluster of
 * either. One key per car, which the store itself lets run out; many cars go into one call.
 *
 * - Fails closed: `take` rejects with `PACING_UNAVAILABLE` when the store is down, refuses to write, or does not answer by the
 *   deadline; a slot that comes later is given back. After a missed deadline it rejects at once for as long again, or until
 *   the store answers. `onStoreDown: 'allow'` goes on in memory instead.
 * - An answer that took more than half of the margin is not used: its slots are given back, and `retryAfterMs` is the margin.
 * - A store that was emptied, restarted or replaced by its replica may have lost slots. As soon as a process asks that knew
 *   the store before, and at once where the store still knows that it was another server, nobody gets a slot until all
 *   that may be lost would have run out.
 *
 * What it cannot know: a store that is completely empty looks like a new one to a process that has never asked it before.
 * Such a process may send within the gap as long as no other has asked since the loss. Two servers that both believe to be
 * the master each give slots. And a store that evicts keys loses slots silently: it needs `maxmemory-policy noeviction`.
 * Users of the store need the commands `EVAL`, `GET`, `SET`, `DEL`, `PTTL`; without `INFO` a restart with old data is not noticed.
 *
 * @param options - The client, and how patient to be.
 * @returns The pacing. It holds no timer and no listener between calls: there is nothing to close.
 * @throws `ContractError` with the code `INVALID_OPTIONS`.
 *
 * @example
 * import type { Redis } from 'ioredis';
 * import type { MqttClient } from 'mqtt';
 * import { createPopupSender, type PopupSender, redisPacing } from 'webportal-popup-contract/sender';
 *
 * const senderFor = (client: MqttClient, redis: Redis): PopupSender =>
 *   createPopupSender({ client, uid: 'MYUID01', idApp: 'MY_APP_ID', pacing: redisPacing({ client: redis }) });
 */
export function redisPacing(options: RedisPacingOptions): Pacing {
  checkOptions(options, RULES, ['client']);
  const { client, intervalMs = LIMITS.minIntervalMs, onStoreDown = 'refuse', clock = systemClock } = options;
  const { marginMs = DEFAULTS.marginMs, keyPrefix = DEFAULTS.keyPrefix, deadlineMs = DEFAULTS.deadlineMs } = options;
  const keepLate = onStoreDown === 'allow';
  const runScript = scriptRunner(client);
  const slots = new RedisSlots({ runScript, keyPrefix, intervalMs, marginMs, deadlineMs, keepLate, clock });
  return onStoreDown === 'refuse' ? slots : new StoreOrMemory(slots, memoryPacing({ intervalMs, clock }));
}
