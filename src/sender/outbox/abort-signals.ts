import type { Entry } from './entry.js';

/** The signals by which messages may be called off: one listener for each, however many messages it is for. */
export class AbortSignals {
  readonly #watched = new Map<AbortSignal, { entries: Set<Entry>; stop: () => void }>();

  constructor(private readonly abort: (entry: Entry, reason: unknown) => void) {}

  watch(signal: AbortSignal, entry: Entry): void {
    const watched = this.#watched.get(signal) ?? this.#listen(signal);
    watched.entries.add(entry);
  }

  forget(signal: AbortSignal, entry: Entry): void {
    const watched = this.#watched.get(signal);
    if (watched === undefined) return;
    watched.entries.delete(entry);
    if (watched.entries.size > 0) return;
    watched.stop();
    this.#watched.delete(signal);
  }

  #listen(signal: AbortSignal) {
    const entries = new Set<Entry>();
    const onAbort = (): void => {
      for (const entry of [...entries]) this.abort(entry, signal.reason);
    };
    signal.addEventListener('abort', onAbort);
    const watched = { entries, stop: () => signal.removeEventListener('abort', onAbort) };
    this.#watched.set(signal, watched);
    return watched;
  }
}
