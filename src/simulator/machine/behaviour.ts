/**
 * What the vendor does not document, and a simulated head unit has to decide. Whatever is left out has its default.
 *
 * @example
 * import type { HeadUnitBehaviour } from 'webportal-popup-contract/simulator';
 *
 * const old: HeadUnitBehaviour = { eventShape: 'oldest', extraPopups: 'queue' };
 */
export interface HeadUnitBehaviour {
  /**
   * What becomes of a popup that comes within the minimum interval after the last one, or while one is displayed. What a car does
   * then is not documented (PROTOCOL.md §4). `drop`, the default: it is lost. `queue`: up to five wait for their turn, more are lost.
   * `show`: it is shown at once; the one on display ends as if its time were up.
   */
  extraPopups?: 'drop' | 'queue' | 'show';
  /** Whether a popup that does not say so has an OK button; `true` by default. Not documented (PROTOCOL.md §3). */
  okButtonWhenLeftOut?: boolean;
  /**
   * How the driver's action is told to the application. Which head unit does which is not documented (PROTOCOL.md §5). `prefixed`, the
   * default: as most pages have it. `unprefixed`: the same with the names that one page lists. `oldest`: the name is the type.
   */
  eventShape?: 'prefixed' | 'unprefixed' | 'oldest';
  /** What pending messages look like: objects, the default, or strings of JSON, as one page has it (PROTOCOL.md §5). */
  pendingItems?: 'objects' | 'strings';
  /** Whether a cancel is not told by an event but only kept as a pending message, as one page has it (PROTOCOL.md §5). `false` by default. */
  cancelOnlyPending?: boolean;
  /**
   * For how many ms a popup is still displayed after its action was reported, so that guidance is refused for as long. Whether it is gone by then
   * is not documented (PROTOCOL.md §4). 0 by default.
   */
  lingerMs?: number;
  /** Whether guidance is refused for a reason of the car's own, such as its privacy mode (PROTOCOL.md §4). `false` by default. */
  refuseGuidance?: boolean;
  /** Whether an application is told when its popup opens. The documents name that event, and not when it comes (PROTOCOL.md §5). `false` by default. */
  tellOpened?: boolean;
}

export type Behaviour = Required<HeadUnitBehaviour>;

export const DEFAULT_BEHAVIOUR: Behaviour = {
  extraPopups: 'drop',
  okButtonWhenLeftOut: true,
  eventShape: 'prefixed',
  pendingItems: 'objects',
  cancelOnlyPending: false,
  lingerMs: 0,
  refuseGuidance: false,
  tellOpened: false,
};

/** How many popups wait at the most with `extraPopups: 'queue'`. A number of the simulator's own. */
export const MAX_WAITING = 5;
