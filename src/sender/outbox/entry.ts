import type { ContractError } from '../../error/contract-error.js';
import type { PacingSlot } from '../pacing/pacing.js';
import type { Accepted } from '../send-options.js';
import type { Sending } from '../telemetry/telemetry.js';

/** The state of a message; see the drawing at `Outbox`. */
export type EntryState = 'queued' | 'waiting-for-slot' | 'acquiring-slot' | 'in-flight' | 'settled';

/** A validated and encoded message. */
export interface Message {
  readonly vin: string;
  readonly topic: string;
  readonly payload: Buffer | string;
  /** Size of the payload in UTF-8. */
  readonly bytes: number;
  /** How long it may wait for a connection and for its slot, in ms. */
  readonly waitMs: number;
  /** Time to live in ms; after it the message is dropped with `EXPIRED`. */
  readonly timeToLiveMs: number;
}

/** A message in the outbox. All times are readings of the sender's clock. */
export class Entry {
  state: EntryState = 'queued';
  slot: PacingSlot | undefined = undefined;
  /** `undefined` if nobody observes the sender. */
  sending: Sending | undefined = undefined;
  /** The packet identifier, once MQTT.js has sent the message. */
  messageId: number | undefined = undefined;
  /** The callback of `client.publish`, by whose identity the message is found in `client.outgoing`. */
  onPublishResult: ((error?: Error | null) => void) | undefined = undefined;
  publishedAt = 0;
  /** Whether `client.publish` returned without throwing. */
  isPublished = false;
  /** When to request a slot again, in the state `waiting-for-slot`. */
  retryAt = 0;
  /** The end of `waitMs`. */
  readonly waitUntil: number;
  /** The end of the time to live. */
  readonly expiresAt: number;

  constructor(
    readonly message: Message,
    /** Called once, with the outcome. */
    readonly onSettled: (outcome: Accepted | ContractError) => void,
    now: number,
    /** Aborts the message. */
    readonly signal: AbortSignal | undefined,
  ) {
    this.waitUntil = now + message.waitMs;
    this.expiresAt = now + message.timeToLiveMs;
  }
}
