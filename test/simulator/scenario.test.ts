import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../generated/v1/limits.js';
import { LIFECYCLE_EVENT_NAMES, LOADED_NOTICE_TYPE } from '../../generated/v1/names.js';
import { createPopup, POPUP_EVENTS } from '../../src/index.js';
import { createSendRequest, runScenario } from '../../src/simulator/index.js';
import { DEFAULT_BEHAVIOUR } from '../../src/simulator/machine/behaviour.js';
import { LIFECYCLE_CHANGES } from '../../src/simulator/machine/lifecycle.js';
import { matches } from '../../src/simulator/scenario/matches.js';
import { STEP_RULES, stepsOf } from '../../src/simulator/scenario/scenario.js';
import { ROOT } from '../run.js';

const schema = JSON.parse(readFileSync(join(ROOT, 'schema/scenario.schema.json'), 'utf8'));
const isScenario = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

const publish = createPopup({ idApp: 'X', text: 'Hello', okButton: true, content: { a: 1 } });
const data = { idApp: 'Y', popup: false, content: { b: 2 } };

/** The scenario in the guide. */
const [, example = ''] = /```json\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, 'docs/simulating.md'), 'utf8')) ?? [];

const GOOD: [what: string, scenario: unknown[]][] = [
  ['the guide’s', JSON.parse(example)],
  ['nothing', []],
  [
    'OK',
    [
      { publish },
      { press: 'ok' },
      { expect: [{ type: 'shown' }, { type: 'closed', action: 'ok', content: { a: 1 } }] },
    ],
  ],
  ['a timeout', [{ publish }, { elapse: LIMITS.autoCloseMs }, { expect: { type: 'closed', action: 'timeout' } }]],
  [
    'too soon',
    [
      { publish },
      { press: 'back' },
      { expect: { type: 'closed' } },
      { publish },
      { expect: { type: 'dropped', reason: 'too-soon' } },
    ],
  ],
  [
    'a queue',
    [
      { car: { extraPopups: 'queue' } },
      { publish },
      { publish: { ...publish, popupText: 'Next' } },
      { expect: { type: 'queued', position: 1 } },
      { elapse: LIMITS.minIntervalMs },
      { expect: [{ type: 'closed' }, { type: 'shown', popup: { text: 'Next' } }] },
    ],
  ],
  [
    'another behaviour from then on',
    [
      { publish },
      { behave: { eventShape: 'oldest' } },
      { press: 'ok' },
      { expect: { type: 'posted', data: { type: POPUP_EVENTS.ok } } },
    ],
  ],
  [
    'background and drain',
    [
      { car: { apps: ['X', 'Y'] } },
      { publish: data },
      { expect: { type: 'pending', app: 'Y' } },
      { foreground: 'Y' },
      { drain: 'Y' },
      { expect: { type: 'drained', values: [{ content: { b: 2 } }] } },
      { foreground: null },
      { expect: { type: 'foreground' } },
    ],
  ],
  [
    'guidance refused, then launched',
    [
      { publish },
      { guidance: 'X' },
      { expect: { type: 'guidance', launched: false } },
      { press: 'ok' },
      { guidance: 'X' },
      { expect: { type: 'guidance', launched: true } },
    ],
  ],
  [
    'what an application sends',
    [{ post: { app: 'X', data: createSendRequest('yes') } }, { expect: { type: 'sent', app: 'X' } }],
  ],
  [
    'an application that loads in time, and one that does not',
    [
      { lifecycle: { app: 'X', what: 'started' } },
      { lifecycle: { app: 'Y', what: 'started' } },
      { post: { app: 'X', data: { type: LOADED_NOTICE_TYPE } } },
      { elapse: LIMITS.maxLoadMs - 1 },
      {
        expect: [
          { type: 'started', app: 'X' },
          { type: 'started', app: 'Y' },
          { type: 'loaded', app: 'X' },
        ],
      },
      { elapse: 1 },
      { expect: { type: 'violation', rule: 'load-time', app: 'Y' } },
      { elapse: 60_000 },
      { expect: [] },
    ],
  ],
  [
    'update and unload',
    [
      { car: { apps: ['X', 'Y'] } },
      { lifecycle: { app: 'X', what: 'updated' } },
      { expect: { type: 'posted', app: 'X', data: { type: LIFECYCLE_EVENT_NAMES.updated } } },
      { lifecycle: { app: 'X', what: 'unloaded' } },
      { expect: [{ type: 'posted', data: { type: LIFECYCLE_EVENT_NAMES.unloaded } }, { type: 'foreground' }] },
      { publish: { ...data, idApp: 'X' } },
      { expect: { type: 'pending', app: 'X' } },
      { lifecycle: { app: 'Z', what: 'started' } },
      { expect: { type: 'ignored', reason: 'unknown-app' } },
    ],
  ],
  ['what is no message', [{ publish: '{' }, { expect: { type: 'rejected' } }]],
  ['silence', [{ elapse: 60_000 }, { expect: [] }]],
];

describe('a scenario', () => {
  test.each(GOOD)('%s: as expected, and the schema takes it', async (_, scenario) => {
    expect(await runScenario(scenario)).toMatchObject({ passed: true });
    expect(isScenario(scenario), JSON.stringify(isScenario.errors)).toBe(true);
  });

  test.each([
    ['what did not happen', [{ publish }, { expect: { type: 'closed' } }], 1, 'there was no {"type":"closed"}'],
    [
      'the wrong order',
      [{ publish }, { press: 'ok' }, { expect: [{ type: 'closed' }, { type: 'shown' }] }],
      2,
      'there was no {"type":"shown"}',
    ],
    [
      'what was before',
      [{ publish }, { expect: { type: 'shown' } }, { expect: { type: 'shown' } }],
      2,
      'there was no {"type":"shown"}',
    ],
    ['anything', [{ publish }, { expect: [] }], 1, 'shown was not expected'],
  ])('%s is not as expected', async (_, scenario, step, message) => {
    const { passed, failure } = await runScenario(scenario);
    expect(passed).toBe(false);
    expect(failure).toMatchObject({ step, message });
  });

  test.each([
    ['no list', {}, ''],
    ['no step', [7], '/0'],
    ['an empty step', [{}], '/0'],
    ['two in one', [{ press: 'ok', elapse: 1 }], '/0'],
    ['an unknown step', [{ pres: 'ok' }], '/0'],
    ['a name of every object', [JSON.parse('{"constructor":1}')], '/0'],
    ['another button', [{ publish }, { press: 'left' }], '/1/press'],
    ['time that goes back', [{ elapse: -1 }], '/0/elapse'],
    ['a post without data', [{ post: { app: 'X' } }], '/0/post'],
    ['a behaviour that is none', [{ press: 'ok' }, { behave: { eventShape: 'newest' } }], '/1/behave/eventShape'],
    ['another change of an application', [{ lifecycle: { app: 'X', what: 'shown' } }], '/0/lifecycle'],
    ['a change of no application', [{ lifecycle: { what: 'started' } }], '/0/lifecycle'],
    ['a change of two', [{ lifecycle: { app: 'X', what: 'started', other: 'Y' } }], '/0/lifecycle'],
    ['no event', [{ expect: 'shown' }], '/0/expect'],
  ])('%s is none, for the schema too', async (_, scenario, pointer) => {
    await expect(runScenario(scenario)).rejects.toMatchObject({ code: 'INVALID_OPTIONS', issues: [{ pointer }] });
    expect(isScenario(scenario)).toBe(false);
  });

  test('the car comes first, and has no unknown option', async () => {
    expect(() => stepsOf([{ elapse: 1 }, { car: {} }])).toThrow('car must be the first step, not step 2');
    await expect(runScenario([{ car: { extraPopup: 'drop' } }])).rejects.toMatchObject({ code: 'INVALID_OPTIONS' });
    expect(isScenario([{ car: { extraPopup: 'drop' } }])).toBe(false);
  });

  test('the schema has every step and every behaviour', () => {
    const { properties } = schema.items;
    expect(Object.keys(properties).sort()).toEqual(Object.keys(STEP_RULES).sort());
    expect(properties.lifecycle.properties.what.enum).toEqual(LIFECYCLE_CHANGES);
    expect(Object.keys(properties.car.properties).sort()).toEqual(['apps', ...Object.keys(DEFAULT_BEHAVIOUR)].sort());
  });
});

test.each([
  [{ a: 1 }, { a: 1, b: 2 }, true],
  [{ a: { b: [1] } }, { a: { b: [1], c: 3 } }, true],
  [{ a: [] }, { a: [1] }, false],
  [{ a: [{ b: 1 }] }, { a: [{ b: 1, c: 1 }] }, true],
  [{ toString: {} }, {}, false],
  [{ a: null }, {}, false],
  [{}, [], false],
  [[], {}, false],
  ['1', 1, false],
])('%j is in %j: %s', (pattern, value, expected) => {
  expect(matches(pattern, value)).toBe(expected);
});
