/** What the simulator's page and the head unit in Node tell each other, as JSON over one WebSocket. */
import type { HeadUnitEvent } from '../head-unit-events.js';
import { checkBehaviour } from '../head-unit-options.js';
import type { Behaviour, HeadUnitBehaviour } from '../machine/behaviour.js';
import type { ShownPopup } from '../machine/state.js';
import type { ScenarioStep } from '../scenario/scenario.js';
import type { NetworkFaults } from './car-network.js';

/** A line of the timeline, at a reading of the head unit's clock in ms. */
export type TimelineEntry = { at: number } & Happening;

export type Happening =
  /** What the head unit did. */
  | { event: HeadUnitEvent }
  /** What happened to the head unit. */
  | { step: ScenarioStep }
  /** What happened on the way, or on the page. */
  | { note: Note };

type Note =
  | { type: 'published'; payload: string }
  | { type: 'offline' }
  | { type: 'not-published'; reason: string }
  /** The application asked for something that a car does not give it. */
  | { type: 'blocked'; what: string; by: string };

/** From the head unit to the page. */
export type ToPage =
  | {
      type: 'hello';
      car: { uid: string; vin: string };
      apps: readonly string[];
      topic: string;
      broker: string;
      frame: Frame;
      /** How the head unit was when it started. */
      behaviour: HeadUnitBehaviour;
      /** Whether all that has happened is in the timeline; only the last of it is kept. */
      isWhole: boolean;
      timeline: readonly TimelineEntry[];
    }
  | { type: 'entry'; entry: TimelineEntry }
  | { type: 'state'; state: PageState }
  | { type: 'post'; data: unknown }
  | { type: 'reload' };

/** Where the embedded application is. */
export interface Frame {
  src: string;
  /** One that is served elsewhere has an origin of its own, and may keep it. */
  sandbox: string;
}

/** What the page shows. */
export interface PageState {
  /** A reading of the head unit's clock in ms, and how fast it runs. */
  now: number;
  rate: number;
  popup: ShownPopup | null;
  foreground: string | null;
  /** The call that launched guidance; null before, and when it has ended. */
  guidance: readonly unknown[] | null;
  behaviour: Behaviour;
  network: NetworkFaults;
}

/** From the page to the head unit. */
export type FromPage =
  | { type: 'press'; button: 'ok' | 'back' }
  | { type: 'publish'; payload: string }
  | { type: 'foreground'; app: string | null }
  | { type: 'rate'; rate: number }
  | { type: 'skip' }
  | { type: 'behave'; behaviour: HeadUnitBehaviour }
  | { type: 'network'; faults: Partial<NetworkFaults> }
  | { type: 'end-guidance' }
  /** The application's page is loaded, or loaded again. */
  | { type: 'started' }
  | { type: 'app'; data: unknown };

const FAULTS: { readonly [Name in keyof NetworkFaults]: (value: unknown) => boolean } = {
  isOffline: (value) => typeof value === 'boolean',
  isTwice: (value) => typeof value === 'boolean',
  delayMs: (value) => typeof value === 'number' && value >= 0 && value <= 60_000,
};

const CHECKS: { readonly [Type in FromPage['type']]: (message: Record<string, unknown>) => boolean } = {
  press: ({ button }) => button === 'ok' || button === 'back',
  publish: ({ payload }) => typeof payload === 'string',
  foreground: ({ app }) => app === null || typeof app === 'string',
  rate: ({ rate }) => rate === 0 || rate === 1 || rate === 10,
  skip: () => true,
  behave: ({ behaviour }) => isBehaviour(behaviour),
  network: ({ faults }) =>
    Object.entries(Object(faults)).every(
      ([name, value]) => Object.hasOwn(FAULTS, name) && FAULTS[name as keyof NetworkFaults](value),
    ),
  'end-guidance': () => true,
  started: () => true,
  app: () => true,
};

function isBehaviour(value: unknown): boolean {
  try {
    checkBehaviour(value as HeadUnitBehaviour);
    return true;
  } catch {
    return false;
  }
}

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
