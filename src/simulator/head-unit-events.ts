import type { Effect } from './machine/state.js';

/**
 * An event of a head unit, for `onEvent`.
 *
 * - `shown`: a popup is displayed. `closed`: the driver closed it, or it timed out. `queued`: it waits for its turn.
 * - `data`: a data message arrived.
 * - `dropped`: a popup came too soon, with too many others, or for an application that is not installed.
 * - `violation` of a rule, and what a car does then is not documented: `min-interval`, a popup came too early by so many ms; `load-time`, an application
 *   that was started has not told in time that it has loaded.
 * - `ignored`: a button was pressed that is not displayed, or an application is not installed.
 * - `posted`: a window message was posted to an application. `pending`: it is kept, because the application is in the background.
 *   `lost`: the oldest one that was kept had to go. `drained`: the application has taken what was kept.
 * - `foreground`: another application is in the foreground, or none.
 * - `guidance`: an application asked for guidance.
 * - `started`: an application was started. `loaded`: it told that it has loaded.
 * - `sent`: the broker took what an application sent to its back-end. `not-sent`: it was too large, or there was no broker.
 * - `rejected`: an invalid payload arrived; `error` is the `ContractError`.
 * - `app-threw`: the application's handler threw `error`.
 *
 * @example
 * import type { HeadUnitEvent } from 'webportal-popup-contract/simulator';
 *
 * const event: HeadUnitEvent = { type: 'dropped', reason: 'too-soon', app: 'MY_APP_ID' };
 */
export type HeadUnitEvent =
  | Effect
  | { type: 'sent'; app: string | undefined; topic: string; bytes: number }
  | { type: 'not-sent'; app: string | undefined; error: unknown }
  | { type: 'rejected'; topic: string; error: unknown }
  | { type: 'app-threw'; error: unknown };

/**
 * An event, and when it happened.
 *
 * @example
 * import type { LoggedEvent } from 'webportal-popup-contract/simulator';
 *
 * const logged: LoggedEvent = { at: 1500, event: { type: 'ignored', reason: 'no-popup' } };
 */
export interface LoggedEvent {
  /** A reading of the head unit's clock, in ms. */
  at: number;
  /** What happened. */
  event: HeadUnitEvent;
}
