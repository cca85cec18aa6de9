/**
 * The right to publish one popup to one car now. The token is opaque: the pacing chooses it and gets it back unchanged.
 *
 * @example
 * import type { PacingSlot } from 'webportal-popup-contract/sender';
 *
 * const slot: PacingSlot = { vin: 'DEM0CAR0000000001', token: 1 };
 */
export interface PacingSlot {
  /** The VIN of the car. */
  readonly vin: string;
  /** Distinguishes this slot from a later one for the same car. */
  readonly token: string | number;
  /** How long after the call of `take` the slot may be used, in ms; until it expires by default. */
  readonly usableForMs?: number | undefined;
}

/**
 * The answer for one car: a slot, or the time in ms after which to ask again.
 *
 * @example
 * import type { PacingAnswer } from 'webportal-popup-contract/sender';
 *
 * const no: PacingAnswer = { retryAfterMs: 1500 };
 */
export type PacingAnswer = { readonly slot: PacingSlot } | { readonly retryAfterMs: number };

/**
 * Keeps the minimum interval between two popups for one car (PROTOCOL.md §4). The package has two implementations,
 * {@link memoryPacing} and {@link redisPacing}. Any other must keep these rules, which {@link pacingChecks} tests:
 *
 * - For one car, `take` gives a slot at most once per interval, whichever caller asks, measured by a monotonic clock.
 * - One `take` may ask for many cars. When it asks for one car twice, the second request is refused.
 * - VINs are case-insensitive: upper and lower case are the same car.
 * - `take` answers in the order of the request. When it cannot decide, it rejects, and nothing is sent.
 * - The interval is measured between two publishes, but a slot begins before its publish. A sender publishes as soon as
 *   `take` resolves; the answer takes time, however, and the process may be delayed. A pacing that tolerates only a
 *   limited delay sets `usableForMs`, and the sender gives an older slot back instead of using it.
 * - `giveBack` frees unused slots. It ignores slots that have expired or were given back before.
 *
 * @example
 * import type { Pacing } from 'webportal-popup-contract/sender';
 *
 * const never: Pacing = {
 *   take: (vins) => vins.map(() => ({ retryAfterMs: 60_000 })),
 *   giveBack: () => undefined,
 * };
 * never.take(['DEM0CAR0000000001']); // => [{ retryAfterMs: 60_000 }]
 */
export interface Pacing {
  /** Takes a slot for each car that may get a popup now. Returns one answer per VIN, in the same order. */
  take(vins: readonly string[]): readonly PacingAnswer[] | Promise<readonly PacingAnswer[]>;
  /** Frees the slots of messages that were certainly not sent. */
  giveBack(slots: readonly PacingSlot[]): void | Promise<void>;
}
