import type { Clock } from '../../clock/clock.js';
import { LONGEST_TIMER_MS } from '../check-options.js';

/** How much later than asked for it may ring when it is asked for often: many deadlines share one look. */
const APART_MS = 5;

/**
 * One timer for many deadlines. Rings at the earliest that it was asked for, and has to be asked again then. A timer for
 * each message would cost more than sending it.
 */
export class Alarm {
  #timer: unknown;
  #at = Number.POSITIVE_INFINITY;
  #rangAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly clock: Clock,
    private readonly ring: () => void,
  ) {}

  /** Rings at this time, or earlier. */
  set(at: number): void {
    if (at >= this.#at) return;
    this.off();
    this.#at = at;
    const now = this.clock.now();
    const delay = Math.max(at, now, this.#rangAt + APART_MS) - now;
    // Too early is no fault: it is asked for again.
    this.#timer = this.clock.setTimeout(() => this.#onTimer(), Math.min(delay, LONGEST_TIMER_MS));
  }

  /** Does not ring. */
  off(): void {
    if (this.#at === Number.POSITIVE_INFINITY) return;
    this.clock.clearTimeout(this.#timer);
    this.#at = Number.POSITIVE_INFINITY;
  }

  #onTimer(): void {
    this.#at = Number.POSITIVE_INFINITY;
    this.#rangAt = this.clock.now();
    this.ring();
  }
}
