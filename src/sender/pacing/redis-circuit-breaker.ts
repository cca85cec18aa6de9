import type { Clock } from '../../clock/clock.js';
import { pacingUnavailable } from '../failures.js';

/**
 * How long the store may take. Clients keep calls while it is down, ioredis for many seconds: waiting for each would make
 * everybody wait, and leave a heap of calls for its return. So after one that was not answered in time nobody asks for
 * as long again, unless an answer comes.
 */
export class CircuitBreaker {
  #askAgainAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly deadlineMs: number,
    private readonly clock: Clock,
  ) {}

  /** Throws `PACING_UNAVAILABLE` when the store is known to be silent. */
  assertClosed(): void {
    if (this.clock.now() < this.#askAgainAt) throw pacingUnavailable('the pacing store has not answered lately');
  }

  /** What the store says, if it says so in time. Whatever goes wrong is `PACING_UNAVAILABLE`. */
  async withDeadline<Value>(answer: Promise<Value>): Promise<Value> {
    const { clock, deadlineMs } = this;
    let timer: unknown;
    const late = new Promise<never>((_, reject) => {
      timer = clock.setTimeout(() => {
        this.#askAgainAt = clock.now() + deadlineMs;
        reject(pacingUnavailable(`the pacing store did not answer within ${deadlineMs} ms`));
      }, deadlineMs);
    });
    const told = answer
      .catch((error) => {
        throw pacingUnavailable(`the pacing store failed: ${reasonOf(error)}`);
      })
      .finally(() => {
        this.#askAgainAt = Number.NEGATIVE_INFINITY;
      });
    return await Promise.race([told, late]).finally(() => clock.clearTimeout(timer));
  }
}

/**
 * Why the store failed, in one word: `READONLY`, `ECONNREFUSED`. No more of the error is told: clients put commands into
 * theirs, a login's too, and addresses.
 */
function reasonOf(error: unknown): string {
  const { code, message, name } = Object(error) as Record<string, unknown>;
  const words = [code, /^[A-Z]+(?= )/.exec(String(message))?.[0], name];
  return words.find((word): word is string => typeof word === 'string' && /^\w+$/.test(word)) ?? 'it gave no reason';
}
