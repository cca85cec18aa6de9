import { LIMITS } from '../../../generated/v1/limits.js';
import type { Clock } from '../../clock/clock.js';
import { systemClock } from '../../clock/system-clock.js';
import { checkOptions, milliseconds, withMethods } from '../check-options.js';
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

/** How many slots that have run out are forgotten for each one that is asked for: more than can be added. */
const FORGET_AT_ONCE = 8;

/** How much the map may grow until the cars are gone through from the first on again. */
const GROWTH = 1.5;

/** Up to here V8 keeps a whole number in place; a larger one would take memory of its own. */
const LARGEST_IN_PLACE = 2 ** 30;

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
  checkOptions(options, { intervalMs: milliseconds, clock: withMethods('now', 'setTimeout', 'clearTimeout') });
  const { intervalMs = LIMITS.minIntervalMs, clock = systemClock } = options;
  return new MemoryPacing(intervalMs, clock);
}

class MemoryPacing implements Pacing {
  /** Until when each car must be left alone, in whole ms from `#start`. The order of insertion is that of time. */
  #busyUntil = new Map<string, number>();
  /** Goes through the cars from the oldest on. Beginning anew each time would step over all that were deleted. */
  #oldest = this.#busyUntil.entries();
  #next: [vin: string, until: number] | undefined;
  /** How many cars there were when it began at the first. */
  #sizeAtOldest = 0;
  #start: number;

  constructor(
    private readonly intervalMs: number,
    private readonly clock: Clock,
  ) {
    // Whole, so that whole milliseconds of the clock stay whole.
    this.#start = Math.floor(clock.now());
  }

  /** How many cars are remembered. */
  get size(): number {
    return this.#busyUntil.size;
  }

  take(vins: readonly string[]): readonly PacingAnswer[] {
    const now = this.#now();
    this.#forget(now, vins.length * FORGET_AT_ONCE);
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
    // Rounded up: a slot may last a part of a millisecond longer, never less.
    const end = Math.ceil(now + this.intervalMs);
    if (until !== undefined) this.#busyUntil.delete(key);
    this.#busyUntil.set(key, end);
    // On the clock's own scale, so that it means the same after `#startAnew`.
    return { slot: { vin, token: end + this.#start } };
  }

  #forget(now: number, atMost: number): void {
    // An iterator keeps the tables that the map has outgrown since, a quarter of all memory.
    if (this.#busyUntil.size > GROWTH * this.#sizeAtOldest) this.#fromOldest();
    for (let count = 0; count < atMost; count++) {
      this.#next ??= this.#oldest.next().value;
      if (this.#next === undefined) {
        // At its end an iterator stays there, whatever is added.
        this.#fromOldest();
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
    if (now < LARGEST_IN_PLACE) return now;
    this.#startAnew(now);
    return this.clock.now() - this.#start;
  }

  /** After twelve days the numbers have grown too large: count from now on. */
  #startAnew(now: number): void {
    const past = Math.floor(now);
    this.#start += past;
    this.#busyUntil = new Map(Array.from(this.#busyUntil, ([key, until]) => [key, until - past]));
    this.#fromOldest();
  }

  #fromOldest(): void {
    this.#oldest = this.#busyUntil.entries();
    this.#next = undefined;
    this.#sizeAtOldest = this.#busyUntil.size;
  }
}

/**
 * The name of a car in a store: a VIN in either case is one car. Put together anew from its letters: a VIN that was cut out
 * of a list would keep the whole list in memory.
 */
export function carKey(vin: string): string {
  const name = vin.toUpperCase();
  const letters: number[] = [];
  for (let at = 0; at < name.length; at++) letters.push(name.charCodeAt(at));
  return String.fromCharCode(...letters);
}
