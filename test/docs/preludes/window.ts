/** `window`, as far as an embedded application listens to it. */
import { expect, vi } from 'vitest';
import { createPopupEvent } from 'webportal-popup-contract';

type Listener = (event: { data: unknown }) => void;

const listeners: Listener[] = [];
const log = vi.spyOn(console, 'log').mockReturnValue();

export const window = {
  addEventListener: (_type: 'message', listener: Listener): void => {
    listeners.push(listener);
  },
};

/** The application sees what the driver did, and nothing in what another frame posts. */
export async function check(): Promise<void> {
  const post = (data: unknown): void => {
    for (const listener of listeners) listener({ data });
  };
  post({ type: 'from another frame' });
  post('ok');
  expect(log).not.toHaveBeenCalled();
  post(createPopupEvent('ok', { bookingId: 42 }));
  expect(log.mock.calls).toEqual([['ok', 42]]);
}

export async function close(): Promise<void> {
  vi.restoreAllMocks();
}
