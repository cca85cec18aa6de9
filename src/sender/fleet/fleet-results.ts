import type { FleetSource } from './fleet-options.js';
import { FleetReader } from './fleet-reader.js';

/** What is done with the cars of a fleet. */
export interface FleetWork<Result> {
  /** Number of cars read from the source whose result has not been read yet. */
  readonly pending: number;
  start(car: unknown): void;
  /** Throws if there is none and the work cannot go on. */
  nextResult(): Result | undefined;
  /** Resolves at the next `wake()`. Rejects if the work cannot go on. */
  nextChange(): Promise<void>;
  wake(): void;
  /** Ends what has not been sent yet. */
  abortPending(cause: unknown): void;
}

/** Reads a car whenever fewer than `concurrency` are pending, and yields each result as soon as it is known. */
export async function* fleetResults<Result>(
  work: FleetWork<Result>,
  source: FleetSource<object>,
  concurrency: number,
  signal: AbortSignal | undefined,
  closing: AbortSignal,
): AsyncGenerator<Result, void, undefined> {
  const cars = new FleetReader(
    source,
    (car) => work.start(car),
    () => work.wake(),
  );
  const onAbort = (): void => {
    cars.stop();
    work.abortPending(signal?.reason);
    work.wake();
  };
  const signals = [closing, ...(signal === undefined ? [] : [signal])];
  for (const each of signals) each.addEventListener('abort', onAbort);
  if (signal?.aborted) onAbort();
  try {
    for (;;) {
      while (cars.canRead && work.pending < concurrency) cars.read();
      const result = work.nextResult();
      if (result !== undefined) yield result;
      else if (work.pending > 0 || cars.isReading) await work.nextChange();
      else break;
    }
    if (cars.failure !== undefined) throw cars.failure.error;
  } finally {
    for (const each of signals) each.removeEventListener('abort', onAbort);
    work.abortPending(new Error('the results are no longer read'));
    await cars.end();
  }
}
