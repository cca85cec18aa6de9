import type { PacingAnswer } from './pacing.js';

/** The answers of the store, undefined for cars of a failed call, and the first failure. */
export interface StoreAnswers {
  readonly answers: readonly (PacingAnswer | undefined)[];
  readonly failure: Error | undefined;
}

/** Collects the answers of one `take` from the script calls that its cars went into. */
export class TakeRequest {
  /** Resolves when every script call has ended. */
  readonly settled: Promise<StoreAnswers>;
  readonly #answers: (PacingAnswer | undefined)[];
  #failure: Error | undefined;
  #missing: number;
  #resolve!: (answers: StoreAnswers) => void;

  /** `parts`: how often `answer`, `skip` or `fail` will be called. */
  constructor(cars: number, parts: number) {
    this.#answers = new Array(cars).fill(undefined);
    this.#missing = parts;
    this.settled = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  answer(index: number, answer: PacingAnswer): void {
    this.#answers[index] = answer;
    this.#settlePart();
  }

  /** A part that has no answer of its own. */
  skip(): void {
    this.#settlePart();
  }

  fail(error: Error): void {
    this.#failure ??= error;
    this.#settlePart();
  }

  #settlePart(): void {
    this.#missing--;
    if (this.#missing === 0) this.#resolve({ answers: this.#answers, failure: this.#failure });
  }
}
