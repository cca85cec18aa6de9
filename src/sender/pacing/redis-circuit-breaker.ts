import type { Clock } from '../../clock/clock.js';
import { pacingUnavailable } from '../failures.js';

/**
 * Limits calls to the store to `deadlineMs`. After a missed deadline it stays open, and rejects calls at once, for
 * `deadlineMs` or until a pending call settles. Clients queue calls while the store is down, ioredis for many seconds:
 * without the breaker every `take` would wait for its deadline, and the queued calls would all run when the store is
 * back.
 */
export class CircuitBreaker {
  #openUntil = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly deadlineMs: number,
    private readonly clock: Clock,
  ) {}

  /** Throws `PACING_UNAVAILABLE` while the breaker is open. */
  assertClosed(): void {
    if (this.clock.now() < this.#openUntil) throw pacingUnavailable('the pacing store missed its deadline recently');
  }

  /** Resolves with the store's reply, or rejects with `PACING_UNAVAILABLE` on an error or after `deadlineMs`. */
  async withDeadline<Value>(call: Promise<Value>): Promise<Value> {
    const { clock, deadlineMs } = this;
    let timer: unknown;
    const timeout = new Promise<never>((_, reject) => {
      timer = clock.setTimeout(() => {
        this.#openUntil = clock.now() + deadlineMs;
        reject(pacingUnavailable(`the pacing store did not answer within ${deadlineMs} ms`));
      }, deadlineMs);
    });
    const reply = call
      .catch((error) => {
        throw pacingUnavailable(`the pacing store failed: ${reasonOf(error)}`);
      })
      .finally(() => {
        this.#openUntil = Number.NEGATIVE_INFINITY;
      });
    return await Promise.race([reply, timeout]).finally(() => clock.clearTimeout(timer));
  }
}

/**
 * The failure in one word, such as `READONLY` or `ECONNREFUSED`. The rest of the error is left out: a client's message
 * may contain addresses and commands, `AUTH` with its password included.
 */
function reasonOf(error: unknown): string {
  const { code, message, name } = Object(error) as Record<string, unknown>;
  const words = [code, /^[A-Z]+(?= )/.exec(String(message))?.[0], name];
  return words.find((word): word is string => typeof word === 'string' && /^\w+$/.test(word)) ?? 'no reason given';
}
