import { isContractError } from '../../error/contract-error.js';
import type { FleetCar } from '../fleet/fleet-options.js';
import type { FleetWork } from '../fleet/fleet-results.js';
import { dropUndefined, vinOf } from '../fleet/fleet-run.js';
import type { AskOptions, AskResult, FleetAskOptions, FleetAskResult } from './ask-options.js';

/** The questions of one `askAll`, from the car to its result. */
export class AskRun implements FleetWork<FleetAskResult> {
  readonly #results: FleetAskResult[] = [];
  readonly #aborting = new AbortController();
  #open = 0;
  #failure: { error: unknown } | undefined;
  #onChange: () => void = () => undefined;

  constructor(
    private readonly ask: (options: AskOptions<object>) => Promise<AskResult>,
    private readonly options: Omit<FleetAskOptions<object>, 'signal' | 'concurrency'>,
  ) {}

  get pending(): number {
    return this.#open + this.#results.length;
  }

  start(car: unknown): void {
    this.#open++;
    const { popup, ...times } = this.options;
    const own =
      typeof car === 'string' ? { vin: car } : dropUndefined(Object(car) as Exclude<FleetCar<object>, string>);
    this.ask({ ...times, ...popup, ...own, signal: this.#aborting.signal })
      .then(
        (result) => this.#results.push(result),
        (error: unknown) => {
          if (isContractError(error)) this.#results.push({ status: 'refused', vin: vinOf(car), error });
          // A fault of the store of receipts, or of ours: no more is known of this car.
          else this.#failure ??= { error };
        },
      )
      .finally(() => {
        this.#open--;
        this.wake();
      });
  }

  nextResult(): FleetAskResult | undefined {
    const result = this.#results.shift();
    if (result === undefined) this.#throwFailure();
    return result;
  }

  async nextChange(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#onChange = resolve;
    });
    // Before another car is read.
    this.#throwFailure();
  }

  #throwFailure(): void {
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  wake = (): void => this.#onChange();

  /** Questions in flight settle as unanswered. */
  abortPending(cause: unknown): void {
    this.#aborting.abort(cause);
  }
}
