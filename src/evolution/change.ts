/**
 * How much a version must be raised.
 *
 * @example
 * import type { Bump } from 'webportal-popup-contract/evolution';
 *
 * const ORDER: Bump[] = ['none', 'patch', 'minor', 'major'];
 */
export type Bump = 'none' | 'patch' | 'minor' | 'major';

/**
 * Whom a change breaks. `old-sender`: what old senders send, new receivers refuse. `old-receiver`: what new senders may
 * send, old receivers refuse. `caller`: code that is written for the old version must be changed for the new one.
 *
 * @example
 * import type { Broken } from 'webportal-popup-contract/evolution';
 *
 * const cars: Broken = 'old-receiver';
 */
export type Broken = 'old-sender' | 'old-receiver' | 'caller';

/**
 * One change between two versions of the contract.
 *
 * @example
 * import type { Change } from 'webportal-popup-contract/evolution';
 *
 * const line = ({ bump, schema, pointer, message }: Change): string => `${bump} ${schema}#${pointer}: ${message}`;
 */
export interface Change {
  /** File of the schema, without its ending. A change in a part is reported for every message that it reaches. */
  schema: string;
  /** JSON Pointer into the schema, with references followed. */
  pointer: string;
  /** What kind of change it is, such as `field-added`. */
  kind: string;
  /** What the change alone asks for. */
  bump: Bump;
  /** Empty unless it is major. */
  breaks: Broken[];
  /** What has changed, in a sentence without its full stop. */
  message: string;
  /** For each of `breaks` a message that proves it; absent if it breaks code and no message. */
  witness?: Witness;
}

/**
 * Messages that prove breaks. That of `old-sender` is valid for old senders and not for new receivers; that of
 * `old-receiver` is valid for new senders and not for old receivers; that of `caller` is valid for old senders only.
 *
 * @example
 * import type { Witness } from 'webportal-popup-contract/evolution';
 *
 * const proves = (witness: Witness): string => JSON.stringify(witness['old-receiver']);
 */
export type Witness = { [broken in Broken]?: unknown };

const BUMPS: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** The largest of bumps; `none` of none. */
export function largest(bumps: readonly Bump[]): Bump {
  return BUMPS[Math.max(0, ...bumps.map((bump) => BUMPS.indexOf(bump)))] as Bump;
}

/** Whether a bump is at least as large as another. */
export function isAtLeast(bump: Bump, least: Bump): boolean {
  return BUMPS.indexOf(bump) >= BUMPS.indexOf(least);
}
