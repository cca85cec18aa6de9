import { EXAMPLE_VALUES } from '#contract/topics.js';
import { ManualClock } from '../../clock/manual-clock.js';
import { popupTopic } from '../../topic/build-topic.js';
import { createHeadUnit, type HeadUnit } from '../head-unit.js';
import type { LoggedEvent } from '../head-unit-events.js';
import type { HeadUnitClient } from '../head-unit-options.js';
import type { HeadUnitBehaviour } from '../machine/behaviour.js';
import type { LifecycleChange } from '../machine/state.js';
import { matches } from './matches.js';
import { type EventPattern, type NamedStep, type ScenarioStep, stepsOf } from './scenario.js';

/**
 * What became of a scenario.
 *
 * @example
 * import type { ScenarioResult } from 'webportal-popup-contract/simulator';
 *
 * const passed: ScenarioResult = { passed: true, log: [] };
 */
export interface ScenarioResult {
  /** Whether all that was expected happened. */
  passed: boolean;
  /** The first step that was not as expected. */
  failure?: {
    /** Its place in the scenario, from 0. */
    step: number;
    /** What is missing, or what should not be there. */
    message: string;
    /** What happened since the last `expect`. */
    events: readonly LoggedEvent[];
  };
  /** All events, with the time since the start in ms. */
  log: readonly LoggedEvent[];
}

/** A made-up car. */
const CAR = { uid: EXAMPLE_VALUES.uid, vin: EXAMPLE_VALUES.vin };

/**
 * Drives a simulated head unit through a scenario, without a broker and without waiting. Stops at the first expectation that is not met.
 *
 * @param scenario - The steps, or what a file of them holds.
 * @returns Whether it went as expected, and what happened.
 * @throws `ContractError` with the code `INVALID_OPTIONS` for what is no scenario, with the pointer of each wrong step.
 *
 * @example
 * import { createPopup } from 'webportal-popup-contract';
 * import { runScenario } from 'webportal-popup-contract/simulator';
 *
 * const { passed } = await runScenario([
 *   { publish: createPopup({ idApp: 'MY_APP_ID', text: 'Hello', okButton: true }) },
 *   { expect: { type: 'shown', popup: { text: 'Hello' } } },
 *   { press: 'ok' },
 *   { expect: { type: 'closed', action: 'ok' } },
 * ]);
 * passed; // => true
 */
export async function runScenario(scenario: readonly ScenarioStep[] | unknown): Promise<ScenarioResult> {
  const steps = stepsOf(scenario);
  const [first] = steps;
  const car = first?.[0] === 'car' ? (first[1] as object) : {};
  const broker = loopback();
  const unit = createHeadUnit({ ...CAR, ...car, client: broker.client, clock: new ManualClock() });
  await unit.start();
  let seen = 0;
  for (const [at, step] of steps.entries()) {
    if (step[0] !== 'expect') {
      await take(step, unit, broker.publish);
      continue;
    }
    const events = unit.log().slice(seen);
    seen += events.length;
    const message = unmet(step[1], events);
    if (message !== undefined) return { passed: false, failure: { step: at, message, events }, log: unit.log() };
  }
  await unit.stop();
  return { passed: true, log: unit.log() };
}

type Take = (value: never, unit: HeadUnit, publish: (payload: Uint8Array) => void) => unknown;

const TAKE: Readonly<Record<Exclude<NamedStep[0], 'expect'>, Take>> = {
  car: () => undefined,
  behave: (behaviour: HeadUnitBehaviour, unit) => unit.behave(behaviour),
  publish: (value: unknown, _, publish) =>
    publish(new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value))),
  elapse: (ms: number, unit) => unit.elapse(ms),
  press: (button: 'ok' | 'back', unit) => unit.press(button),
  foreground: (app: string | null, unit) => unit.foreground(app ?? undefined),
  lifecycle: ({ app, what }: { app: string; what: LifecycleChange }, unit) => unit.lifecycle(app, what),
  // That it was too large is an event.
  post: ({ app, data }: { app: string; data: unknown }, unit) => unit.postMessage(data, app).catch(() => undefined),
  guidance: (app: string, unit) => unit.launchGuidance(app),
  drain: (app: string, unit) => unit.takePending(app),
};

async function take([name, value]: NamedStep, unit: HeadUnit, publish: (payload: Uint8Array) => void): Promise<void> {
  if (name !== 'expect') await TAKE[name](value as never, unit, publish);
}

/** What of an expectation did not happen. */
function unmet(expected: unknown, events: readonly LoggedEvent[]): string | undefined {
  const patterns = [expected].flat() as EventPattern[];
  if (patterns.length === 0) return events.length === 0 ? undefined : `${events[0]?.event.type} was not expected`;
  let from = 0;
  for (const pattern of patterns) {
    const found = events.slice(from).findIndex(({ event }) => matches(pattern, event));
    if (found === -1) return `there was no ${JSON.stringify(pattern)}`;
    from += found + 1;
  }
  return undefined;
}

/** A client without a broker: the car hears what is published. */
function loopback(): { client: HeadUnitClient; publish(payload: Uint8Array): void } {
  const listeners = new Set<(topic: string, payload: Uint8Array) => void>();
  return {
    client: {
      on: (_, listener) => listeners.add(listener),
      removeListener: (_, listener) => listeners.delete(listener),
      subscribeAsync: async () => undefined,
      unsubscribeAsync: async () => undefined,
      publishAsync: async () => undefined,
    },
    publish(payload) {
      for (const listener of listeners) listener(popupTopic(CAR), payload);
    },
  };
}
