import type { Clock } from './clock.js';

interface Timer {
  at: number;
  callback: () => void;
  /** The timer of the clock below; undefined while time stands still. */
  armed: unknown;
}

/** A clock that runs on another one: as fast, faster, or not at all, and that can be moved to the next thing that happens. */
export class PacedClock implements Clock {
  readonly #base: Clock;
  readonly #timers = new Set<Timer>();
  #rate = 1;
  /** Its reading when the rate was set, and that of the clock below. */
  #reading = 0;
  #since: number;

  constructor(base: Clock) {
    this.#base = base;
    this.#since = base.now();
  }

  /** How many of its milliseconds pass in one of the clock below; 0 while it stands. */
  get rate(): number {
    return this.#rate;
  }

  /** In whole ms, so that what was recorded can be told exactly. */
  now(): number {
    return Math.floor(this.#exact());
  }

  #exact(): number {
    return this.#reading + (this.#base.now() - this.#since) * this.#rate;
  }

  setTimeout(callback: () => void, delayMs: number): unknown {
    const timer: Timer = { at: this.now() + delayMs, callback, armed: undefined };
    this.#timers.add(timer);
    this.#arm(timer);
    return timer;
  }

  clearTimeout(timer: unknown): void {
    const known = timer as Timer;
    if (this.#timers.delete(known)) this.#base.clearTimeout(known.armed);
  }

  setRate(rate: number): void {
    this.#moveTo(this.#exact());
    this.#rate = rate;
    for (const timer of this.#timers) this.#arm(timer);
  }

  /** Moves to the next timer and fires it, and those of the same time. Returns whether there was one. */
  skip(): boolean {
    const next = Math.min(...[...this.#timers].map(({ at }) => at));
    if (next === Number.POSITIVE_INFINITY) return false;
    this.#moveTo(Math.max(next, this.now()));
    for (const timer of [...this.#timers].filter(({ at }) => at <= next)) this.#fire(timer);
    for (const timer of this.#timers) this.#arm(timer);
    return true;
  }

  #moveTo(reading: number): void {
    this.#reading = reading;
    this.#since = this.#base.now();
  }

  #arm(timer: Timer): void {
    this.#base.clearTimeout(timer.armed);
    timer.armed =
      this.#rate === 0
        ? undefined
        : this.#base.setTimeout(() => this.#fire(timer), Math.max(0, (timer.at - this.now()) / this.#rate));
  }

  #fire(timer: Timer): void {
    if (!this.#timers.delete(timer)) return;
    this.#base.clearTimeout(timer.armed);
    timer.callback();
  }
}
