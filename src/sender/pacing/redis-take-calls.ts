import { BUCKETS, MAX_CARS_PER_CALL } from './redis-keys.js';
import type { TakeCall } from './redis-take-call.js';

/**
 * Bundles the requests of one turn of the event loop: a script call costs client and store more than a car does. A
 * bucket's call stays open until the turn ends, or until it is full.
 */
export class TakeCalls {
  readonly #open: (TakeCall | undefined)[] = new Array(BUCKETS).fill(undefined);
  #turnEnd: Promise<void> | undefined;

  /** `start` gets each new call, and a promise that resolves when nothing is added to the call any more. */
  constructor(private readonly start: (bucket: number, closed: Promise<void>) => TakeCall) {}

  /** The call that the next request for the bucket belongs to. */
  openCall(bucket: number): TakeCall {
    const open = this.#open[bucket];
    if (open !== undefined && open.size < MAX_CARS_PER_CALL) return open;
    const call = this.start(bucket, this.#endOfTurn());
    this.#open[bucket] = call;
    return call;
  }

  /** Unlike a microtask, `nextTick` waits for all callers whose promises were resolved in this turn. */
  #endOfTurn(): Promise<void> {
    this.#turnEnd ??= new Promise((resolve) => {
      process.nextTick(() => {
        this.#turnEnd = undefined;
        this.#open.fill(undefined);
        resolve();
      });
    });
    return this.#turnEnd;
  }
}
