/** How fast something goes: over the last seconds, because brokers and networks are not always the same. */
export class Rate {
  readonly #samples: { at: number; done: number }[] = [];

  /** @param windowMs - How far back it looks. */
  constructor(private readonly windowMs = 10_000) {}

  note(at: number, done: number): void {
    this.#samples.push({ at, done });
    // One may be older: the window is to be full.
    while ((this.#samples[1]?.at ?? at) <= at - this.windowMs) this.#samples.shift();
  }

  /** `undefined` until there is something to go by. */
  get perSecond(): number | undefined {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)];
    if (first === undefined || last === undefined || last.at - first.at < 200) return undefined;
    return ((last.done - first.done) * 1000) / (last.at - first.at);
  }
}

/** How long the rest will take; `?` when nobody can say. */
export function timeLeft(left: number, perSecond: number | undefined): string {
  if (left <= 0) return 'done';
  if (perSecond === undefined || perSecond <= 0) return '? left';
  const seconds = Math.ceil(left / perSecond);
  if (seconds < 100) return `${seconds} s left`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100 ? `${minutes} min left` : `${Math.ceil(minutes / 60)} h left`;
}

/** `1,234` in any country: the output may be read by programs. */
export const grouped = (count: number): string => Math.round(count).toLocaleString('en');
