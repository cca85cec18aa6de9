import type { Clock } from '../clock/clock.js';

const PAUSE_MS = 1_000;

/**
 * Calls again what fails, after a pause, until it succeeds. What a worker has to say of a job cannot be given up: the job would end
 * without it. Rejects with the error once `isOver` says so.
 */
export async function untilDone<Value>(
  action: () => Promise<Value>,
  clock: Clock,
  isOver: (error: unknown) => boolean,
  onError: (error: unknown) => void,
): Promise<Value> {
  for (;;) {
    try {
      return await action();
    } catch (error) {
      if (isOver(error)) throw error;
      onError(error);
    }
    await new Promise<void>((resolve) => clock.setTimeout(resolve, PAUSE_MS));
  }
}
