import { carKey } from '../../../topic/car-key.js';

/** What is known of a car: any of these together. */
const SEEN = 1;
/** Handed to the sender, and no result yet. */
const OPEN = 2;
/** At least one message has an unknown outcome. */
const UNKNOWN = 4;
const ACCEPTED = 8;

/** How a line of the journal changes what is known. */
const STEPS = {
  // Handed over again while the last result was still missing: that one stays unknown, whatever becomes of this one.
  sending: (state: number) => (state & OPEN ? state | UNKNOWN : state | OPEN),
  accepted: (state: number) => (state & ~OPEN) | ACCEPTED,
  // Only the last message was refused. One before it may have arrived.
  refused: (state: number) => state & ~OPEN,
  unknown: (state: number) => (state & ~OPEN) | UNKNOWN,
} as const;

export type CarStatus = keyof typeof STEPS;

export const isCarStatus = (status: unknown): status is CarStatus =>
  typeof status === 'string' && Object.hasOwn(STEPS, status);

/** What is known of every car of a run: a number each. */
export class CarStates {
  readonly #states = new Map<string, number>();

  /** A car comes up in the list. Returns whether it is there for the first time. */
  see(vin: string): boolean {
    const key = carKey(vin);
    const state = this.#states.get(key) ?? 0;
    this.#states.set(key, state | SEEN);
    return (state & SEEN) === 0;
  }

  note(vin: string, status: CarStatus): void {
    const key = carKey(vin);
    this.#states.set(key, STEPS[status](this.#states.get(key) ?? 0));
  }

  /** What the messages so far have come to, all in all; `open` as long as nobody can say. */
  outcome(vin: string): 'accepted' | 'unknown' | 'open' {
    const state = this.#states.get(carKey(vin)) ?? 0;
    if (state & ACCEPTED) return 'accepted';
    return state & (OPEN | UNKNOWN) ? 'unknown' : 'open';
  }

  get hasUnknown(): boolean {
    for (const state of this.#states.values()) if (state & (OPEN | UNKNOWN) && !(state & ACCEPTED)) return true;
    return false;
  }
}
