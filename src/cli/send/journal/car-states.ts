import { ownCarKey } from '../../../topic/car-key.js';

/** State of a car, as bit flags. This one: it was read from the list in this run. */
const SEEN = 1;
/** Passed to the sender, without a result yet. */
const SENDING = 2;
/** At least one message has an unknown outcome. */
const UNKNOWN = 4;
const ACCEPTED = 8;

/** State transitions, by the status in a line of the journal. */
const TRANSITIONS = {
  // Sent again while the last result was missing: that outcome stays unknown, whatever the result of this one.
  sending: (state: number) => (state & SENDING ? state | UNKNOWN : state | SENDING),
  accepted: (state: number) => (state & ~SENDING) | ACCEPTED,
  // Only the last message was refused; an earlier one may have arrived.
  refused: (state: number) => state & ~SENDING,
  unknown: (state: number) => (state & ~SENDING) | UNKNOWN,
} as const;

export type CarStatus = keyof typeof TRANSITIONS;

export const isCarStatus = (status: unknown): status is CarStatus =>
  typeof status === 'string' && Object.hasOwn(TRANSITIONS, status);

/** The state of every car of a run. */
export class CarStates {
  readonly #states = new Map<string, number>();

  /** Marks a car as read from the list. Returns whether this is the first time. */
  markSeen(vin: string): boolean {
    const key = ownCarKey(vin);
    const state = this.#states.get(key) ?? 0;
    this.#states.set(key, state | SEEN);
    return (state & SEEN) === 0;
  }

  record(vin: string, status: CarStatus): void {
    const key = ownCarKey(vin);
    this.#states.set(key, TRANSITIONS[status](this.#states.get(key) ?? 0));
  }

  /** Outcome of all messages to a car so far; `open` if certainly none was accepted. */
  outcome(vin: string): 'accepted' | 'unknown' | 'open' {
    const state = this.#states.get(ownCarKey(vin)) ?? 0;
    if (state & ACCEPTED) return 'accepted';
    return state & (SENDING | UNKNOWN) ? 'unknown' : 'open';
  }

  get hasUnknown(): boolean {
    for (const state of this.#states.values()) if (state & (SENDING | UNKNOWN) && !(state & ACCEPTED)) return true;
    return false;
  }
}
