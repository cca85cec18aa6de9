/** What OpenTelemetry's exporters get of `send` and `sendAll`. */
import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { describe, expect, test } from 'vitest';
import { TOPICS } from '../../../generated/v1/topics.js';
import { type FleetResult, LIMITS, ManualClock, type PopupSender, type SenderOptions } from '../api.js';
import {
  connectLater,
  outcome,
  popup,
  settle,
  start,
  startSender,
  startStoppedBroker,
  until,
  vin,
} from '../harness.js';
import { ignore, type Script } from '../scripted-broker.js';
import { durationMs, observe } from './observe.js';

const SEND = {
  'messaging.system': 'mqtt',
  'messaging.operation.name': 'send',
  'messaging.operation.type': 'send',
  'messaging.destination.template': TOPICS.popup.template,
};

/** The reason code for messages that the client has no right to publish (MQTT 5, 3.4.2.1). */
const NOT_AUTHORIZED = 0x87;

async function connected(script: Script = {}, options: Partial<SenderOptions> = {}): Promise<PopupSender> {
  return (await start(script, options, { protocolVersion: 5 })).sender;
}

async function offline(options: Partial<SenderOptions> = {}): Promise<PopupSender> {
  return startSender(connectLater(await startStoppedBroker()), options);
}

/** Ways to end, each with how often a message was published. */
const OUTCOMES: [string, number, () => Promise<string>][] = [
  ['accepted', 1, async () => outcome((await connected()).send(popup()))],
  ['sent', 1, async () => outcome((await connected({}, { qos: 0 })).send(popup()))],
  [
    'REFUSED',
    1,
    async () => {
      const sender = await connected({ publish: (link, { messageId }) => link.puback(messageId, NOT_AUTHORIZED) });
      return outcome(sender.send(popup()));
    },
  ],
  [
    'OUTCOME_UNKNOWN',
    1,
    async () => {
      const clock = new ManualClock();
      const { broker, sender } = await start({ publish: ignore }, { clock });
      const sent = outcome(sender.send(popup()));
      await until(() => broker.log.some(({ packet }) => packet.cmd === 'publish'));
      clock.advance(10_000);
      return sent;
    },
  ],
  ['NOT_CONNECTED', 0, async () => outcome((await offline()).send(popup()))],
  [
    'EXPIRED',
    0,
    async () => {
      const clock = new ManualClock();
      const sent = outcome((await offline({ clock })).send({ ...popup(), waitMs: 60_000, timeToLiveMs: 1_000 }));
      clock.advance(1_005);
      return sent;
    },
  ],
  ['ABORTED', 0, async () => outcome((await connected()).send({ ...popup(), signal: AbortSignal.abort() }))],
  ['QUEUE_FULL', 0, async () => outcome((await connected({}, { maxWaiting: 0 })).send(popup()))],
  ['INVALID_MESSAGE', 0, async () => outcome((await connected()).send({ ...popup(), text: '' }))],
  ['INVALID_TOPIC', 0, async () => outcome((await connected()).send(popup('a/b')))],
];

describe('send', () => {
  test.each(OUTCOMES)('%s', async (expected, published, act) => {
    const { spans, series } = observe();
    expect(await act()).toBe(expected);
    const isAccepted = ['accepted', 'sent'].includes(expected);
    const error = isAccepted ? {} : { 'error.type': expected };
    const [span, ...others] = await spans();
    expect(others).toEqual([]);
    expect(span).toMatchObject({
      name: `send ${TOPICS.popup.template}`,
      kind: SpanKind.PRODUCER,
      status: { code: isAccepted ? SpanStatusCode.UNSET : SpanStatusCode.ERROR },
      attributes: { ...SEND, ...error, 'webportal_popup.outcome': expected },
      instrumentationScope: { name: 'webportal-popup-contract' },
    });
    expect(span?.attributes['error.type']).toBe(error['error.type']);
    expect(await series('webportal_popup.sends')).toEqual([
      { attributes: { 'webportal_popup.outcome': expected }, value: 1 },
    ]);
    const sent = (await series('messaging.client.sent.messages')).map(({ attributes, value }) => [
      attributes['error.type'],
      value,
    ]);
    expect(sent).toEqual(published === 0 ? [] : [[error['error.type'], published]]);
    expect(await series('messaging.client.operation.duration')).toMatchObject([
      { attributes: { ...SEND, ...error }, value: { count: 1 } },
    ]);
    expect(await series('webportal_popup.acknowledgement.duration')).toMatchObject(
      expected === 'accepted' ? [{ attributes: {}, value: { count: 1 } }] : [],
    );
  });

  test('TOO_SOON, beside the first one', async () => {
    const { spans, series } = observe();
    const sender = await connected();
    expect([await outcome(sender.send(popup())), await outcome(sender.send(popup()))]).toEqual([
      'accepted',
      'TOO_SOON',
    ]);
    expect((await spans()).map(({ attributes }) => attributes['webportal_popup.outcome'])).toEqual([
      'accepted',
      'TOO_SOON',
    ]);
    expect((await series('webportal_popup.sends')).map(({ value }) => value)).toEqual([1, 1]);
  });

  test('durations are those of the clock; waiting for a slot is no part of the acknowledgement', async () => {
    const { spans, series } = observe();
    const clock = new ManualClock();
    const { broker, sender } = await start({}, { clock });
    expect(await outcome(sender.send(popup()))).toBe('accepted');
    let acknowledge: (() => void) | undefined;
    broker.script.publish = (link, { messageId }) => {
      acknowledge = () => link.puback(messageId);
    };
    const sent = outcome(sender.send({ ...popup(), waitMs: 60_000 }));
    await settle();
    clock.advance(LIMITS.minIntervalMs);
    await until(() => acknowledge !== undefined);
    clock.advance(1_500);
    acknowledge?.();
    expect(await sent).toBe('accepted');
    expect((await spans()).map(durationMs)).toEqual([0, LIMITS.minIntervalMs + 1_500]);
    const sums = async (metric: string) => (await series(metric)).map(({ value }) => value);
    expect(await sums('messaging.client.operation.duration')).toEqual([
      { count: 2, sum: (LIMITS.minIntervalMs + 1_500) / 1000 },
    ]);
    expect(await sums('webportal_popup.acknowledgement.duration')).toEqual([{ count: 2, sum: 1.5 }]);
  });

  test('a span has the size of the message and the address of the broker', async () => {
    const { spans } = observe();
    const { broker, sender } = await start();
    const { bytes } = await sender.send(popup());
    expect((await spans())[0]?.attributes).toMatchObject({
      'messaging.message.body.size': bytes,
      'server.address': '127.0.0.1',
      'server.port': broker.port,
    });
  });

  test('a span is a child of the span that is active when send is called', async () => {
    const { spans } = observe();
    const sender = await connected();
    await trace.getTracer('test').startActiveSpan('request', async (request) => {
      await Promise.resolve();
      await sender.send(popup());
      request.end();
    });
    const [send, request] = await spans();
    expect(send?.parentSpanContext?.spanId).toBe(request?.spanContext().spanId);
  });
});

describe('sendAll', () => {
  test('has a span for every car, also for one that is refused at once, under the active one', async () => {
    const { spans, series } = observe();
    const sender = await connected();
    const cars = [vin(1), vin(2), { vin: vin(3), text: '' }, vin(1), 'no car'];
    const results: FleetResult[] = [];
    await trace.getTracer('test').startActiveSpan('run', async (run) => {
      for await (const result of sender.sendAll(cars, { popup: { text: 'A storm is coming.', okButton: true } })) {
        results.push(result);
      }
      run.end();
    });
    const outcomes = results.map((result) => ('error' in result ? result.error.code : result.status)).sort();
    expect(outcomes).toEqual(['INVALID_MESSAGE', 'INVALID_TOPIC', 'TOO_SOON', 'accepted', 'accepted']);
    const all = await spans();
    const run = all.find(({ name }) => name === 'run');
    const sends = all.filter((span) => span !== run);
    expect(sends.map(({ attributes }) => attributes['webportal_popup.outcome']).sort()).toEqual(outcomes);
    expect(new Set(sends.map(({ parentSpanContext }) => parentSpanContext?.spanId))).toEqual(
      new Set([run?.spanContext().spanId]),
    );
    const counts = await series('webportal_popup.sends');
    expect(counts.reduce((sum, { value }) => sum + Number(value), 0)).toBe(cars.length);
  });
});
