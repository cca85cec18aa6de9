import type { JsonObject } from '#contract/types.js';
import {
  functionOption,
  millisecondsOption,
  type OptionRule,
  objectWith,
  wholeNumberFrom,
} from '../../options/check-options.js';
import type { Overrides, SendOptions, WaitOptions } from '../send-options.js';

/**
 * A car of a fleet: its VIN, or its VIN with options that override those of the run.
 *
 * @example
 * import type { FleetCar } from 'webportal-popup-contract/sender';
 *
 * const cars: FleetCar[] = ['DEM0CAR0000000001', { vin: 'DEM0CAR0000000002', text: 'Bonjour' }];
 */
export type FleetCar<Content extends object = JsonObject> =
  | string
  | ({ vin: string } & Overrides<Omit<SendOptions<Content>, 'vin' | 'signal'>>);

/**
 * The cars of a fleet: any iterable or async iterable.
 *
 * @example
 * import type { FleetSource } from 'webportal-popup-contract/sender';
 *
 * async function* fromDatabase(): FleetSource {
 *   yield 'DEM0CAR0000000001';
 * }
 */
export type FleetSource<Content extends object = JsonObject> =
  | Iterable<FleetCar<Content>>
  | AsyncIterable<FleetCar<Content>>;

/**
 * Counts of the cars of a run by their state.
 *
 * @example
 * import type { FleetProgress } from 'webportal-popup-contract/sender';
 *
 * const line = ({ accepted, refused, unknown }: FleetProgress): string => `${accepted} + ${refused} + ${unknown}`;
 */
export interface FleetProgress {
  /** Cars whose message the broker accepted; with `qos: 0`, whose message was published. */
  accepted: number;
  /** Cars whose message the broker has not accepted. */
  refused: number;
  /** Cars whose message ended in `OUTCOME_UNKNOWN`. */
  unknown: number;
  /** Cars read from the source whose result has not been read yet. */
  pending: number;
}

/**
 * Options of `sendAll`.
 *
 * @example
 * import type { FleetOptions } from 'webportal-popup-contract/sender';
 *
 * const options: FleetOptions = { popup: { text: 'A storm is coming.', okButton: true }, waitMs: 60_000 };
 */
export interface FleetOptions<Content extends object = JsonObject> extends WaitOptions {
  /** The popup for every car; a car's own options override it. */
  popup: Omit<SendOptions<Content>, 'vin' | 'waitMs' | 'timeToLiveMs' | 'signal'>;
  /** Maximum number of pending cars, both queued and in flight; twice the sender's `maxInFlight` by default. */
  concurrency?: number | undefined;
  /** Called before each result is yielded. If it throws, the run ends with that error. */
  onProgress?: ((progress: Readonly<FleetProgress>) => void) | undefined;
}

export const FLEET_RULES: Record<keyof FleetOptions, OptionRule> = {
  popup: { isRight: (value) => typeof value === 'object' && value !== null, expected: 'an object' },
  waitMs: millisecondsOption,
  timeToLiveMs: millisecondsOption,
  signal: objectWith('addEventListener', 'removeEventListener'),
  concurrency: wholeNumberFrom(1),
  onProgress: functionOption,
};
