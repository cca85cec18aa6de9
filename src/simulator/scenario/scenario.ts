import { ContractError, isContractError } from '../../error/contract-error.js';
import type { Issue } from '../../error/issue.js';
import type { OptionRule } from '../../options/check-options.js';
import { checkBehaviour } from '../head-unit-options.js';
import type { HeadUnitBehaviour } from '../machine/behaviour.js';
import { LIFECYCLE_CHANGES } from '../machine/lifecycle.js';
import type { LifecycleChange } from '../machine/state.js';

/**
 * A part of an event: what it names must be as it says, the rest may be anything.
 *
 * @example
 * import type { EventPattern } from 'webportal-popup-contract/simulator';
 *
 * const pattern: EventPattern = { type: 'closed', action: 'ok' };
 */
export type EventPattern = Readonly<Record<string, unknown>>;

/**
 * One step of a scenario. `schema/scenario.schema.json` says the same for files.
 *
 * - `car`: the applications and the behaviour; only as the first step. `behave`: the behaviour from then on.
 * - `publish`: the payload of a message for the car; a text is sent as it is.
 * - `elapse`: ms that go by. `press`: what the driver does.
 * - `foreground`: the application that comes to the foreground, or `null`.
 * - `lifecycle`: an application is started, unloaded or updated.
 * - `post`: what an application posts to the portal. `guidance`, `drain`: an application asks for guidance, or takes what was kept for it.
 * - `expect`: what must have happened since the last `expect`, in this order, whatever else did. An empty list: nothing at all.
 *
 * @example
 * import type { ScenarioStep } from 'webportal-popup-contract/simulator';
 *
 * const steps: ScenarioStep[] = [{ press: 'ok' }, { expect: { type: 'closed', action: 'ok' } }];
 */
export type ScenarioStep =
  | { car: HeadUnitBehaviour & { apps?: readonly string[] } }
  | { behave: HeadUnitBehaviour }
  | { publish: unknown }
  | { elapse: number }
  | { press: 'ok' | 'back' }
  | { foreground: string | null }
  | { lifecycle: { app: string; what: LifecycleChange } }
  | { post: { app: string; data: unknown } }
  | { guidance: string }
  | { drain: string }
  | { expect: EventPattern | readonly EventPattern[] };

type StepName = ScenarioStep extends infer Step ? (Step extends unknown ? keyof Step : never) : never;

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
/** An object with an application and one more member, and no other. */
const isOfApp = (value: unknown, member: string): boolean =>
  isObject(value) &&
  typeof Object(value).app === 'string' &&
  Object.keys(Object(value)).sort().join() === `app,${member}`;
const text: OptionRule = {
  isRight: (value: unknown) => typeof value === 'string',
  expected: 'an application identifier',
};

/** The names of the steps, and what their values are. */
export const STEP_RULES: Readonly<Record<StepName, OptionRule>> = {
  car: { isRight: isObject, expected: 'an object with the options of the head unit' },
  behave: { isRight: isObject, expected: 'an object with what the head unit decides' },
  publish: { isRight: (value: unknown) => value !== undefined, expected: 'a payload' },
  elapse: {
    isRight: (value: unknown) => typeof value === 'number' && Number.isFinite(value) && value >= 0,
    expected: 'a number of milliseconds from 0',
  },
  press: { isRight: (value: unknown) => value === 'ok' || value === 'back', expected: '"ok" or "back"' },
  foreground: {
    isRight: (value: unknown) => value === null || typeof value === 'string',
    expected: 'an application identifier, or null',
  },
  lifecycle: {
    isRight: (value: unknown) => isOfApp(value, 'what') && LIFECYCLE_CHANGES.includes(Object(value).what),
    expected: `an object with app, and what: ${LIFECYCLE_CHANGES.join(', ')}`,
  },
  post: { isRight: (value: unknown) => isOfApp(value, 'data'), expected: 'an object with app and data' },
  guidance: text,
  drain: text,
  expect: {
    isRight: (value: unknown) => isObject(value) || (Array.isArray(value) && value.every(isObject)),
    expected: 'an event, or a list of events',
  },
};

/** A step as its name and value. */
export type NamedStep = readonly [name: StepName, value: unknown];

/**
 * The steps of a scenario.
 *
 * @throws `ContractError` with the code `INVALID_OPTIONS`, with an issue for each step that is none.
 */
export function stepsOf(scenario: unknown): NamedStep[] {
  if (!Array.isArray(scenario))
    throw new ContractError('INVALID_OPTIONS', [wrong('', 'a scenario must be a list of steps')]);
  const issues = scenario.flatMap(issuesOf);
  if (issues.length > 0) throw new ContractError('INVALID_OPTIONS', issues);
  return scenario.map((step) => Object.entries(step as object)[0] as unknown as NamedStep);
}

function issuesOf(step: unknown, at: number): Issue[] {
  const names = isObject(step) ? Object.keys(step as object) : [];
  const [name = ''] = names;
  if (names.length !== 1 || !Object.hasOwn(STEP_RULES, name)) {
    return [wrong(`/${at}`, `step ${at + 1} must have exactly one of ${Object.keys(STEP_RULES).join(', ')}`)];
  }
  const { isRight, expected } = STEP_RULES[name as StepName];
  if (!isRight((step as Record<string, unknown>)[name] as never)) {
    return [wrong(`/${at}/${name}`, `${name} of step ${at + 1} must be ${expected}`)];
  }
  if (name === 'behave') return behaviourIssues((step as { behave: HeadUnitBehaviour }).behave, `/${at}/behave`);
  return name === 'car' && at > 0 ? [wrong(`/${at}`, `car must be the first step, not step ${at + 1}`)] : [];
}

/** A mistake is told before anything happens. */
function behaviourIssues(behaviour: HeadUnitBehaviour, pointer: string): Issue[] {
  try {
    checkBehaviour(behaviour);
    return [];
  } catch (error) {
    if (!isContractError(error)) throw error;
    return error.issues.map((issue) => ({ ...issue, pointer: pointer + issue.pointer }));
  }
}

function wrong(pointer: string, message: string): Issue {
  return { code: 'WRONG_OPTION', pointer, message };
}
