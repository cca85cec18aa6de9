import { LIMITS } from '../../../generated/v1/limits.js';
import type { Clock } from '../../clock/clock.js';
import { systemClock } from '../../clock/system-clock.js';
import { carKey } from '../../topic/car-key.js';
import { checkOptions, millisecondsOption, objectWith } from '../check-options.js';
import type { Pacing, PacingAnswer, PacingSlot } from './pacing.js';

/**
 * How to pace in memory.
 *
 * @example
 * import type { MemoryPacingOptions } from 'webportal-popup-contract/sender';
 *
 * const options: MemoryPacingOptions = {};
 */
export interface MemoryPacingOptions {
  /** Least time between two slots for one car, in ms; `LIMITS.minIntervalMs` by default. Shorter is for tests alone. */
  intervalMs?: number;
  /** Where time comes from; the machine's own monotonic clock by default. */
  clock?: Clock;
}

/** Expired slots evicted per requested car. Above 1, so that eviction keeps up with insertion. */
const EVICTIONS_PER_REQUEST = 8;

/** Growth factor of the map after which eviction restarts at the oldest entry. */
const EVICTION_RESTART_GROWTH = 1.5;

/** V8 stores whole numbers below this in place (as small integers); a larger one would take memory of its own. */
const MAX_SMALL_INTEGER = 2 ** 30;

/**
 * Pacing within one process, for all senders that are given it (PROTOCOL.md §4). Needs no more than the cars of the last
 * interval: less than 100 bytes each.
 *
 * @param options - The interval and the clock.
 * @returns The pacing.
 * @throws `ContractError` with the code `INVALID_OPTIONS`.
 *
 * @example
 * import { memoryPacing } from 'webportal-popup-contract/sender';
 *
 * const answers = await memoryPacing().take(['DEM0CAR0000000001', 'DEM0CAR0000000001']);
 * answers.map((answer) => 'slot' in answer); // => [true, false]
 */
export function memoryPacing(options: MemoryPacingOptions = {}): Pacing & { readonly size: number } {
  checkOptions(options, { intervalMs: millisecondsOption, clock: objectWith('now', 'setTimeout', 'clearTimeout') });
  const { intervalMs = LIMITS.minIntervalMs, clock = systemClock } = options;
  return new MemoryPacing(intervalMs, clock);
}

class MemoryPacing implements Pacing {
  /** When the slot of each car ends, in whole ms since `#start`. Insertion order is the order of time. */
  #busyUntil = new Map<string, number>();
  /** The position of eviction. A new iterator for each request would step over every deleted entry again. */
  #oldest = this.#busyUntil.entries();
  #next: [vin: string, until: number] | undefined;
  /** Size of the map when eviction last restarted. */
  #sizeAtRestart = 0;
  #start: number;
  /** In whole ms. */
  readonly intervalMs: number;

  constructor(
    intervalMs: number,
    private readonly clock: Clock,
  ) {
    this.intervalMs = Math.ceil(intervalMs);
    // Whole, so that differences to it are exact.
    this.#start = Math.floor(clock.now());
  }

  /** How many cars are remembered. */
  get size(): number {
    return this.#busyUntil.size;
  }

  take(vins: readonly string[]): readonly PacingAnswer[] {
    const now = this.#now();
    this.#evictExpired(now, vins.length * EVICTIONS_PER_REQUEST);
    return vins.map((vin) => this.#takeOne(carKey(vin), vin, now));
  }

  giveBack(slots: readonly PacingSlot[]): void {
    for (const { vin, token } of slots) {
      const key = carKey(vin);
      if (this.#busyUntil.get(key) === Number(token) - this.#start) this.#busyUntil.delete(key);
    }
  }

  #takeOne(key: string, vin: string, now: number): PacingAnswer {
    const until = this.#busyUntil.get(key);
    if (until !== undefined && now < until) return { retryAfterMs: Math.ceil(until - now) };
    // Both are rounded up before they are added: the sum of whole numbers is exact, so a slot never ends too early.
    const end = Math.ceil(now) + this.intervalMs;
    if (until !== undefined) this.#busyUntil.delete(key);
    this.#busyUntil.set(key, end);
    // On the scale of the clock, so that the token stays valid after `#rebase`.
    return { slot: { vin, token: end + this.#start } };
  }

  #evictExpired(now: number, atMost: number): void {
    // An old iterator keeps the outgrown hash tables of the map alive, a quarter of all memory.
    if (this.#busyUntil.size > EVICTION_RESTART_GROWTH * this.#sizeAtRestart) this.#restartEviction();
    for (let count = 0; count < atMost; count++) {
      this.#next ??= this.#oldest.next().value;
      if (this.#next === undefined) {
        // An exhausted iterator does not see later insertions.
        this.#restartEviction();
        return;
      }
      const [key, until] = this.#next;
      if (until > now) return;
      if (this.#busyUntil.get(key) === until) this.#busyUntil.delete(key);
      this.#next = undefined;
    }
  }

  #now(): number {
    const now = this.clock.now() - this.#start;
    if (now < MAX_SMALL_INTEGER) return now;
    this.#rebase(now);
    return this.clock.now() - this.#start;
  }

  /** After twelve days the numbers would leave the range of small integers: they are counted from now on. */
  #rebase(now: number): void {
    const past = Math.floor(now);
    this.#start += past;
    this.#busyUntil = new Map(Array.from(this.#busyUntil, ([key, until]) => [key, until - past]));
    this.#restartEviction();
  }

  #restartEviction(): void {
    this.#oldest = this.#busyUntil.entries();
    this.#next = undefined;
    this.#sizeAtRestart = this.#busyUntil.size;
  }
}
