import { systemClock } from '../clock/system-clock.js';
import { ContractError } from '../error/contract-error.js';

/** Resolves with what `find` finds, now or when a watcher is called. Waits by the machine's clock: messages come over a real network. */
export function waitFor<Value>(
  find: () => Value | undefined,
  watchers: Set<() => void>,
  timeoutMs: number,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const done = (): void => {
      systemClock.clearTimeout(timer);
      watchers.delete(look);
    };
    const look = (): void => {
      const found = find();
      if (found === undefined) return;
      done();
      resolve(found);
    };
    const timer = systemClock.setTimeout(() => {
      done();
      const message = `no popup was shown within ${timeoutMs} ms`;
      reject(new ContractError('NOT_SHOWN', [{ code: 'NOT_SHOWN', pointer: '', message }]));
    }, timeoutMs);
    watchers.add(look);
    look();
  });
}
