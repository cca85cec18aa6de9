import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock/clock.js';
import { carKey } from '../../topic/car-key.js';
import type { Pacing, PacingAnswer, PacingSlot } from './pacing.js';
import { CircuitBreaker } from './redis-circuit-breaker.js';
import { BUCKETS, BucketKeys, bucketOf, MAX_CARS_PER_CALL } from './redis-keys.js';
import { GIVE_BACK, serverMarkOf, TAKE, TAKE_SHA1 } from './redis-scripts.js';
import type { RunScript } from './redis-store.js';
import { TakeCall } from './redis-take-call.js';
import { TakeCalls } from './redis-take-calls.js';
import { type StoreAnswers, TakeRequest } from './redis-take-request.js';

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

/** What is known of a part of the cars. */
interface Bucket {
  readonly keys: BucketKeys;
  /** One per bucket: when one node of a cluster is down, the others may be up. */
  readonly breaker: CircuitBreaker;
  /** The last known epoch, by which the store detects that it lost slots, and its server mark; empty before that. */
  epoch: string;
  serverMark: string;
}

/** Share of the margin that may pass between the call and the publish; the rest is for delivery to the broker. */
const USABLE_SHARE_OF_MARGIN = 0.5;

/** Slots in Redis. When the store fails for some cars of a `take`, the whole `take` fails. */
export class RedisSlots implements Pacing {
  readonly #buckets: readonly Bucket[];
  readonly #calls = new TakeCalls((bucket, closed) => this.#startCall(this.#bucket(bucket), closed));
  /** How long a slot is kept in the store, in ms. */
  readonly #lease: string;
  readonly #usableForMs: number;
  /** Unique, and with a counter a unique id for each script call. */
  readonly #id = randomBytes(12).toString('base64url');
  #callCount = 0;
  #knownEpochs = 0;

  constructor(private readonly options: RedisSlotsOptions) {
    const { keyPrefix, intervalMs, marginMs, deadlineMs, clock } = options;
    this.#buckets = Array.from({ length: BUCKETS }, (_, bucket) => ({
      keys: new BucketKeys(keyPrefix, bucket),
      breaker: new CircuitBreaker(deadlineMs, clock),
      epoch: '',
      serverMark: '',
    }));
    this.#lease = String(Math.ceil(intervalMs + marginMs));
    this.#usableForMs = marginMs * USABLE_SHARE_OF_MARGIN;
  }

  async take(vins: readonly string[]): Promise<readonly PacingAnswer[]> {
    const { answers, failure } = await this.tryTake(vins);
    if (failure === undefined) return answers as readonly PacingAnswer[];
    this.#giveBackInBackground(slotsOf(answers));
    throw failure;
  }

  /** Like `take`, but when a part of the store fails, resolves with the answers of the rest. */
  async tryTake(vins: readonly string[]): Promise<StoreAnswers> {
    if (vins.length === 0) return { answers: [], failure: undefined };
    const { clock } = this.options;
    const startedAt = clock.now();
    const unknown = this.#unknownBuckets();
    const request = new TakeRequest(vins.length, vins.length + unknown.length);
    for (const [index, vin] of vins.entries()) {
      const car = carKey(vin);
      const bucket = bucketOf(car);
      const key = this.#bucket(bucket).keys.ofCar(car);
      this.#join(bucket, request, (call) => call.addCar(key, vin, request, index));
    }
    for (const bucket of unknown) this.#join(bucket, request, (call) => call.addEpochReader(request));
    const { answers, failure } = await request.settled;
    // The slots began between the call and now. Their age counts from the call, the earliest possible time.
    const isFresh = clock.now() - startedAt <= this.#usableForMs;
    return { answers: isFresh ? answers : this.#rejectStale(answers), failure };
  }

  async giveBack(slots: readonly PacingSlot[]): Promise<void> {
    const calls: { bucket: Bucket; keys: string[]; tokens: string[] }[] = [];
    const open = new Map<number, (typeof calls)[number]>();
    for (const { vin, token } of slots) {
      const car = carKey(vin);
      const number = bucketOf(car);
      let call = open.get(number);
      if (call === undefined || call.keys.length >= MAX_CARS_PER_CALL) {
        call = { bucket: this.#bucket(number), keys: [], tokens: [] };
        open.set(number, call);
        calls.push(call);
      }
      call.keys.push(call.bucket.keys.ofCar(car));
      call.tokens.push(String(token));
    }
    await Promise.all(
      calls.map(({ bucket, keys, tokens }) =>
        bucket.breaker.withDeadline(this.options.runScript(GIVE_BACK, keys, tokens)),
      ),
    );
  }

  /** A bucket of unknown epoch cannot reveal that Redis lost data, so the first call reads all epochs. */
  #unknownBuckets(): number[] {
    if (this.#knownEpochs === BUCKETS) return [];
    return [...this.#buckets.keys()].filter((bucket) => this.#bucket(bucket).epoch === '');
  }

  #join(bucket: number, request: TakeRequest, add: (call: TakeCall) => void): void {
    try {
      this.#bucket(bucket).breaker.assertClosed();
    } catch (error) {
      request.fail(error as Error);
      return;
    }
    add(this.#calls.openCall(bucket));
  }

  /** Begins a call, whose deadline counts from now, and sends it once it is closed. */
  #startCall(bucket: Bucket, closed: Promise<void>): TakeCall {
    this.#callCount++;
    const call = new TakeCall(`${this.#id}.${this.#callCount.toString(36)}`, bucket.keys.own, this.#usableForMs);
    const waits = closed.then(() => this.#send(bucket, call));
    bucket.breaker.withDeadline(waits).then(
      (inTime) => call.settle(inTime),
      (error) => {
        call.fail(error);
        if (this.options.keepLateSlots) return;
        waits.then((late) => this.#giveBackInBackground(call.slots(late))).catch(() => undefined);
      },
    );
    return call;
  }

  async #send(bucket: Bucket, { id, keys }: TakeCall): Promise<unknown[]> {
    const values = [bucket.epoch, bucket.serverMark, this.#lease, id];
    const [epoch, ...waits] = (await this.options.runScript(TAKE, keys, values, TAKE_SHA1)) as unknown[];
    if (epoch !== bucket.epoch) {
      if (bucket.epoch === '') this.#knownEpochs++;
      bucket.epoch = String(epoch);
      bucket.serverMark = serverMarkOf(bucket.epoch);
    }
    return waits;
  }

  /** Gives back slots that might expire before the interval ends. The store is up, so they can be requested again. */
  #rejectStale(answers: StoreAnswers['answers']): StoreAnswers['answers'] {
    this.#giveBackInBackground(slotsOf(answers));
    const retryAfterMs = Math.ceil(this.options.marginMs);
    return answers.map((answer) => (answer !== undefined && 'slot' in answer ? { retryAfterMs } : answer));
  }

  /** Ignores failures: a slot that cannot be given back expires by itself. */
  #giveBackInBackground(slots: readonly PacingSlot[]): void {
    this.giveBack(slots).catch(() => undefined);
  }

  #bucket(number: number): Bucket {
    return this.#buckets[number] as Bucket;
  }
}

function slotsOf(answers: StoreAnswers['answers']): PacingSlot[] {
  return answers.flatMap((answer) => (answer !== undefined && 'slot' in answer ? [answer.slot] : []));
}
