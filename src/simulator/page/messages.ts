/** What the simulator's page and the head unit in Node tell each other, as JSON over one WebSocket. */
import type { LoggedEvent } from '../head-unit-events.js';
import type { ShownPopup } from '../machine/state.js';

/** From the head unit to the page. */
export type ToPage =
  | { type: 'hello'; car: { uid: string; vin: string }; apps: readonly string[]; topic: string }
  | { type: 'event'; logged: LoggedEvent }
  | { type: 'state'; state: PageState }
  | { type: 'post'; data: unknown };

/** What the page shows. */
interface PageState {
  /** A reading of the head unit's clock in ms, and how fast it runs. */
  now: number;
  rate: number;
  popup: ShownPopup | null;
  foreground: string | null;
}

/** From the page to the head unit. */
export type FromPage =
  | { type: 'press'; button: 'ok' | 'back' }
  | { type: 'publish'; payload: string }
  | { type: 'foreground'; app: string | null }
  | { type: 'rate'; rate: number }
  | { type: 'skip' }
  | { type: 'app'; data: unknown };

const CHECKS: { readonly [Type in FromPage['type']]: (message: Record<string, unknown>) => boolean } = {
  press: ({ button }) => button === 'ok' || button === 'back',
  publish: ({ payload }) => typeof payload === 'string',
  foreground: ({ app }) => app === null || typeof app === 'string',
  rate: ({ rate }) => rate === 0 || rate === 1 || rate === 10,
  skip: () => true,
  app: () => true,
};

/** What a page sends, or `undefined` for anything else. */
export function readFromPage(text: string): FromPage | undefined {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { type } = Object(message) as { type?: unknown };
  if (typeof type !== 'string' || !Object.hasOwn(CHECKS, type)) return undefined;
  return CHECKS[type as FromPage['type']](message as Record<string, unknown>) ? (message as FromPage) : undefined;
}
