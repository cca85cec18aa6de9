import type { Clock } from '../../clock/clock.js';
import { MAX_TIMER_MS } from '../check-options.js';

/** Least time in ms between two calls of `onDue`: deadlines that are close together share one. */
const MIN_TIMER_SPACING_MS = 5;

/**
 * One timer for many deadlines, since a timer for each message would cost more than sending it. It fires for the earliest
 * deadline that was scheduled, and forgets the others: `onDue` has to schedule what is left.
 */
export class DeadlineTimer {
  #timer: unknown;
  #dueAt = Number.POSITIVE_INFINITY;
  #firedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly clock: Clock,
    private readonly onDue: () => void,
  ) {}

  /** Makes sure that `onDue` is called by this reading of the clock, or up to `MIN_TIMER_SPACING_MS` later. */
  schedule(at: number): void {
    if (at >= this.#dueAt) return;
    this.cancel();
    this.#dueAt = at;
    const now = this.clock.now();
    const delay = Math.max(at, now, this.#firedAt + MIN_TIMER_SPACING_MS) - now;
    // A timer that fires too early (the delay was cut to the longest possible) is scheduled again by `onDue`.
    this.#timer = this.clock.setTimeout(() => this.#fire(), Math.min(delay, MAX_TIMER_MS));
  }

  cancel(): void {
    if (this.#dueAt === Number.POSITIVE_INFINITY) return;
    this.clock.clearTimeout(this.#timer);
    this.#dueAt = Number.POSITIVE_INFINITY;
  }

  #fire(): void {
    this.#dueAt = Number.POSITIVE_INFINITY;
    this.#firedAt = this.clock.now();
    this.onDue();
  }
}
