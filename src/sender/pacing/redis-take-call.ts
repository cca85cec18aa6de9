import type { PacingSlot } from './pacing.js';
import { tokenAt } from './redis-scripts.js';
import type { TakeRequest } from './redis-take-request.js';

/** A car of a script call, and whose answer it is. */
interface RequestedCar {
  readonly vin: string;
  readonly request: TakeRequest;
  readonly index: number;
}

/** One script call for cars of one bucket, which may come from several `take` calls. */
export class TakeCall {
  readonly keys: string[];
  readonly #cars: RequestedCar[] = [];
  /** Calls of `take` that need no more than the bucket's epoch. */
  readonly #epochReaders: TakeRequest[] = [];

  constructor(
    readonly id: string,
    bucketKeys: readonly string[],
    private readonly usableForMs: number,
  ) {
    this.keys = [...bucketKeys];
  }

  get size(): number {
    return this.#cars.length;
  }

  addCar(key: string, vin: string, request: TakeRequest, index: number): void {
    this.keys.push(key);
    this.#cars.push({ vin, request, index });
  }

  addEpochReader(request: TakeRequest): void {
    this.#epochReaders.push(request);
  }

  /** `waits`: for each car 0 for a slot, or the time in ms after which to ask again. */
  settle(waits: readonly unknown[]): void {
    for (const [at, { vin, request, index }] of this.#cars.entries()) {
      const retryAfterMs = Number(waits[at]);
      request.answer(index, retryAfterMs === 0 ? { slot: this.#slot(vin, at) } : { retryAfterMs });
    }
    for (const request of this.#epochReaders) request.skip();
  }

  fail(error: Error): void {
    for (const { request } of this.#cars) request.fail(error);
    for (const request of this.#epochReaders) request.fail(error);
  }

  /** The slots among the answers. */
  slots(waits: readonly unknown[]): PacingSlot[] {
    return this.#cars.flatMap(({ vin }, at) => (Number(waits[at]) === 0 ? [this.#slot(vin, at)] : []));
  }

  #slot(vin: string, at: number): PacingSlot {
    return { vin, token: tokenAt(this.id, at), usableForMs: this.usableForMs };
  }
}
