/** A window for an embedded application under test, with what the portal injects into it (PROTOCOL.md §5). */
import { GET_PENDING_NOTIFICATIONS, LAUNCH_GUIDANCE, LAUNCH_GUIDANCE_WAYPOINTS } from '#contract/names.js';
import type { Clock } from '../clock/clock.js';

type Listener = (event: { data: unknown; source: unknown; origin: string }) => void;

type Guidance = (...values: unknown[]) => boolean;

/**
 * The window of an embedded application in a simulated head unit: what `createPopupReceiver` and an application's own scripts use.
 * Timers run by the head unit's clock.
 *
 * @example
 * import type { AppWindow } from 'webportal-popup-contract/simulator';
 *
 * const listen = (window: AppWindow) => window.addEventListener('message', () => undefined);
 */
export interface AppWindow
  extends Readonly<
      Record<
        typeof GET_PENDING_NOTIFICATIONS.object,
        Readonly<Record<typeof GET_PENDING_NOTIFICATIONS.method, (app: string) => unknown[]>>
      >
    >,
    Readonly<
      Record<
        typeof LAUNCH_GUIDANCE.object,
        Readonly<Record<typeof LAUNCH_GUIDANCE.method | typeof LAUNCH_GUIDANCE_WAYPOINTS.method, Guidance>>
      >
    > {
  /** The portal's window. */
  readonly parent: {
    /** Posts data to the portal. */
    postMessage(data: unknown, targetOrigin: string): void;
  };
  /** Adds a listener for window messages. */
  addEventListener(type: 'message', listener: Listener): void;
  /** Removes a listener. */
  removeEventListener(type: 'message', listener: Listener): void;
  /** Calls back after some ms of the head unit's clock. */
  setTimeout(callback: () => void, delayMs: number): unknown;
  /** Cancels a timer. */
  clearTimeout(timer: unknown): void;
  /** The head unit's clock. */
  readonly performance: { now(): number };
}

/** What the window needs of its head unit. */
export interface Portal {
  clock: Clock;
  receive(data: unknown): void;
  pending(app: string): unknown[];
  guidance(call: readonly unknown[]): boolean;
  appThrew(error: unknown): void;
}

/** A window, and the portal's way of posting to it. */
export interface OpenWindow {
  window: AppWindow;
  post(data: unknown): void;
}

export function openWindow({ clock, receive, pending, guidance, appThrew }: Portal): OpenWindow {
  const listeners = new Set<Listener>();
  // As between real windows, both sides have a copy of the data.
  const parent = { postMessage: (data: unknown) => receive(structuredClone(data)) };
  const navigation = Object.fromEntries(
    [LAUNCH_GUIDANCE, LAUNCH_GUIDANCE_WAYPOINTS].map(({ method }) => [
      method,
      (...values: unknown[]) => guidance([method, ...structuredClone(values)]),
    ]),
  );
  const window = {
    parent,
    addEventListener: (_type: 'message', listener: Listener) => void listeners.add(listener),
    removeEventListener: (_type: 'message', listener: Listener) => void listeners.delete(listener),
    setTimeout: (callback: () => void, delayMs: number) => clock.setTimeout(callback, delayMs),
    clearTimeout: (timer: unknown) => clock.clearTimeout(timer),
    performance: { now: () => clock.now() },
    [GET_PENDING_NOTIFICATIONS.object]: { [GET_PENDING_NOTIFICATIONS.method]: pending },
    [LAUNCH_GUIDANCE.object]: navigation,
  } as unknown as AppWindow;
  const post = (data: unknown): void => {
    for (const listener of [...listeners]) {
      try {
        // A sandboxed frame has no origin.
        listener({ data: structuredClone(data), source: parent, origin: 'null' });
      } catch (error) {
        // As in a browser, an exception in one listener stops neither the others nor the portal.
        appThrew(error);
      }
    }
  };
  return { window, post };
}
