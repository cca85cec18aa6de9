import type { AppIdOption, JsonObject, PopupOptions } from '#contract/types.js';
import type { ContractError } from '../error/contract-error.js';

/**
 * How long a message may wait before it is published, and the signal that aborts it.
 *
 * @example
 * import type { WaitOptions } from 'webportal-popup-contract/sender';
 *
 * const options: WaitOptions = { waitMs: 30_000, signal: AbortSignal.timeout(60_000) };
 */
export interface WaitOptions {
  /**
   * How long the message may wait for its slot and for a connection, in ms. 0 by default: `TOO_SOON` or `NOT_CONNECTED`
   * at once.
   */
  waitMs?: number | undefined;
  /**
   * Time to live in ms from the call; after it an unpublished message is dropped with `EXPIRED`. Unlimited by default.
   * With MQTT 5 the remaining time is the message expiry interval, in whole seconds, rounded up.
   */
  timeToLiveMs?: number | undefined;
  /**
   * Aborts messages that are not published yet, with `ABORTED`. A `send` already in flight rejects with
   * `OUTCOME_UNKNOWN`; `sendAll` waits for the acknowledgements of its messages in flight.
   */
  signal?: AbortSignal | undefined;
}

/** Options that may all be left out, or undefined: a default takes their place. */
export type Overrides<Options> = { [Name in keyof Options]?: Options[Name] | undefined };

/**
 * One popup for one car.
 *
 * @example
 * import type { SendOptions } from 'webportal-popup-contract/sender';
 *
 * const options: SendOptions = { vin: 'DEM0CAR0000000001', text: 'Your table is ready.', okButton: true, waitMs: 30_000 };
 */
export interface SendOptions<Content extends object = JsonObject>
  extends Omit<PopupOptions<Content>, keyof AppIdOption>,
    Overrides<AppIdOption>,
    WaitOptions {
  /** The VIN of the car. */
  vin: string;
}

/**
 * The broker has accepted a message. This says nothing about whether the car is online or the popup was shown
 * (PROTOCOL.md §2).
 *
 * @example
 * import type { Accepted } from 'webportal-popup-contract/sender';
 *
 * const logLine = ({ vin, bytes, reasonCode }: Accepted): string => `${vin} ${bytes} ${reasonCode}`;
 */
export interface Accepted {
  /** `accepted`: the broker sent a PUBACK. `sent`: published with `qos: 0`, which has no acknowledgement. */
  status: 'accepted' | 'sent';
  /** The VIN of the car. */
  vin: string;
  /** The topic that the message was published on. */
  topic: string;
  /** Size of the payload in bytes. */
  bytes: number;
  /** When the PUBACK arrived (with `qos: 0`: when the message was sent), as Unix time in ms on this machine's clock. */
  acknowledgedAt: number;
  /** The reason code of the PUBACK: 0 is success, 16 is no matching subscribers. Always 0 before MQTT 5. */
  reasonCode: number;
}

/**
 * The outcome of the message for one car of a fleet. `refused`: the broker has certainly not accepted it. `unknown`: it
 * was published, but whether the broker accepted it is unknown. In both cases `error` holds the reason.
 *
 * @example
 * import type { FleetResult } from 'webportal-popup-contract/sender';
 *
 * const logLine = (result: FleetResult): string =>
 *   'error' in result ? `${result.vin} ${result.error.code}` : `${result.vin} ${result.status}`;
 */
export type FleetResult =
  | Accepted
  | { status: 'refused'; vin: string; error: ContractError }
  | { status: 'unknown'; vin: string; error: ContractError };
