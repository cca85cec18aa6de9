/** Without OpenTelemetry, without its SDK, or with a faulty one, a sender does what it does anyway. */
import { context, type MeterProvider, metrics, type TracerProvider, trace } from '@opentelemetry/api';
import { describe, expect, test } from 'vitest';
import type { OpenTelemetry } from '../../../src/peers/load-opentelemetry.js';
import { createTelemetry } from '../../../src/sender/telemetry/create-telemetry.js';
import { NO_TELEMETRY } from '../../../src/sender/telemetry/telemetry.js';
import { ManualClock } from '../api.js';
import { failure, outcome, popup, start, until, vin } from '../harness.js';
import { receiptsAskedFor, returnReceipt } from './car.js';
import { observe, unregisterAfterTest } from './observe.js';

const OPTIONS = { clock: new ManualClock(), includeVin: false, broker: {} };

/** How everything ends that a sender may be told to do. */
async function useEverything(): Promise<unknown[]> {
  const errors: unknown[] = [];
  const { broker, sender } = await start({}, { onError: (error) => errors.push(Object(error).code) });
  const outcomes: unknown[] = [];
  for (const message of [popup(1), popup(1), { ...popup(2), text: '' }])
    outcomes.push(await outcome(sender.send(message)));
  const fleet = { popup: { text: 'A storm is coming.', okButton: true } };
  for await (const { status } of sender.sendAll([vin(3), 'no car'], fleet)) outcomes.push(status);
  const asked = sender.ask(popup(4));
  await until(() => receiptsAskedFor(broker).length === 1);
  const [id] = receiptsAskedFor(broker);
  for (const from of [vin(5), vin(4)]) returnReceipt(broker, { id, vin: from });
  outcomes.push((await asked).status, (await failure(sender.ask(popup(4)))).code);
  return [...outcomes, ...errors];
}

const AS_EVER = [
  ...['accepted', 'TOO_SOON', 'INVALID_MESSAGE'],
  ...['refused', 'accepted'],
  ...['answered', 'TOO_SOON', 'UNEXPECTED_RECEIPT'],
];

const thrower = (): never => {
  throw new Error('a fault of the SDK');
};

const spanThatThrows = (method: string) => ({
  ...{ setAttributes: () => undefined, setStatus: () => undefined, end: () => undefined },
  [method]: thrower,
});

const tracersWith = (startSpan: () => unknown): TracerProvider => ({ getTracer: () => ({ startSpan }) }) as never;

const instruments = (add: () => void) => ({ createCounter: () => ({ add }), createHistogram: () => ({ record: add }) });

const metersWith = (meter: object): MeterProvider => ({ getMeter: () => meter }) as never;

const FAULTS: [string, () => void][] = [
  ['getTracer throws', () => trace.setGlobalTracerProvider({ getTracer: thrower })],
  ['startSpan throws', () => trace.setGlobalTracerProvider(tracersWith(thrower))],
  ...['setAttributes', 'setStatus', 'end'].map((method): [string, () => void] => [
    `${method} of a span throws, as an exporter may`,
    () => trace.setGlobalTracerProvider(tracersWith(() => spanThatThrows(method))),
  ]),
  ['getMeter throws', () => metrics.setGlobalMeterProvider({ getMeter: thrower })],
  ['creating an instrument throws', () => metrics.setGlobalMeterProvider(metersWith({ createCounter: thrower }))],
  ['an instrument throws', () => metrics.setGlobalMeterProvider(metersWith(instruments(thrower)))],
  [
    'the context manager throws',
    () => {
      observe({ withContext: false });
      const manager = { active: thrower, with: thrower, bind: thrower, enable: thrower, disable: () => manager };
      context.setGlobalContextManager(manager as never);
    },
  ],
];

describe('a sender works as ever', () => {
  test('without an SDK', async () => {
    expect(await useEverything()).toEqual(AS_EVER);
  });

  test('with an SDK', async () => {
    observe();
    expect(await useEverything()).toEqual(AS_EVER);
  });

  test.each(FAULTS)('when %s', async (_, register) => {
    unregisterAfterTest();
    register();
    expect(await useEverything()).toEqual(AS_EVER);
  });
});

test('a fault of spans keeps no metric back', async () => {
  const { series } = observe({ withSpans: false });
  trace.setGlobalTracerProvider(tracersWith(thrower));
  await useEverything();
  expect(await series('webportal_popup.questions')).toHaveLength(2);
});

test('without an SDK nothing is kept of a message', () => {
  expect(createTelemetry(OPTIONS).sending({ vin: vin(1), bytes: 100 } as never)).toBeUndefined();
});

test.each([
  ['no API', () => undefined],
  ['an API without metrics, before 1.3', () => ({ trace, context }) as unknown as OpenTelemetry],
])('with %s there is no telemetry, and every call does what it is asked for', async (_, load) => {
  observe();
  const telemetry = createTelemetry(OPTIONS, load);
  expect(telemetry).toBe(NO_TELEMETRY);
  expect(telemetry.sending({ vin: vin(1), bytes: 100 } as never)).toBeUndefined();
  const result = { status: 'no-answer', vin: vin(1), delivery: 'accepted' } as const;
  expect(await telemetry.asking({}, async () => result)).toBe(result);
  expect(telemetry.detached(() => 42)).toBe(42);
  for (const told of [
    telemetry.refused(new Error(), {}),
    telemetry.answered('ok', false),
    telemetry.unexpected('foreign'),
  ])
    expect(told).toBeUndefined();
});

test('spans without metrics, and metrics without spans', async () => {
  const both = [
    [true, false],
    [false, true],
  ] as const;
  for (const [withSpans, withMetrics] of both) {
    const { spans, series } = observe({ withSpans, withMetrics });
    expect(await useEverything()).toEqual(AS_EVER);
    expect((await spans()).length > 0).toBe(withSpans);
    expect((await series('webportal_popup.sends')).length > 0).toBe(withMetrics);
    for (const api of [trace, metrics, context]) api.disable();
  }
});

test('an SDK that is registered after the sender was created is told, and so is the next one', async () => {
  const { sender } = await start();
  await sender.send(popup(1));
  for (const car of [2, 3]) {
    const { spans, series } = observe();
    await sender.send(popup(car));
    expect(await spans()).toHaveLength(1);
    expect(await series('webportal_popup.sends')).toMatchObject([{ value: 1 }]);
    for (const api of [trace, metrics, context]) api.disable();
    await sender.send(popup(car + 10));
    expect(await spans()).toHaveLength(1);
  }
});

test('what runs in the background is run once, and may throw', () => {
  const fault = new Error('a fault of the store');
  let runs = 0;
  const run = (): never => {
    runs++;
    throw fault;
  };
  expect(() => createTelemetry(OPTIONS).detached(run)).toThrow(fault);
  expect(runs).toBe(1);
});
