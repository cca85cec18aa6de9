import type { ContractError } from '../../error/contract-error.js';
import type { PacingSlot } from '../pacing/pacing.js';
import type { Accepted } from '../send-options.js';

/** Where a message is on its way. */
export type EntryState = 'queued' | 'waiting-for-slot' | 'acquiring-slot' | 'in-flight' | 'settled';

/** A message that may be sent: judged, and ready for the wire. */
export interface Message {
  readonly vin: string;
  readonly topic: string;
  readonly payload: Buffer | string;
  /** Size of the payload in UTF-8. */
  readonly bytes: number;
  /** How long it may wait for a connection and for its slot. */
  readonly waitMs: number;
  /** How long it is worth sending. */
  readonly timeToLiveMs: number;
}

/** A message on its way to the broker. All times are readings of the sender's clock. */
export class Entry {
  state: EntryState = 'queued';
  slot: PacingSlot | undefined = undefined;
  /** Its packet identifier, when MQTT.js has sent it. */
  messageId: number | undefined = undefined;
  /** Told by MQTT.js; set when it is handed over. */
  onAnswer: ((error?: Error | null) => void) | undefined = undefined;
  /** When it was handed over. */
  publishedAt = 0;
  /** Whether MQTT.js took it. */
  isPublished = false;
  /** When a parked one is to ask for its slot again. */
  retryAt = 0;
  /** Until when it may wait for a connection and for its slot. */
  readonly waitUntil: number;
  /** When it is worth nothing any more. */
  readonly expiresAt: number;

  constructor(
    readonly message: Message,
    /** Told once, when it is settled. */
    readonly finish: (outcome: Accepted | ContractError) => void,
    now: number,
    /** May call it off. */
    readonly signal: AbortSignal | undefined,
  ) {
    this.waitUntil = now + message.waitMs;
    this.expiresAt = now + message.timeToLiveMs;
  }
}
