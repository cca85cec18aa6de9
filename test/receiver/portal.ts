/** A window with a portal above it, for tests of the receiver. */
import type { PortalEvent, PortalWindow } from '../../src/receiver/index.js';

export interface TestPortal {
  /** What the application runs in. */
  window: PortalWindow & Record<string, unknown>;
  /** What the application posted. */
  posted: unknown[];
  /** Posts to the application; from the portal and its origin unless told otherwise. */
  post(data: unknown, more?: Partial<PortalEvent>): void;
  /** What the portal has kept; `getPendingNotifications` empties it. */
  kept: unknown[];
  /** For which application it was asked. */
  askedFor: unknown[];
  listeners: Set<(event: PortalEvent) => void>;
}

export function testPortal(): TestPortal {
  const posted: unknown[] = [];
  const kept: unknown[] = [];
  const askedFor: unknown[] = [];
  const listeners = new Set<(event: PortalEvent) => void>();
  const parent = { postMessage: (data: unknown) => void posted.push(structuredClone(data)) };
  const window = {
    parent,
    addEventListener: (_: string, listener: (event: PortalEvent) => void) => void listeners.add(listener),
    removeEventListener: (_: string, listener: (event: PortalEvent) => void) => void listeners.delete(listener),
    WebPortal: {
      getPendingNotifications(idApp: unknown): unknown[] {
        askedFor.push(idApp);
        return kept.splice(0);
      },
    },
  };
  const post = (data: unknown, more: Partial<PortalEvent> = {}): void => {
    for (const listener of [...listeners]) listener({ data, source: parent, origin: 'null', ...more });
  };
  return { window, posted, post, kept, askedFor, listeners };
}
