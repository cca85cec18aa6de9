import type { Clock } from '../../clock/clock.js';
import { isContractError } from '../../error/contract-error.js';
import type { AnswerVerdict, Receipts, RecordedAnswer } from '../receipts/receipts.js';

/** How long to wait before a store that is down is told again, in ms. */
const RETRY_MS = 1_000;

/** Records answers. While the store is down it tries again, so that no answer is acknowledged before it is safe. */
export class AnswerRecorder {
  readonly #timers = new Set<unknown>();
  #isAbandoned = false;

  constructor(
    private readonly receipts: Receipts,
    private readonly clock: Clock,
  ) {}

  /** Resolves when the store has the answer; never after `abandon()`, so that its message is not acknowledged. */
  async record(answer: Omit<RecordedAnswer, 'reference'>): Promise<AnswerVerdict> {
    for (let isFirstTry = true; ; isFirstTry = false) {
      try {
        const verdict = await this.receipts.record(answer);
        // Only the reply was lost: the store had it already.
        return verdict === 'repeated' && !isFirstTry ? 'new' : verdict;
      } catch (error) {
        if (!isContractError(error) || error.code !== 'RECEIPTS_UNAVAILABLE') throw error;
      }
      await this.#pause();
    }
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#isAbandoned) return;
      const timer = this.clock.setTimeout(() => {
        this.#timers.delete(timer);
        resolve();
      }, RETRY_MS);
      this.#timers.add(timer);
    });
  }

  /** Ends all tries. */
  abandon(): void {
    this.#isAbandoned = true;
    for (const timer of this.#timers) this.clock.clearTimeout(timer);
    this.#timers.clear();
  }
}
