import type { DeliveryStore } from './delivery-store.js';
import type { QueuedContent } from './popup-job.js';

/** As many runs a worker has at hand. */
const MAX_RUNS = 100;

/** The popups of runs: the store has each once, and a worker asks for it once. */
export class RunPopups {
  readonly #popups = new Map<string, Promise<QueuedContent>>();

  constructor(private readonly store: DeliveryStore) {}

  async of(run: string): Promise<QueuedContent> {
    const known = this.#popups.get(run);
    if (known !== undefined) return await known;
    const asked = this.store.popupOf(run);
    this.#popups.set(run, asked);
    asked.catch(() => this.#popups.delete(run));
    const [oldest] = this.#popups.keys();
    if (this.#popups.size > MAX_RUNS) this.#popups.delete(oldest as string);
    return await asked;
  }
}
