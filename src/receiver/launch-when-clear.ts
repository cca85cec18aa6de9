import { LIMITS, SAFETY } from '#contract/limits.js';
import type { Clock } from '../clock/clock.js';
import { checkOptions } from './check-options.js';
import { clockOf } from './portal.js';

/**
 * How a launch ended.
 *
 * - `launched`: the call returned `true`.
 * - `refused`: it did not return `true` for as long as a popup can be on display.
 * - `threw`: the last attempt threw `error`.
 * - `stopped`: the application called `stop()`.
 *
 * @example
 * import type { LaunchResult } from 'webportal-popup-contract/receiver';
 *
 * const result: LaunchResult = { reason: 'launched', attempts: 1 };
 */
export interface LaunchResult {
  /** Why it ended. */
  reason: 'launched' | 'refused' | 'threw' | 'stopped';
  /** Number of calls. */
  attempts: number;
  /** What the last attempt threw. */
  error?: unknown;
}

/**
 * The callback for the result, and the clock.
 *
 * @example
 * import type { LaunchOptions } from 'webportal-popup-contract/receiver';
 *
 * const options: LaunchOptions = { onResult: (result) => { void result.reason; } };
 */
export interface LaunchOptions {
  /** Called once, when the launch has ended. */
  onResult: (result: LaunchResult) => void;
  /** The clock; the browser's by default. */
  clock?: Clock;
}

/** As many as fit into the time that a popup can be on display, plus a margin. */
const MAX_RETRIES = (LIMITS.autoCloseMs + SAFETY.guidanceMarginMs) / SAFETY.guidanceRetryMs;

/**
 * Launches guidance as soon as no popup is displayed. During a popup the vendor's call returns `false`, and whether the
 * popup is gone when its outcome arrives is not documented (PROTOCOL.md §4): so the call is retried for as long as a
 * popup can be on display, plus a margin. Only `true` counts as success.
 *
 * @param attempt - The call; returns `true` if guidance was launched.
 * @param options - The callback for the result, and the clock.
 * @returns `stop()`, which cancels the launch.
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
  /** Cancels the launch: no more retries. */
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
