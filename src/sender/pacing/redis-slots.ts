import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock/clock.js';
import type { Pacing, PacingAnswer, PacingSlot } from './pacing.js';
import { CircuitBreaker } from './redis-circuit-breaker.js';
import { type Batch, BUCKETS, Keys } from './redis-keys.js';
import { GIVE_BACK, TAKE, tokenAt } from './redis-scripts.js';
import type { RunScript } from './redis-store.js';

/** Options of {@link RedisSlots}. */
export interface RedisSlotsOptions {
  runScript: RunScript;
  keyPrefix: string;
  intervalMs: number;
  /** Time that a slot is kept beyond the interval, in ms. */
  marginMs: number;
  deadlineMs: number;
  /** Whether to keep slots that arrive after the deadline: the message may have been published without them. */
  keepLateSlots: boolean;
  clock: Clock;
}

/** The answers of the store, undefined for cars of a failed call, and the first failure. */
export interface StoreAnswers {
  readonly answers: readonly (PacingAnswer | undefined)[];
  readonly failure: Error | undefined;
}

/** A requested car, and the index of its answer. */
interface CarRequest {
  vin: string;
  index: number;
}

/** Share of the margin that may pass between the call and the publish; the rest is for delivery to the broker. */
const USABLE_SHARE_OF_MARGIN = 0.5;

/** Slots in Redis. When the store fails for some cars of a `take`, the whole `take` fails. */
export class RedisSlots implements Pacing {
  readonly #keys: Keys;
  readonly #breakers: readonly CircuitBreaker[];
  /** How long a slot is kept in the store. */
  readonly #leaseMs: number;
  readonly #usableForMs: number;
  /** The last known epoch of each bucket, by which the store detects that it lost slots. */
  readonly #epochs = new Map<number, string>();

  constructor(private readonly options: RedisSlotsOptions) {
    const { keyPrefix, intervalMs, marginMs, deadlineMs, clock } = options;
    this.#keys = new Keys(keyPrefix);
    // One per bucket: when one node of a cluster is down, the others may be up.
    this.#breakers = Array.from({ length: BUCKETS }, () => new CircuitBreaker(deadlineMs, clock));
    this.#leaseMs = Math.ceil(intervalMs + marginMs);
    this.#usableForMs = marginMs * USABLE_SHARE_OF_MARGIN;
  }

  async take(vins: readonly string[]): Promise<readonly PacingAnswer[]> {
    const { answers, failure } = await this.tryTake(vins);
    if (failure === undefined) return answers as readonly PacingAnswer[];
    this.#giveBackInBackground(answers);
    throw failure;
  }

  /** Like `take`, but when a part of the store fails, resolves with the answers of the rest. */
  async tryTake(vins: readonly string[]): Promise<StoreAnswers> {
    const { clock } = this.options;
    const startedAt = clock.now();
    const answers: (PacingAnswer | undefined)[] = vins.map(() => undefined);
    const failures: Error[] = [];
    const takeInto = async (batch: Batch<CarRequest>): Promise<void> => {
      try {
        const found = await this.#takeWithDeadline(batch);
        for (const [at, { index }] of batch.items.entries()) answers[index] = found[at];
      } catch (error) {
        failures.push(error as Error);
      }
    };
    const requests = vins.map((vin, index): CarRequest => ({ vin, index }));
    const batches = this.#keys.batches(requests, ({ vin }) => vin);
    if (vins.length > 0) batches.push(...this.#unknownBuckets(batches));
    await Promise.all(batches.map(takeInto));
    // The slots began between the call and now. Their age counts from the call, the earliest possible time.
    const isFresh = clock.now() - startedAt <= this.#usableForMs;
    return { answers: isFresh ? answers : this.#rejectStale(answers), failure: failures[0] };
  }

  async giveBack(slots: readonly PacingSlot[]): Promise<void> {
    await Promise.all(
      this.#keys
        .batches(slots, ({ vin }) => vin)
        .map(({ bucket, keys, items }) => {
          const tokens = items.map(({ token }) => String(token));
          return this.#breakerOf(bucket).withDeadline(this.options.runScript(GIVE_BACK, keys, tokens));
        }),
    );
  }

  /** A bucket of unknown epoch cannot reveal that Redis lost data, so the first call reads all epochs. */
  #unknownBuckets(batches: readonly Batch<CarRequest>[]): Batch<CarRequest>[] {
    if (this.#epochs.size === BUCKETS) return [];
    const known = new Set([...this.#epochs.keys(), ...batches.map(({ bucket }) => bucket)]);
    return Array.from({ length: BUCKETS }, (_, bucket) => ({ bucket, items: [], keys: [] })).filter(
      ({ bucket }) => !known.has(bucket),
    );
  }

  async #takeWithDeadline(batch: Batch<CarRequest>): Promise<PacingAnswer[]> {
    const breaker = this.#breakerOf(batch.bucket);
    breaker.assertClosed();
    const reply = this.#takeBatch(batch);
    try {
      return await breaker.withDeadline(reply);
    } catch (error) {
      if (!this.options.keepLateSlots) {
        reply.then((late) => this.#giveBackInBackground(late)).catch(() => undefined);
      }
      throw error;
    }
  }

  async #takeBatch({ bucket, keys, items }: Batch<CarRequest>): Promise<PacingAnswer[]> {
    const callId = randomUUID();
    const [epoch, ...waits] = (await this.options.runScript(
      TAKE,
      [this.#keys.epoch(bucket), this.#keys.lossMarker(bucket), ...keys],
      [this.#epochs.get(bucket) ?? '', randomUUID(), String(this.#leaseMs), callId],
    )) as unknown[];
    this.#epochs.set(bucket, String(epoch));
    return items.map(({ vin }, at): PacingAnswer => {
      const retryAfterMs = Number(waits[at]);
      if (retryAfterMs !== 0) return { retryAfterMs };
      return { slot: { vin, token: tokenAt(callId, at), usableForMs: this.#usableForMs } };
    });
  }

  /** Gives back slots that might expire before the interval ends. The store is up, so they can be requested again. */
  #rejectStale(answers: readonly (PacingAnswer | undefined)[]): (PacingAnswer | undefined)[] {
    this.#giveBackInBackground(answers);
    const retryAfterMs = Math.ceil(this.options.marginMs);
    return answers.map((answer) => (answer !== undefined && 'slot' in answer ? { retryAfterMs } : answer));
  }

  /** Ignores failures: a slot that cannot be given back expires by itself. */
  #giveBackInBackground(answers: readonly (PacingAnswer | undefined)[]): void {
    const slots = answers.flatMap((answer) => (answer !== undefined && 'slot' in answer ? [answer.slot] : []));
    this.giveBack(slots).catch(() => undefined);
  }

  #breakerOf(bucket: number): CircuitBreaker {
    return this.#breakers[bucket] as CircuitBreaker;
  }
}
