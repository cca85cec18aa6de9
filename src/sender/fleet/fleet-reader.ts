import { ContractError } from '../../error/contract-error.js';
import type { FleetSource } from './fleet-options.js';

/** Reads cars one by one from a sync or async iterable. */
export class FleetReader {
  /** Set when the source threw. */
  failure: { error: unknown } | undefined;
  isDone = false;
  /** Whether a call of `next` is pending. */
  #isBusy = false;
  readonly #cars: Iterator<unknown> | AsyncIterator<unknown>;

  constructor(
    source: FleetSource<object>,
    private readonly onCar: (car: unknown) => void,
    private readonly onChange: () => void,
  ) {
    this.#cars = iteratorOf(source);
  }

  get canRead(): boolean {
    return !this.isDone && !this.#isBusy;
  }

  /** Whether a pending read may still yield a car. */
  get isReading(): boolean {
    return !this.isDone && this.#isBusy;
  }

  read(): void {
    this.#isBusy = true;
    try {
      const next = this.#cars.next();
      if ('then' in next) next.then(this.#onNext, this.#onError).then(this.onChange);
      else this.#onNext(next);
    } catch (error) {
      this.#onError(error);
    }
  }

  /** Stops reading; the car of a pending read is ignored. */
  stop(): void {
    this.isDone = true;
  }

  /** Stops reading, and calls the iterator's `return`, so that the source can release its resources. */
  async end(): Promise<void> {
    this.stop();
    const ended = (async () => this.#cars.return?.())().catch(() => undefined);
    // With a pending `next`, an async generator would settle `return` only after it, which may be never.
    if (!this.#isBusy) await ended;
  }

  #onNext = ({ done, value }: IteratorResult<unknown>): void => {
    this.#isBusy = false;
    if (done) this.isDone = true;
    else if (!this.isDone) this.onCar(value);
  };

  #onError = (error: unknown): void => {
    this.#isBusy = false;
    this.stop();
    this.failure = { error };
  };
}

/** Throws `INVALID_OPTIONS` for what has no cars. */
export function iteratorOf(source: FleetSource<object>): Iterator<unknown> | AsyncIterator<unknown> {
  const { [Symbol.asyncIterator]: asyncIterator, [Symbol.iterator]: syncIterator } = Object(source);
  const iterate = asyncIterator ?? syncIterator;
  if (typeof iterate !== 'function' || typeof source === 'string') {
    const expected = 'an iterable or async iterable of VINs or of objects with a vin';
    const message = `the source must be ${expected}`;
    throw new ContractError('INVALID_OPTIONS', [{ code: 'WRONG_TYPE', pointer: '', message, expected }]);
  }
  return iterate.call(source);
}
