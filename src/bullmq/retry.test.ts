import { expect, test, vi } from 'vitest';
import { ManualClock } from '../clock/manual-clock.js';
import { untilDone } from './retry.js';

test('tries again until it succeeds, and tells of each failure', async () => {
  const clock = new ManualClock();
  const action = vi.fn().mockRejectedValueOnce('one').mockRejectedValueOnce('two').mockResolvedValue('done');
  const errors: unknown[] = [];
  const done = untilDone(
    action,
    clock,
    () => false,
    (error) => errors.push(error),
  );
  for (const times of [1, 2]) {
    await vi.waitFor(() => expect(errors).toHaveLength(times));
    // Only after a pause.
    expect(action).toHaveBeenCalledTimes(times);
    clock.advance(1_000);
  }
  await expect(done).resolves.toBe('done');
  expect(errors).toEqual(['one', 'two']);
});

test('ends with the error when it is over', async () => {
  const errors: unknown[] = [];
  const isOver = (error: unknown): boolean => error === 'the end';
  const failing = untilDone(
    () => Promise.reject('the end'),
    new ManualClock(),
    isOver,
    (error) => errors.push(error),
  );
  await expect(failing).rejects.toBe('the end');
  expect(errors).toEqual([]);
});
