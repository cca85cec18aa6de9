import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock/clock.js';
import type { Pacing, PacingAnswer, PacingSlot } from './pacing.js';
import { CircuitBreaker } from './redis-circuit-breaker.js';
import { BUCKETS, type Bundle, Keys } from './redis-keys.js';
import { GIVE_BACK, TAKE, tokenAt } from './redis-scripts.js';
import type { RunScript } from './redis-store.js';

/** What slots in a store need to know. */
export interface RedisSlotsOptions {
  runScript: RunScript;
  keyPrefix: string;
  intervalMs: number;
  /** A slot lasts so much longer than the interval. */
  marginMs: number;
  deadlineMs: number;
  /** Whether a slot whose answer comes after the deadline is left where it is: the message may have gone out without it. */
  keepLate: boolean;
  clock: Clock;
}

/** What the store says of each car, undefined where it said nothing, and then why. */
export interface StoreAnswers {
  readonly answers: readonly (PacingAnswer | undefined)[];
  readonly failure: Error | undefined;
}

/** A car, and where its answer belongs. */
interface Asked {
  vin: string;
  place: number;
}

/** How much of the margin may go by from the question to the hand-over; the rest is for the message on its way. */
const SHARE_FOR_ANSWER = 0.5;

/** Slots that Redis keeps. Fails when the store does, for all cars of a call together. */
export class RedisSlots implements Pacing {
  readonly #keys: Keys;
  readonly #breakers: readonly CircuitBreaker[];
  readonly #lastsMs: number;
  readonly #usableForMs: number;
  /** The epoch of each bucket, where it is known: whoever knows one can tell that slots were lost. */
  readonly #epochs = new Map<number, string>();

  constructor(private readonly options: RedisSlotsOptions) {
    const { keyPrefix, intervalMs, marginMs, deadlineMs, clock } = options;
    this.#keys = new Keys(keyPrefix);
    // One for each bucket: when a node of a cluster is down, the others are not.
    this.#breakers = Array.from({ length: BUCKETS }, () => new CircuitBreaker(deadlineMs, clock));
    this.#lastsMs = Math.ceil(intervalMs + marginMs);
    this.#usableForMs = marginMs * SHARE_FOR_ANSWER;
  }

  async take(vins: readonly string[]): Promise<readonly PacingAnswer[]> {
    const { answers, failure } = await this.ask(vins);
    if (failure === undefined) return answers as readonly PacingAnswer[];
    this.#giveBackQuietly(answers);
    throw failure;
  }

  /** `take` that tells what it knows also when a part of the store failed. */
  async ask(vins: readonly string[]): Promise<StoreAnswers> {
    const { clock } = this.options;
    const askedAt = clock.now();
    const answers: (PacingAnswer | undefined)[] = vins.map(() => undefined);
    const failures: Error[] = [];
    const settle = async (bundle: Bundle<Asked>): Promise<void> => {
      try {
        const found = await this.#askInTime(bundle);
        for (const [at, { place }] of bundle.items.entries()) answers[place] = found[at];
      } catch (error) {
        failures.push(error as Error);
      }
    };
    const asked = vins.map((vin, place): Asked => ({ vin, place }));
    const bundles = this.#keys.bundles(asked, ({ vin }) => vin);
    if (vins.length > 0) bundles.push(...this.#unknownBuckets(bundles));
    await Promise.all(bundles.map(settle));
    // The slots began somewhere between the question and now: with the question, for all we know.
    const isFresh = clock.now() - askedAt <= this.#usableForMs;
    return { answers: isFresh ? answers : this.#tooOld(answers), failure: failures[0] };
  }

  async giveBack(slots: readonly PacingSlot[]): Promise<void> {
    await Promise.all(
      this.#keys
        .bundles(slots, ({ vin }) => vin)
        .map(({ bucket, keys, items }) => {
          const tokens = items.map(({ token }) => String(token));
          return this.#breakerOf(bucket).withDeadline(this.options.runScript(GIVE_BACK, keys, tokens));
        }),
    );
  }

  /** Nobody can tell a loss from a beginning in a bucket that he has never asked: so the first call asks all. */
  #unknownBuckets(bundles: readonly Bundle<Asked>[]): Bundle<Asked>[] {
    if (this.#epochs.size === BUCKETS) return [];
    const known = new Set([...this.#epochs.keys(), ...bundles.map(({ bucket }) => bucket)]);
    return Array.from({ length: BUCKETS }, (_, bucket) => ({ bucket, items: [], keys: [] })).filter(
      ({ bucket }) => !known.has(bucket),
    );
  }

  async #askInTime(bundle: Bundle<Asked>): Promise<PacingAnswer[]> {
    const breaker = this.#breakerOf(bundle.bucket);
    breaker.assertClosed();
    const answer = this.#ask(bundle);
    try {
      return await breaker.withDeadline(answer);
    } catch (error) {
      if (!this.options.keepLate) answer.then((late) => this.#giveBackQuietly(late)).catch(() => undefined);
      throw error;
    }
  }

  async #ask({ bucket, keys, items }: Bundle<Asked>): Promise<PacingAnswer[]> {
    const call = randomUUID();
    const [epoch, ...waits] = (await this.options.runScript(
      TAKE,
      [this.#keys.epoch(bucket), this.#keys.doubt(bucket), ...keys],
      [this.#epochs.get(bucket) ?? '', randomUUID(), String(this.#lastsMs), call],
    )) as unknown[];
    this.#epochs.set(bucket, String(epoch));
    return items.map(({ vin }, at): PacingAnswer => {
      const wait = Number(waits[at]);
      if (wait !== 0) return { retryAfterMs: wait };
      return { slot: { vin, token: tokenAt(call, at), usableForMs: this.#usableForMs } };
    });
  }

  /** Slots whose answer took too long could end before the gap does. The store is there: ask it again. */
  #tooOld(answers: readonly (PacingAnswer | undefined)[]): (PacingAnswer | undefined)[] {
    this.#giveBackQuietly(answers);
    const retryAfterMs = Math.ceil(this.options.marginMs);
    return answers.map((answer) => (answer !== undefined && 'slot' in answer ? { retryAfterMs } : answer));
  }

  /** What cannot be given back runs out by itself. */
  #giveBackQuietly(answers: readonly (PacingAnswer | undefined)[]): void {
    const slots = answers.flatMap((answer) => (answer !== undefined && 'slot' in answer ? [answer.slot] : []));
    this.giveBack(slots).catch(() => undefined);
  }

  #breakerOf(bucket: number): CircuitBreaker {
    return this.#breakers[bucket] as CircuitBreaker;
  }
}
