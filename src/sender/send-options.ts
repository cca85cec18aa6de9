import type { AppIdOption, JsonObject, PopupOptions } from '../../generated/v1/types.js';
import type { ContractError } from '../error/contract-error.js';

/**
 * How long a message may wait, and who may call it off.
 *
 * @example
 * import type { WaitOptions } from 'webportal-popup-contract/sender';
 *
 * const options: WaitOptions = { waitMs: 30_000, signal: AbortSignal.timeout(60_000) };
 */
export interface WaitOptions {
  /** How long it may wait for its slot and for a connection, in ms. By default 0: it is refused at once. */
  waitMs?: number | undefined;
  /** How long it is worth sending, in ms from the call; for ever by default. With MQTT 5 the broker is told the rest, in seconds. */
  timeToLiveMs?: number | undefined;
  /** Calls it off. What has been sent already cannot be called back: its outcome is unknown then. */
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
  /** The car. */
  vin: string;
}

/**
 * The broker has accepted a message. That is the broker's word and no more: nothing says that the car is awake or that
 * anybody saw it (PROTOCOL.md §2).
 *
 * @example
 * import type { Accepted } from 'webportal-popup-contract/sender';
 *
 * const logLine = ({ vin, bytes, reasonCode }: Accepted): string => `${vin} ${bytes} ${reasonCode}`;
 */
export interface Accepted {
  /** `accepted` by the broker; with `qos: 0`, where nothing is acknowledged, only `sent`. */
  status: 'accepted' | 'sent';
  /** The car. */
  vin: string;
  /** The topic that it was published on. */
  topic: string;
  /** Size of the payload in bytes. */
  bytes: number;
  /** When the acknowledgement came (when it was sent, with `qos: 0`): ms since 1970 by this machine's clock. */
  acknowledgedAt: number;
  /** The broker's reason code: 0 is success, 16 says that nobody is subscribed. Always 0 before MQTT 5. */
  reasonCode: number;
}

/**
 * What became of the message for one car of a fleet. `refused`: surely not accepted. `unknown`: it was sent, and nobody
 * knows whether it arrived. In both cases the error says why.
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
