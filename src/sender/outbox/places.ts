import type { Entry, EntryState } from './entry.js';

/** Where the messages are that have not been settled. */
export class Places {
  /** In the order in which they came. */
  readonly queued = new Set<Entry>();
  readonly parked = new Set<Entry>();
  /** Those for which a pacing is asked that answers later. */
  readonly asking = new Set<Entry>();
  readonly inFlight = new Set<Entry>();
  readonly #of: Readonly<Record<EntryState, Set<Entry> | undefined>> = {
    queued: this.queued,
    parked: this.parked,
    // Most are asked for and answered in one go.
    taking: undefined,
    'in-flight': this.inFlight,
    settled: undefined,
  };

  /** How many have not been handed over. */
  get waiting(): number {
    return this.queued.size + this.parked.size + this.asking.size;
  }

  /** As they are now: whoever goes through them may move them. */
  get all(): Entry[] {
    return [...this.inFlight, ...this.asking, ...this.parked, ...this.queued];
  }

  get isEmpty(): boolean {
    return this.waiting + this.inFlight.size === 0;
  }

  move(entry: Entry, state: EntryState): void {
    if (entry.state === 'taking') this.asking.delete(entry);
    else this.#of[entry.state]?.delete(entry);
    entry.state = state;
    this.#of[state]?.add(entry);
  }
}
