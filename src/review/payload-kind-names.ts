/** Without imports: the command line lists the kinds when it starts, and loads the review when it is asked for one. */

/**
 * What a payload may be reviewed as. A `server-message` is a popup message or a data message, whichever is there; a
 * `popup-event` is the data of the window message that tells what the driver did.
 *
 * @example
 * import type { PayloadKind } from 'webportal-popup-contract/review';
 *
 * const kind: PayloadKind = 'data-message';
 */
export type PayloadKind = 'server-message' | TakenKind;

/**
 * What a payload was taken for.
 *
 * @example
 * import type { TakenKind } from 'webportal-popup-contract/review';
 *
 * const isForDriver = (kind: TakenKind): boolean => kind === 'popup-message';
 */
export type TakenKind = 'popup-message' | 'data-message' | 'app-message' | 'popup-event';

/** Every kind, in the order in which they are offered. */
export const PAYLOAD_KINDS: readonly PayloadKind[] = [
  'server-message',
  'popup-message',
  'data-message',
  'app-message',
  'popup-event',
];
