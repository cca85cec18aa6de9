import { LIMITS } from '#contract/limits.js';
import type { PortalWindow } from './portal.js';

/**
 * Property of the window that holds when a popup of any kind was last shown (PROTOCOL.md §4). Stored on the window,
 * because the interval holds for all its popups, even if it loads this script twice.
 */
const SHOWN_AT = 'popupAt';

type LastShown = Record<typeof SHOWN_AT, number>;

/** Records that a popup was shown at the clock reading `at`, or earlier. */
export function rememberPopup(target: PortalWindow, at: number): void {
  const record = target as unknown as LastShown;
  // Negated, so that it holds for `undefined` (nothing recorded) too.
  if (!(record[SHOWN_AT] > at)) record[SHOWN_AT] = at;
}

/** Ms until the next popup may be shown; 0 for at once. */
export function waitForGap(target: PortalWindow, now: number): number {
  const wait = (target as unknown as LastShown)[SHOWN_AT] + LIMITS.minIntervalMs - now;
  // NaN if nothing is recorded. A wait longer than the interval means that the clock was set back.
  return wait > 0 && wait <= LIMITS.minIntervalMs ? wait : 0;
}
