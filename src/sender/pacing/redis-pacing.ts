import { LIMITS } from '#contract/limits.js';
import type { Clock } from '../../clock/clock.js';
import { systemClock } from '../../clock/system-clock.js';
import {
  checkOptions,
  millisecondsOption,
  type OptionRule,
  objectWith,
  wholeNumberFrom,
} from '../../options/check-options.js';
import { memoryPacing } from './memory-pacing.js';
import type { Pacing } from './pacing.js';
import { MemoryFallbackPacing } from './redis-fallback.js';
import { RedisSlots } from './redis-slots.js';
import { isRedisClient, type RedisClient, scriptRunner } from './redis-store.js';

/**
 * Options of {@link redisPacing}.
 *
 * @example
 * import type { RedisPacingOptions } from 'webportal-popup-contract/sender';
 *
 * const options: Omit<RedisPacingOptions, 'client'> = { keyPrefix: 'my-fleet:', onStoreDown: 'refuse' };
 */
export interface RedisPacingOptions {
  /** An ioredis or node-redis client. The caller owns it: pacing neither connects, ends nor changes it. */
  client: RedisClient;
  /** Minimum time between two slots for one car, in ms; `LIMITS.minIntervalMs` by default. Shorten it only in tests. */
  intervalMs?: number | undefined;
  /**
   * Time in ms that a slot is kept beyond the interval; 1,000 by default. A slot begins when the store gives it, before
   * the message is published: half of the margin allows for the store's reply, the other half for delivery to the
   * broker.
   */
  marginMs?: number | undefined;
  /** Prefix of all keys, without braces; `popup-gap:` by default. All processes of a fleet need the same one. */
  keyPrefix?: string | undefined;
  /**
   * What to do while the store is down: `refuse` every popup (the default), or `allow` them, paced within this process
   * only. Then several processes may send to one car within the interval.
   */
  onStoreDown?: 'refuse' | 'allow' | undefined;
  /** Deadline for each call to the store, in ms; 3,000 by default. */
  deadlineMs?: number | undefined;
  /** The clock; the machine's monotonic clock by default. */
  clock?: Clock | undefined;
}

const DEFAULTS = { marginMs: 1000, deadlineMs: 3000, keyPrefix: 'popup-gap:' };

const RULES: Record<keyof RedisPacingOptions, OptionRule> = {
  client: { isRight: isRedisClient, expected: 'a client of ioredis or node-redis' },
  intervalMs: millisecondsOption,
  marginMs: wholeNumberFrom(1),
  keyPrefix: {
    // Braces are a hash tag: in the prefix they would override the tag of the bucket.
    isRight: (value: unknown) => typeof value === 'string' && !/[{}]/.test(value),
    expected: 'a string without braces',
  },
  onStoreDown: { isRight: (value: unknown) => value === 'refuse' || value === 'allow', expected: 'refuse or allow' },
  deadlineMs: millisecondsOption,
  clock: objectWith('now', 'setTimeout', 'clearTimeout'),
};

/**
 * Pacing for many processes that send to one fleet (PROTOCOL.md §4), in Redis 6 or later, in Valkey, or in a cluster of
 * either. Each car has one key, which expires by itself; one call handles many cars. Calls of `take` in one turn of the
 * event loop share their requests to the store; each gets its own answers.
 *
 * - Fails closed: `take` rejects with `PACING_UNAVAILABLE` when the store is down, refuses writes, or misses the
 *   deadline; a slot that arrives later is given back. After a missed deadline, a circuit breaker rejects calls at once
 *   for `deadlineMs`, or until the store replies. With `onStoreDown: 'allow'`, pacing continues in memory instead.
 * - A reply that took more than half of the margin is not used: its slots are given back, and `retryAfterMs` is the
 *   margin.
 * - A store that was emptied, restarted or replaced by its replica may have lost slots. It then gives no slots until
 *   all lost ones would have expired. It detects the loss at once when its data is from another server; otherwise on
 *   the first call of a process that used it before.
 *
 * Limits: to a process that has not used the store before, an emptied store looks like a new one. Such a process may
 * send within the interval until a process that knows of the loss calls the store. In a split brain, each of two
 * masters gives slots. A store that evicts keys loses slots silently: it needs `maxmemory-policy noeviction`. The
 * store's user needs the commands `EVAL`, `GET`, `SET`, `DEL` and `PTTL`; without `INFO`, a restart with old data is
 * not detected. Without `EVALSHA` every call sends the text of its script, and without `APPEND` and `OBJECT` every call
 * runs `INFO`: both only cost time.
 *
 * @param options - The client, the interval and the deadlines.
 * @returns The pacing. Between calls it holds no timer and no listener, so there is nothing to close.
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
  const keepLateSlots = onStoreDown === 'allow';
  const runScript = scriptRunner(client);
  const slots = new RedisSlots({ runScript, keyPrefix, intervalMs, marginMs, deadlineMs, keepLateSlots, clock });
  return onStoreDown === 'refuse' ? slots : new MemoryFallbackPacing(slots, memoryPacing({ intervalMs, clock }));
}
