import type { JsonObject } from '../../../generated/v1/types.js';
import { functionOption, millisecondsOption, type OptionRule, objectWith, wholeNumberFrom } from '../check-options.js';
import type { Overrides, SendOptions, WaitOptions } from '../send-options.js';

/**
 * A car of a fleet: its VIN, or its VIN with what is different for it.
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
 * Where the cars of a fleet come from: anything that can be looped over, at once or bit by bit.
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
 * How far a fleet has been worked off.
 *
 * @example
 * import type { FleetProgress } from 'webportal-popup-contract/sender';
 *
 * const line = ({ accepted, refused, unknown }: FleetProgress): string => `${accepted} + ${refused} + ${unknown}`;
 */
export interface FleetProgress {
  /** Cars whose message the broker accepted (or that were sent one, with `qos: 0`). */
  accepted: number;
  /** Cars whose message was surely not accepted. */
  refused: number;
  /** Cars of which nobody knows. */
  unknown: number;
  /** Cars that are being worked on. */
  pending: number;
}

/**
 * How to send to a fleet.
 *
 * @example
 * import type { FleetOptions } from 'webportal-popup-contract/sender';
 *
 * const options: FleetOptions = { popup: { text: 'A storm is coming.', okButton: true }, waitMs: 60_000 };
 */
export interface FleetOptions<Content extends object = JsonObject> extends WaitOptions {
  /** The popup for every car that does not say otherwise. */
  popup: Omit<SendOptions<Content>, 'vin' | 'waitMs' | 'timeToLiveMs' | 'signal'>;
  /** How many cars are worked on at a time, those included that wait; twice the sender's `maxInFlight` by default. */
  concurrency?: number | undefined;
  /** Told after every car. What it throws ends the run. */
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
