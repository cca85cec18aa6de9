import { LIMITS } from '../../generated/v1/limits.js';
import type { PortalWindow } from './portal.js';

/**
 * When a popup was last on display, by whichever way it came (PROTOCOL.md §4), is noted in the window itself: it is the
 * window's popups that are counted, also when this script is in it twice.
 */
const SHOWN_AT = 'popupAt';

type Noted = Record<typeof SHOWN_AT, number>;

/** A popup was put on display at this reading of the clock, or not later. */
export function rememberPopup(target: PortalWindow, at: number): void {
  const noted = target as unknown as Noted;
  // Also where nothing is noted yet.
  if (!(noted[SHOWN_AT] > at)) noted[SHOWN_AT] = at;
}

/** How long to wait before the next popup, in ms; 0 when it may be shown at once. */
export function waitForGap(target: PortalWindow, now: number): number {
  const wait = (target as unknown as Noted)[SHOWN_AT] + LIMITS.minIntervalMs - now;
  // Nothing noted makes NaN. A wait longer than the gap is a clock that was set back.
  return wait > 0 && wait <= LIMITS.minIntervalMs ? wait : 0;
}
