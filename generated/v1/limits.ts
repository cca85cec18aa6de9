// Generated from schema/v1 by `npm run generate`. Do not edit.

/**
 * The numbers of the contract. Times are in ms, sizes in bytes.
 *
 * @example
 * import { LIMITS } from 'webportal-popup-contract';
 *
 * typeof LIMITS.maxPayloadBytes; // => 'number'
 */
export const LIMITS = {
  /** Most bytes that the JSON of one message may take in UTF-8. Whether topic and headers count too is not documented; here they do not. Unit: bytes. Source: PROTOCOL.md §2. */
  maxPayloadBytes: 131072,
  /** Most bytes that a topic may take in UTF-8, as MQTT 1.5.4 has it. Unit: bytes. Source: PROTOCOL.md §1. */
  maxTopicBytes: 65535,
  /** How long a popup is shown when the driver does nothing. Unit: ms. Source: PROTOCOL.md §4. */
  autoCloseMs: 15000,
  /** Least time between two popups in one car, those from the back-end and those opened by the application counted together. What happens to a popup that comes earlier is not documented. Unit: ms. Source: PROTOCOL.md §4. */
  minIntervalMs: 20000,
  /** How many messages the head unit keeps for an application in the background; older ones are lost. Unit: messages. Source: PROTOCOL.md §5. */
  maxPendingMessages: 10,
  /** How long after its start an application may take to tell the head unit that it has loaded. What happens to one that takes longer is not documented. Unit: ms. Source: PROTOCOL.md §5. */
  maxLoadMs: 10000,
} as const;

/** What the vendor's documents show of a popup on the display. */
export const DISPLAY = {
  /** How many lines of text the only published picture of a popup shows. How many fit is not documented. Unit: lines. Source: PROTOCOL.md §4. */
  pictureLines: 6,
} as const;

/** Bounds of this contract's own making, against hostile input. The vendor names none. */
export const SAFETY = {
  /** How deep objects and arrays may nest in a message, the message itself counted as 1. Unit: levels. Source: docs/decisions.md. */
  maxJsonDepth: 100,
  /** How many issues are reported of one message at the most. Unit: issues. Source: docs/decisions.md. */
  maxIssues: 100,
  /** How long guidance is tried for after the last moment at which a popup can be on display. Unit: ms. Source: docs/decisions.md. */
  guidanceMarginMs: 2000,
  /** How long to wait before guidance is tried again. Unit: ms. Source: docs/decisions.md. */
  guidanceRetryMs: 500,
  /** How long an application may hold back a receipt, to add what came of the driver's action. Longer than guidance is tried for. Unit: ms. Source: docs/decisions.md. */
  maxReceiptHoldMs: 20000,
  /** How many receipts a receiver remembers, to report each outcome once. Unit: receipts. Source: docs/decisions.md. */
  maxReceiptIds: 100,
} as const;

/** The head units by the area that an application has on their display. */
export const SCREENS = {
  /** The smallest, of a display that is 480 pixels high. Source: PROTOCOL.md §4. */
  '800x363': { width: 800, height: 363, displayHeight: 480 },
  /** The lower of the two wide ones. Source: PROTOCOL.md §4. */
  '1280x582': { width: 1280, height: 582 },
  /** The higher of the two wide ones. Source: PROTOCOL.md §4. */
  '1280x620': { width: 1280, height: 620 },
} as const;

/**
 * The head units by the area that an application has on their display.
 *
 * @example
 * import type { Screen } from 'webportal-popup-contract/review';
 *
 * const example: Screen = '800x363';
 */
export type Screen = '800x363' | '1280x582' | '1280x620';
