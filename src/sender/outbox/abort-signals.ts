/** Aborts entries by their signals. Adds one listener per signal, however many entries share it. */
export class AbortSignals<Entry> {
  readonly #watched = new Map<AbortSignal, { entries: Set<Entry>; stopListening: () => void }>();

  constructor(private readonly abort: (entry: Entry, reason: unknown) => void) {}

  add(signal: AbortSignal, entry: Entry): void {
    const watched = this.#watched.get(signal) ?? this.#listen(signal);
    watched.entries.add(entry);
  }

  remove(signal: AbortSignal, entry: Entry): void {
    const watched = this.#watched.get(signal);
    if (watched === undefined) return;
    watched.entries.delete(entry);
    if (watched.entries.size > 0) return;
    watched.stopListening();
    this.#watched.delete(signal);
  }

  #listen(signal: AbortSignal) {
    const entries = new Set<Entry>();
    const onAbort = (): void => {
      for (const entry of [...entries]) this.abort(entry, signal.reason);
    };
    signal.addEventListener('abort', onAbort);
    const watched = { entries, stopListening: () => signal.removeEventListener('abort', onAbort) };
    this.#watched.set(signal, watched);
    return watched;
  }
}
