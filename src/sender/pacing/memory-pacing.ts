import { LIMITS } from '#contract/limits.js';
import type { Clock } from '../../clock/clock.js';
import { systemClock } from '../../clock/system-clock.js';
import { checkOptions, millisecondsOption, objectWith } from '../../options/check-options.js';
import { carKey, ownCarKey } from '../../topic/car-key.js';
import type { Pacing, PacingAnswer, PacingSlot } from './pacing.js';

/**
 * Options of {@link memoryPacing}.
 *
 * @example
 * import type { MemoryPacingOptions } from 'webportal-popup-contract/sender';
 *
 * const options: MemoryPacingOptions = {};
 */
export interface MemoryPacingOptions {
  /** Minimum time between two slots for one car, in ms; `LIMITS.minIntervalMs` by default. Shorten it only in tests. */
  intervalMs?: number;
  /** The clock; the machine's monotonic clock by default. */
  clock?: Clock;
}

/** Expired slots evicted per requested car. Above 1, so that eviction keeps up with insertion. */
const EVICTIONS_PER_REQUEST = 8;

/** Growth factor of the map after which eviction restarts at the oldest entry. */
const EVICTION_RESTART_GROWTH = 1.5;

/** V8 stores integers below this inline (small integers); larger ones are allocated on the heap. */
const MAX_SMALL_INTEGER = 2 ** 30;

/**
 * Pacing within one process, shared by all senders that use the same instance (PROTOCOL.md §4). It remembers only the
 * cars of the last interval, in less than 100 bytes each.
 *
 * @param options - The interval and the clock.
 * @returns The pacing; `size` is the number of cars that it remembers.
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
  /** When the slot of each car expires, in whole ms since `#start`. Insertion order is chronological. */
  #expiries = new Map<string, number>();
  /** Position of the eviction. A new iterator for each request would skip over every deleted entry again. */
  #oldest = this.#expiries.entries();
  /** Read from `#oldest`, but not expired yet. */
  #next: [vin: string, expiresAt: number] | undefined;
  /** Size of the map when eviction last restarted. */
  #sizeAtRestart = 0;
  /** Clock reading that `#expiries` counts from. */
  #start: number;
  /** In whole ms. */
  readonly intervalMs: number;

  constructor(
    intervalMs: number,
    private readonly clock: Clock,
  ) {
    this.intervalMs = Math.ceil(intervalMs);
    // An integer, so that differences to it are exact.
    this.#start = Math.floor(clock.now());
  }

  /** Number of cars that are remembered. */
  get size(): number {
    return this.#expiries.size;
  }

  take(vins: readonly string[]): readonly PacingAnswer[] {
    const now = this.#now();
    this.#evictExpired(now, vins.length * EVICTIONS_PER_REQUEST);
    const answers = new Array<PacingAnswer>(vins.length);
    for (let at = 0; at < vins.length; at++) answers[at] = this.#takeOne(vins[at] as string, now);
    return answers;
  }

  giveBack(slots: readonly PacingSlot[]): void {
    for (const { vin, token } of slots) {
      const key = carKey(vin);
      if (this.#expiries.get(key) === Number(token) - this.#start) this.#expiries.delete(key);
    }
  }

  #takeOne(vin: string, now: number): PacingAnswer {
    // Only a key that is stored must be the copy that `ownCarKey` makes.
    const previous = this.#expiries.get(carKey(vin));
    if (previous !== undefined && now < previous) return { retryAfterMs: Math.ceil(previous - now) };
    // Both are rounded up before they are added: the sum of integers is exact, so a slot never expires too early.
    const expiresAt = Math.ceil(now) + this.intervalMs;
    const key = ownCarKey(vin);
    // Deleted first, since `set` alone would keep the old position in the insertion order.
    if (previous !== undefined) this.#expiries.delete(key);
    this.#expiries.set(key, expiresAt);
    // Not relative to `#start`, so that the token stays valid after `#rebase`.
    return { slot: { vin, token: expiresAt + this.#start } };
  }

  #evictExpired(now: number, atMost: number): void {
    // An old iterator keeps the map's outgrown hash tables alive, a quarter of all memory.
    if (this.#expiries.size > EVICTION_RESTART_GROWTH * this.#sizeAtRestart) this.#restartEviction();
    for (let count = 0; count < atMost; count++) {
      this.#next ??= this.#oldest.next().value;
      if (this.#next === undefined) {
        // An exhausted iterator does not see later insertions.
        this.#restartEviction();
        return;
      }
      const [key, expiresAt] = this.#next;
      if (expiresAt > now) return;
      // Since it was read, the slot may have been given back or replaced.
      if (this.#expiries.get(key) === expiresAt) this.#expiries.delete(key);
      this.#next = undefined;
    }
  }

  #now(): number {
    const now = this.clock.now() - this.#start;
    if (now < MAX_SMALL_INTEGER) return now;
    this.#rebase(now);
    return this.clock.now() - this.#start;
  }

  /** Moves `#start` to now. After twelve days the expiries would leave the range of small integers. */
  #rebase(now: number): void {
    const elapsed = Math.floor(now);
    this.#start += elapsed;
    this.#expiries = new Map(Array.from(this.#expiries, ([key, expiresAt]) => [key, expiresAt - elapsed]));
    this.#restartEviction();
  }

  #restartEviction(): void {
    this.#oldest = this.#expiries.entries();
    this.#next = undefined;
    this.#sizeAtRestart = this.#expiries.size;
  }
}
