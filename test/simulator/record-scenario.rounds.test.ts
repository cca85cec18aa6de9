/** What was recorded of a head unit is a scenario that passes, whatever has happened. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LOADED_NOTICE_TYPE } from '../../generated/v1/names.js';
import { EXAMPLE_VALUES } from '../../generated/v1/topics.js';
import { createPopup, popupTopic } from '../../src/index.js';
import type { LoggedEvent } from '../../src/simulator/head-unit-events.js';
import { createHeadUnit, type HeadUnitBehaviour, ManualClock, runScenario } from '../../src/simulator/index.js';
import { type RecordedStep, recordScenario } from '../../src/simulator/scenario/record-scenario.js';
import type { ScenarioStep } from '../../src/simulator/scenario/scenario.js';
import { rounds } from '../rounds.js';

const APPS = ['X', 'Y'] as const;
const app = fc.constantFrom(...APPS);
const popup = fc
  .record({
    idApp: fc.constantFrom('X', 'Y', 'Z'),
    okButton: fc.boolean(),
    content: fc.constantFrom({ n: 1 }, { n: 2 }),
  })
  .map((options) => createPopup({ ...options, text: 'Hello' }));
const behaviour: fc.Arbitrary<HeadUnitBehaviour> = fc.record(
  {
    extraPopups: fc.constantFrom('drop', 'queue', 'show'),
    eventShape: fc.constantFrom('prefixed', 'unprefixed', 'oldest'),
    cancelOnlyPending: fc.boolean(),
    lingerMs: fc.constantFrom(0, 1500),
  },
  { requiredKeys: [] },
);
const step: fc.Arbitrary<ScenarioStep> = fc.oneof(
  popup.map((publish) => ({ publish })),
  fc.constant({ publish: '{' }),
  fc.constantFrom(500, 5_000, 15_000, 20_000).map((elapse) => ({ elapse })),
  fc.constantFrom('ok' as const, 'back' as const).map((press) => ({ press })),
  fc.option(app).map((foreground) => ({ foreground })),
  app.map((one) => ({ post: { app: one, data: { type: 'WebPortal.nativePopup.open', text: 'Mine' } } })),
  app.map((guidance) => ({ guidance })),
  app.map((drain) => ({ drain })),
  behaviour.map((behave) => ({ behave })),
  fc
    .record({ app, what: fc.constantFrom('started' as const, 'unloaded' as const, 'updated' as const) })
    .map((lifecycle) => ({ lifecycle })),
  app.map((one) => ({ post: { app: one, data: { type: LOADED_NOTICE_TYPE } } })),
);

type Recording = (RecordedStep | LoggedEvent)[];

/** Drives a head unit through the steps, in its own time. */
function recorded(car: HeadUnitBehaviour, steps: readonly ScenarioStep[]): Recording {
  const clock = new ManualClock();
  const recording: Recording = [];
  let receive = (_topic: string, _payload: Uint8Array): void => undefined;
  const unit = createHeadUnit({
    ...EXAMPLE_VALUES,
    ...car,
    apps: APPS,
    clock,
    client: {
      on: (_, listener) => {
        receive = listener;
      },
      removeListener: () => undefined,
      subscribeAsync: async () => undefined,
      unsubscribeAsync: async () => undefined,
      publishAsync: async () => undefined,
    },
    onEvent: (event) => recording.push({ at: clock.now(), event }),
  });
  void unit.start();
  for (const one of steps) {
    if (!('elapse' in one)) recording.push({ at: clock.now(), step: one });
    if ('publish' in one) {
      const payload = typeof one.publish === 'string' ? one.publish : JSON.stringify(one.publish);
      receive(popupTopic(EXAMPLE_VALUES), new TextEncoder().encode(payload));
    } else if ('elapse' in one) unit.elapse(one.elapse);
    else if ('press' in one) unit.press(one.press);
    else if ('foreground' in one) unit.foreground(one.foreground ?? undefined);
    else if ('post' in one) void unit.postMessage(one.post.data, one.post.app);
    else if ('guidance' in one) unit.launchGuidance(one.guidance);
    else if ('drain' in one) unit.takePending(one.drain);
    else if ('behave' in one) unit.behave(one.behave);
    else if ('lifecycle' in one) unit.lifecycle(one.lifecycle.app, one.lifecycle.what);
  }
  return recording;
}

test('it passes', async () => {
  await fc.assert(
    fc.asyncProperty(behaviour, fc.array(step, { maxLength: 30, size: 'max' }), async (car, steps) => {
      const scenario = recordScenario({ ...car, apps: APPS }, recorded(car, steps));
      expect(await runScenario(JSON.parse(JSON.stringify(scenario)))).toMatchObject({ passed: true });
    }),
    { numRuns: rounds(1_000, 50) },
  );
});

test('it fails where the head unit decides otherwise', async () => {
  const steps: ScenarioStep[] = [
    { publish: createPopup({ idApp: 'X', text: 'Hello', okButton: true }) },
    { elapse: 15_000 },
  ];
  const recording = recorded({}, steps);
  expect(recordScenario({ apps: APPS }, recording)).toEqual([
    { car: { apps: APPS } },
    steps[0],
    { expect: { type: 'shown', popup: { idApp: 'X', text: 'Hello', okButton: true } } },
    steps[1],
    {
      expect: [
        { type: 'closed', action: 'timeout', app: 'X' },
        { type: 'posted', app: 'X', data: expect.anything() },
      ],
    },
  ]);
  const other = recordScenario({ apps: APPS, eventShape: 'oldest' }, recording);
  expect(await runScenario(other)).toMatchObject({ passed: false, failure: { step: 4 } });
});
