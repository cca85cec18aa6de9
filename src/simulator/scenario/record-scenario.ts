/** A scenario from what was recorded: what happened to a head unit, and what it did. */
import { POPUP_OPTION_NAMES } from '#contract/options.js';
import type { HeadUnitEvent, LoggedEvent } from '../head-unit-events.js';
import type { HeadUnitBehaviour } from '../machine/behaviour.js';
import type { ShownPopup } from '../machine/state.js';
import type { EventPattern, ScenarioStep } from './scenario.js';

/** Something that happened to the head unit, at a reading of its clock in ms. */
export interface RecordedStep {
  at: number;
  step: ScenarioStep;
}

/** Whether an entry is part of what can be recorded. */
export function isRecorded(entry: object): entry is RecordedStep | LoggedEvent {
  return 'step' in entry || 'event' in entry;
}

/**
 * The steps that happened, and after each what the head unit did then. Times must be whole ms.
 *
 * @param car - The head unit as it was at the start.
 */
export function recordScenario(
  car: HeadUnitBehaviour & { apps?: readonly string[] },
  recorded: readonly (RecordedStep | LoggedEvent)[],
): ScenarioStep[] {
  const steps: ScenarioStep[] = [{ car }];
  let now = recorded[0]?.at ?? 0;
  let seen: EventPattern[] = [];
  const expectSeen = (): void => {
    const [only, ...more] = seen;
    if (only !== undefined) steps.push({ expect: more.length === 0 ? only : seen });
    seen = [];
  };
  for (const entry of recorded) {
    if (entry.at > now) {
      expectSeen();
      steps.push({ elapse: entry.at - now });
      now = entry.at;
    }
    if ('step' in entry) {
      expectSeen();
      steps.push(readable(entry.step));
    } else if (entry.event.type in PATTERNS) seen.push(patternOf(entry.event));
  }
  expectSeen();
  return steps;
}

/** A payload as an object, if its text is the same. */
function readable(step: ScenarioStep): ScenarioStep {
  if (!('publish' in step) || typeof step.publish !== 'string') return step;
  try {
    const value: unknown = JSON.parse(step.publish);
    return typeof value === 'object' && JSON.stringify(value) === step.publish ? { publish: value } : step;
  } catch {
    return step;
  }
}

type Pattern<Type extends HeadUnitEvent['type']> = (
  event: Extract<HeadUnitEvent, { type: Type }>,
) => Record<string, unknown>;

/** What of an event is expected again. What a broker or the application itself decides is not. */
const PATTERNS: { readonly [Type in HeadUnitEvent['type']]?: Pattern<Type> } = {
  shown: ({ popup }) => ({ popup: seenOf(popup) }),
  closed: ({ action, app }) => ({ action, app }),
  queued: ({ app, position }) => ({ app, position }),
  data: ({ app }) => ({ app }),
  dropped: ({ reason, app }) => ({ reason, app }),
  violation: ({ rule, app }) => ({ rule, app }),
  started: ({ app }) => ({ app }),
  loaded: ({ app }) => ({ app }),
  ignored: ({ reason }) => ({ reason }),
  posted: ({ app, data }) => ({ app, data: structuredClone(data) }),
  pending: ({ app, value }) => ({ app, value: structuredClone(value) }),
  drained: ({ app, values }) => ({ app, values: structuredClone(values) }),
  lost: ({ reason, app }) => ({ reason, app }),
  foreground: ({ app }) => (app === undefined ? {} : { app }),
  guidance: ({ launched }) => ({ launched }),
  rejected: () => ({}),
};

function patternOf(event: HeadUnitEvent): EventPattern {
  const pattern = PATTERNS[event.type] as Pattern<HeadUnitEvent['type']>;
  return { type: event.type, ...pattern(event) };
}

/** What the driver sees, and whose it is. */
function seenOf(popup: ShownPopup): Record<string, unknown> {
  const { appId, text, button } = POPUP_OPTION_NAMES;
  return Object.fromEntries([appId, text, button].map((name) => [name, popup[name]]));
}
