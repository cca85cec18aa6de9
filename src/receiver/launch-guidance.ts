import { COORDINATE_LIMITS, LAUNCH_GUIDANCE_WAYPOINTS, MAX_WAYPOINTS, WAYPOINT_FIELDS } from '#contract/names.js';
import { checkOptions, refuse } from './check-options.js';
import { type PortalWindow, windowOf } from './portal.js';

/**
 * A place with named coordinates: the vendor's calls take bare numbers, and its own samples swap them.
 *
 * @example
 * import type { Place } from 'webportal-popup-contract/receiver';
 *
 * const paris: Place = { longitude: 2.3522, latitude: 48.8566 };
 */
export interface Place {
  /** Degrees, east positive. */
  longitude: number;
  /** Degrees, north positive. */
  latitude: number;
}

/**
 * A destination, and the route to it.
 *
 * @example
 * import type { GuidanceOptions } from 'webportal-popup-contract/receiver';
 *
 * const toParis: GuidanceOptions = { longitude: 2.3522, latitude: 48.8566, confirm: true };
 */
export interface GuidanceOptions extends Place {
  /** The places on the way; more than the contract allows are an error. */
  waypoints?: Place[];
  /** Whether the driver has to confirm. `false` by default. */
  confirm?: boolean;
  /** The window; by default the one that the script runs in. */
  window?: PortalWindow;
}

type Navigation = Record<typeof LAUNCH_GUIDANCE_WAYPOINTS.method, (...args: unknown[]) => unknown>;

/**
 * Launches guidance with waypoints (PROTOCOL.md §5). Best called through {@link launchWhenClear}, which retries it.
 *
 * @param options - The destination, the places on the way, and whether the driver has to confirm.
 * @returns Whether the head unit reported that guidance was launched.
 * @throws `Error` for coordinates out of range, too many waypoints and unknown options; `TypeError` if the window has
 * no navigation.
 *
 * @example
 * import { launchGuidanceWaypoints } from 'webportal-popup-contract/receiver';
 *
 * const window = {
 *   parent: { postMessage: () => undefined },
 *   addEventListener: () => undefined,
 *   removeEventListener: () => undefined,
 *   Navigation: { LaunchGuidanceWaypoints: (longitude: number) => longitude === 2.3522 },
 * };
 * launchGuidanceWaypoints({ longitude: 2.3522, latitude: 48.8566, window }); // => true
 */
export function launchGuidanceWaypoints(options: GuidanceOptions): boolean {
  checkOptions(options);
  const places = options.waypoints || [];
  checkPlace(options);
  if (places.length > MAX_WAYPOINTS) refuse('waypoints');
  const waypoints: Record<string, number>[] = [];
  for (let at = 0; at < places.length; at++) {
    const place = places[at] as Place;
    checkPlace(place);
    const waypoint: Record<string, number> = {};
    waypoint[WAYPOINT_FIELDS.latitude] = place.latitude;
    waypoint[WAYPOINT_FIELDS.longitude] = place.longitude;
    waypoints.push(waypoint);
  }
  const navigation = (windowOf(options) as unknown as Record<string, Navigation>)[
    LAUNCH_GUIDANCE_WAYPOINTS.object
  ] as Navigation;
  return (
    navigation[LAUNCH_GUIDANCE_WAYPOINTS.method](options.longitude, options.latitude, waypoints, !!options.confirm) ===
    true
  );
}

function checkPlace(place: Place): void {
  checkRange(place, 'longitude');
  checkRange(place, 'latitude');
}

function checkRange(place: Place, name: keyof Place): void {
  const value = place[name];
  // Negated to reject NaN too.
  if (!(typeof value === 'number' && Math.abs(value) <= COORDINATE_LIMITS[name])) refuse(name);
}
