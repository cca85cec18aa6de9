import type { Clock } from '../../clock/clock.js';
import { MAX_TIMER_MS } from '../../options/check-options.js';

/** Minimum time in ms between two calls of `onDue`, so that deadlines close together share one. */
const MIN_TIMER_SPACING_MS = 5;

/**
 * One timer for all deadlines, since a timer per message would cost more than publishing it. It fires for the earliest
 * scheduled deadline and keeps no others, so `onDue` must schedule the next one.
 */
export class DeadlineTimer {
  #timer: unknown;
  #dueAt = Number.POSITIVE_INFINITY;
  #firedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly clock: Clock,
    private readonly onDue: () => void,
  ) {}

  /** Ensures that `onDue` is called by the clock reading `at`, or up to `MIN_TIMER_SPACING_MS` later. */
  schedule(at: number): void {
    if (at >= this.#dueAt) return;
    this.cancel();
    this.#dueAt = at;
    const now = this.clock.now();
    const delay = Math.max(at, now, this.#firedAt + MIN_TIMER_SPACING_MS) - now;
    // A delay that is cut to the maximum fires too early; `onDue` then schedules the deadline again.
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
