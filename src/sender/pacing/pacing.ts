/**
 * The right to send one popup to one car now. Whoever gives it decides what the token is; give it back as it came.
 *
 * @example
 * import type { PacingSlot } from 'webportal-popup-contract/sender';
 *
 * const slot: PacingSlot = { vin: 'DEM0CAR0000000001', token: 1 };
 */
export interface PacingSlot {
  /** The car. */
  readonly vin: string;
  /** Tells this slot from a later one for the same car. */
  readonly token: string | number;
  /** For how long after `take` was called it may be used, in ms; until it runs out when left out. */
  readonly usableForMs?: number | undefined;
}

/**
 * What a pacing says about one car: a slot, or when to ask again.
 *
 * @example
 * import type { PacingAnswer } from 'webportal-popup-contract/sender';
 *
 * const no: PacingAnswer = { retryAfterMs: 1500 };
 */
export type PacingAnswer = { readonly slot: PacingSlot } | { readonly retryAfterMs: number };

/**
 * Keeps the gap between two popups for one car (PROTOCOL.md §4). The package has two, {@link memoryPacing} and
 * {@link redisPacing}; anything else that keeps these promises will do, and {@link pacingChecks} finds out whether it does:
 *
 * - For one car, `take` gives a slot at most once per interval, whoever asks, on a clock that no wall clock can set back.
 * - One `take` may ask for many cars, and for one car twice: the second request is refused.
 * - `VIN` and `vin` are one car.
 * - `take` answers in the order of the request. It rejects when it does not know: nothing is sent then.
 * - The gap is that between two hand-overs, and a slot begins before its hand-over. A sender publishes as soon as `take`
 *   settles, but an answer takes time, and a process may be held up: a pacing that has allowed for so much and no more says
 *   so with `usableForMs`, and the sender gives a slot back that has become older.
 * - `giveBack` frees slots that were not used. A slot that has run out, or has been given back before, is left alone.
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
  /** Takes a slot for each car that may have a popup now. One answer for each car, in the same order. */
  take(vins: readonly string[]): readonly PacingAnswer[] | Promise<readonly PacingAnswer[]>;
  /** Frees slots of messages that were surely not sent. */
  giveBack(slots: readonly PacingSlot[]): void | Promise<void>;
}
