import { ContractError } from '../../error/contract-error.js';
import type { FleetSource } from './fleet-options.js';

/** Reads cars one after the other, from a source that has them at once or later. */
export class FleetReader {
  /** Set when the source threw. */
  failure: { error: unknown } | undefined;
  isDone = false;
  /** Whether the source has been asked and has not answered. */
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

  /** Whether another car may come. */
  get isReading(): boolean {
    return !this.isDone && this.#isBusy;
  }

  read(): void {
    this.#isBusy = true;
    try {
      const next = this.#cars.next();
      if ('then' in next) next.then(this.#take, this.#fail).then(this.onChange);
      else this.#take(next);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Reads no more. What is being read already comes too late. */
  stop(): void {
    this.isDone = true;
  }

  /** Lets the source close what it has opened. */
  async end(): Promise<void> {
    this.stop();
    const ended = (async () => this.#cars.return?.())().catch(() => undefined);
    // A source that is stuck in the middle of its work would never say so.
    if (!this.#isBusy) await ended;
  }

  #take = ({ done, value }: IteratorResult<unknown>): void => {
    this.#isBusy = false;
    if (done) this.isDone = true;
    else if (!this.isDone) this.onCar(value);
  };

  #fail = (error: unknown): void => {
    this.#isBusy = false;
    this.stop();
    this.failure = { error };
  };
}

function iteratorOf(source: FleetSource<object>): Iterator<unknown> | AsyncIterator<unknown> {
  const { [Symbol.asyncIterator]: later, [Symbol.iterator]: atOnce } = Object(source);
  const iterate = later ?? atOnce;
  if (typeof iterate !== 'function' || typeof source === 'string') {
    const expected = 'something to loop over: VINs, or objects with a vin';
    const message = `the source must be ${expected}`;
    throw new ContractError('INVALID_OPTIONS', [{ code: 'WRONG_TYPE', pointer: '', message, expected }]);
  }
  return iterate.call(source);
}
