import { LIMITS, SAFETY } from '../../generated/v1/limits.js';
import type { Clock } from '../clock/clock.js';
import { checkOptions } from './check-options.js';
import { clockOf } from './portal.js';

/**
 * How a launch ended.
 *
 * - `launched`: the call returned `true`.
 * - `refused`: it never did, as long as a popup can have been in the way.
 * - `threw`: its last try threw; `error` is what was thrown.
 * - `stopped`: the application called it off.
 *
 * @example
 * import type { LaunchResult } from 'webportal-popup-contract/receiver';
 *
 * const result: LaunchResult = { reason: 'launched', attempts: 1 };
 */
export interface LaunchResult {
  /** Why it ended. */
  reason: 'launched' | 'refused' | 'threw' | 'stopped';
  /** How often it was tried. */
  attempts: number;
  /** What the last try threw. */
  error?: unknown;
}

/**
 * Whom to tell, and where time comes from.
 *
 * @example
 * import type { LaunchOptions } from 'webportal-popup-contract/receiver';
 *
 * const options: LaunchOptions = { onResult: (result) => { void result.reason; } };
 */
export interface LaunchOptions {
  /** Called once, when it ended. */
  onResult: (result: LaunchResult) => void;
  /** Where time comes from; the browser's clock by default. */
  clock?: Clock;
}

/** As many as fit into the time that a popup can be on display, and a moment more. */
const MAX_RETRIES = (LIMITS.autoCloseMs + SAFETY.guidanceMarginMs) / SAFETY.guidanceRetryMs;

/**
 * Launches guidance as soon as no popup is in the way. While a popup is displayed the vendor's call returns `false`, and
 * whether the popup is gone when its outcome arrives is not documented (PROTOCOL.md §4): so it is tried again for as long
 * as a popup can be on display, and a moment more. Only `true` counts as success.
 *
 * @param attempt - The call, which returns `true` when guidance was launched.
 * @param options - Whom to tell how it ended, and the clock.
 * @returns `stop()`, to call it off.
 * @throws `Error` for an option that is unknown.
 *
 * @example
 * import { launchWhenClear } from 'webportal-popup-contract/receiver';
 *
 * let reason: string | undefined;
 * const clock = { now: () => 0, setTimeout: () => 0, clearTimeout: () => undefined };
 * launchWhenClear(() => true, { clock, onResult: (result) => { reason = result.reason; } });
 * reason; // => 'launched'
 */
export function launchWhenClear(
  attempt: () => unknown,
  options: LaunchOptions,
): {
  /** Calls it off. */
  stop(): void;
} {
  checkOptions(options);
  const clock = clockOf(options);
  let attempts = 0;
  let ended = false;
  let timer: unknown;

  function finish(reason: LaunchResult['reason'], failure?: { error: unknown }): void {
    if (ended) return;
    ended = true;
    clock.clearTimeout(timer);
    const result: LaunchResult = { reason: reason, attempts: attempts };
    if (failure) result.error = failure.error;
    options.onResult(result);
  }
  function run(): void {
    let failure: { error: unknown } | undefined;
    let launched = false;
    attempts++;
    try {
      launched = attempt() === true;
    } catch (error) {
      failure = { error: error };
    }
    if (launched) finish('launched');
    else if (attempts > MAX_RETRIES) finish(failure ? 'threw' : 'refused', failure);
    else if (!ended) timer = clock.setTimeout(run, SAFETY.guidanceRetryMs);
  }

  run();
  return {
    stop: () => {
      finish('stopped');
    },
  };
}
