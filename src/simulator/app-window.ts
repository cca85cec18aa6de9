/** A window for an embedded application under test, with what the portal injects into it (PROTOCOL.md §5). */
import { GET_PENDING_NOTIFICATIONS, LAUNCH_GUIDANCE, LAUNCH_GUIDANCE_WAYPOINTS } from '#contract/names.js';
import type { Clock } from '../clock/clock.js';

/**
 * The event by which a portal posts to an application.
 *
 * @example
 * import type { AppWindowEvent } from 'webportal-popup-contract/simulator';
 *
 * const typeOf = ({ data }: AppWindowEvent): string => typeof data;
 */
export interface AppWindowEvent {
  /** What is posted: a copy. */
  data: unknown;
  /** The portal's window, `parent` of the application's. */
  source: unknown;
  /** The text `null`: a sandboxed frame has no origin. */
  origin: string;
}

type Listener = (event: AppWindowEvent) => void;

/**
 * The window of an embedded application in a simulated head unit: what `createPopupReceiver` and an application's own scripts use.
 * Timers run by the head unit's clock.
 *
 * @example
 * import type { AppWindow } from 'webportal-popup-contract/simulator';
 *
 * const listen = (window: AppWindow) => window.addEventListener('message', () => undefined);
 */
export interface AppWindow {
  /** What came while the application was in the background. */
  readonly [GET_PENDING_NOTIFICATIONS.object]: {
    /** Returns it, and forgets it. */
    [GET_PENDING_NOTIFICATIONS.method](app: string): unknown[];
  };
  /** Guidance. Both return whether it was launched; their arguments are in the log. */
  readonly [LAUNCH_GUIDANCE.object]: {
    /** With a description, and longitude before latitude for the destination and three stops. */
    [LAUNCH_GUIDANCE.method](...values: unknown[]): boolean;
    /** With longitude before latitude of the destination, and a list of waypoints. */
    [LAUNCH_GUIDANCE_WAYPOINTS.method](...values: unknown[]): boolean;
  };
  /** The portal's window. */
  readonly parent: {
    /** Posts data to the portal. */
    postMessage(data: unknown, targetOrigin: string): void;
  };
  /** Adds a listener for window messages. */
  addEventListener(type: 'message', listener: (event: AppWindowEvent) => void): void;
  /** Removes a listener. */
  removeEventListener(type: 'message', listener: (event: AppWindowEvent) => void): void;
  /** Calls back after some ms of the head unit's clock. */
  setTimeout(callback: () => void, delayMs: number): unknown;
  /** Cancels a timer. */
  clearTimeout(timer: unknown): void;
  /** The head unit's clock. */
  readonly performance: {
    /** Its reading in ms. */
    now(): number;
  };
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
