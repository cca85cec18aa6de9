/** Throughput over a sliding window, because brokers and networks vary in speed. */
export class Rate {
  readonly #samples: { at: number; done: number }[] = [];

  /** @param windowMs - Length of the window. */
  constructor(private readonly windowMs = 10_000) {}

  /** Adds a sample: `done` items in total at time `at`, in ms. */
  addSample(at: number, done: number): void {
    this.#samples.push({ at, done });
    // Keeps one sample older than the window, so that the samples span all of it.
    while ((this.#samples[1]?.at ?? at) <= at - this.windowMs) this.#samples.shift();
  }

  /** `undefined` until the samples span 200 ms. */
  get perSecond(): number | undefined {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)];
    if (first === undefined || last === undefined || last.at - first.at < 200) return undefined;
    return ((last.done - first.done) * 1000) / (last.at - first.at);
  }
}

/** Estimated time for the `left` items; `?` without a rate. */
export function timeLeft(left: number, perSecond: number | undefined): string {
  if (left <= 0) return 'done';
  if (perSecond === undefined || perSecond <= 0) return '? left';
  const seconds = Math.ceil(left / perSecond);
  if (seconds < 100) return `${seconds} s left`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100 ? `${minutes} min left` : `${Math.ceil(minutes / 60)} h left`;
}

/** `1,234` in every locale, because programs may read the output. */
export const grouped = (count: number): string => Math.round(count).toLocaleString('en');
