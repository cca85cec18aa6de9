import type { Entry, EntryState } from './entry.js';

/** The unsettled entries by state, each set in order of arrival. */
export class EntryQueues {
  readonly queued = new Set<Entry>();
  readonly waitingForSlot = new Set<Entry>();
  /** Only entries of an asynchronous `take`: a synchronous one has answered before this set is read. */
  readonly acquiringSlot = new Set<Entry>();
  readonly inFlight = new Set<Entry>();
  readonly #setOf: Readonly<Record<EntryState, Set<Entry> | undefined>> = {
    queued: this.queued,
    'waiting-for-slot': this.waitingForSlot,
    'acquiring-slot': undefined,
    'in-flight': this.inFlight,
    settled: undefined,
  };

  /** Number of entries that are not published yet. */
  get waiting(): number {
    return this.queued.size + this.waitingForSlot.size + this.acquiringSlot.size;
  }

  /** A copy, so that entries may change their state while it is iterated. */
  get all(): Entry[] {
    return [...this.inFlight, ...this.acquiringSlot, ...this.waitingForSlot, ...this.queued];
  }

  get isEmpty(): boolean {
    return this.waiting + this.inFlight.size === 0;
  }

  move(entry: Entry, state: EntryState): void {
    if (entry.state === 'acquiring-slot') this.acquiringSlot.delete(entry);
    else this.#setOf[entry.state]?.delete(entry);
    entry.state = state;
    this.#setOf[state]?.add(entry);
  }
}
