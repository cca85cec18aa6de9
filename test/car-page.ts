/** A page in the car: classic scripts, run one after the other in a realm of their own, with a portal above. */
import { createContext, runInContext } from 'node:vm';
import { GET_PENDING_NOTIFICATIONS, LAUNCH_GUIDANCE_WAYPOINTS } from '../generated/v1/names.js';
import { ManualClock } from '../src/simulator/index.js';

interface Element {
  textContent: string;
  onclick?: () => void;
}

export interface CarPage {
  /** Runs a script as a `<script>` element does. */
  run(script: string): void;
  /** The portal posts to the application. */
  post(data: unknown): void;
  /** What the application posted to the portal. */
  posted: unknown[];
  /** What the portal has kept, until the application asks. */
  kept: unknown[];
  /** What the application launched guidance with. */
  launches: unknown[][];
  /** What the next launches answer, `true` once all are used up. */
  answers: unknown[];
  clock: ManualClock;
  /** The element with this id, which is there as soon as somebody asks. */
  element(id: string): Element;
}

/** Values that crossed the border of the realm, as this one knows them. */
function copy<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value));
}

export function carPage(): CarPage {
  const [posted, kept, answers]: [unknown[], unknown[], unknown[]] = [[], [], []];
  const launches: unknown[][] = [];
  const listeners = new Set<(event: object) => void>();
  const elements = new Map<string, Element>();
  const clock = new ManualClock();
  const parent = { postMessage: (data: unknown): void => void posted.push(copy(data)) };

  function element(id: string): Element {
    const found = elements.get(id) ?? { textContent: '' };
    elements.set(id, found);
    return found;
  }
  // No console: the car has none.
  const window: Record<string, unknown> = {
    parent,
    addEventListener: (_type: string, listener: (event: object) => void): void => void listeners.add(listener),
    removeEventListener: (_type: string, listener: (event: object) => void): void => void listeners.delete(listener),
    setTimeout: (callback: () => void, delayMs: number): unknown => clock.setTimeout(callback, delayMs),
    clearTimeout: (timer: unknown): void => clock.clearTimeout(timer),
    performance: { now: (): number => clock.now() },
    document: { getElementById: element, body: { style: {} } },
    innerWidth: 800,
    innerHeight: 363,
    [GET_PENDING_NOTIFICATIONS.object]: { [GET_PENDING_NOTIFICATIONS.method]: (): unknown[] => kept.splice(0) },
    [LAUNCH_GUIDANCE_WAYPOINTS.object]: {
      [LAUNCH_GUIDANCE_WAYPOINTS.method]: (...values: unknown[]): unknown => {
        launches.push(copy(values));
        return answers.length === 0 || answers.shift();
      },
    },
  };
  window.window = window;
  createContext(window);

  return {
    run: (script) => void runInContext(script, window),
    post: (data) => {
      for (const listener of listeners) listener({ data, source: parent, origin: 'null' });
    },
    posted,
    kept,
    launches,
    answers,
    clock,
    element,
  };
}
