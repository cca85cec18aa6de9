/** What OpenTelemetry's exporters get of `ask` and `askAll`, of answers and of receipts. */
import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { describe, expect, test } from 'vitest';
import { TOPICS } from '../../../generated/v1/topics.js';
import { appMessageTopic, type PopupAction } from '../../../src/index.js';
import { ManualClock, memoryReceipts, type Receipts, type SenderOptions } from '../api.js';
import { failure, popup, type Setting, start, UID, until, vin } from '../harness.js';
import { ignore } from '../scripted-broker.js';
import { receiptsAskedFor, returnReceipt } from './car.js';
import { durationMs, observe } from './observe.js';

interface Asking extends Setting {
  clock: ManualClock;
  errors: unknown[];
  /** Resolves when the broker has seen so many questions, and the client the acknowledgements. */
  asked(count: number): Promise<string[]>;
  answer(id: string | undefined, action?: PopupAction, from?: string): void;
}

async function asking(options: Partial<SenderOptions> = {}): Promise<Asking> {
  const clock = new ManualClock();
  const errors: unknown[] = [];
  const setting = await start({}, { clock, onError: (error) => errors.push(error), ...options });
  const { broker, client } = setting;
  return {
    ...setting,
    clock,
    errors,
    async asked(count) {
      const ids = () => receiptsAskedFor(broker);
      await until(() => ids().length === count && Object.keys(client.outgoing).length === 0);
      await new Promise((resolve) => setImmediate(resolve));
      return ids();
    },
    answer: (id, action = 'ok', from = vin(1)) => returnReceipt(broker, { id, vin: from, action }),
  };
}

const ASK = `ask ${TOPICS.popup.template}`;

describe('ask', () => {
  test.each(['ok', 'cancel', 'timeout'] as const)('%s', async (action) => {
    const { spans, series } = observe();
    const all = await asking();
    const result = all.sender.ask(popup());
    const [id] = await all.asked(1);
    all.clock.advance(1_500);
    all.answer(id, action);
    await result;
    const [send, ask, ...others] = await spans();
    expect(others).toEqual([]);
    expect(ask).toMatchObject({ name: ASK, kind: SpanKind.INTERNAL, status: { code: SpanStatusCode.UNSET } });
    expect(ask?.attributes).toEqual({ 'webportal_popup.outcome': 'answered', 'webportal_popup.action': action });
    expect(durationMs(ask as never)).toBe(1_500);
    expect(send?.parentSpanContext?.spanId).toBe(ask?.spanContext().spanId);
    expect(send?.attributes['webportal_popup.outcome']).toBe('accepted');
    const answered = { 'webportal_popup.outcome': 'answered', 'webportal_popup.action': action };
    expect(await series('webportal_popup.questions')).toEqual([{ attributes: answered, value: 1 }]);
    expect(await series('webportal_popup.answers')).toEqual([
      { attributes: { 'webportal_popup.action': action, 'webportal_popup.late': false }, value: 1 },
    ]);
    expect(await series('webportal_popup.answer.duration')).toEqual([
      { attributes: { 'webportal_popup.action': action }, value: { count: 1, sum: 1.5 } },
    ]);
  });

  test('no answer in time, and one that is late', async () => {
    const { spans, series } = observe();
    const all = await asking();
    const result = all.sender.ask({ ...popup(), answerWithinMs: 20_000 });
    const [id] = await all.asked(1);
    all.clock.advance(20_000);
    expect(await result).toMatchObject({ status: 'no-answer' });
    all.answer(id, 'cancel');
    const unanswered = { 'webportal_popup.outcome': 'no-answer', 'webportal_popup.delivery': 'accepted' };
    expect((await spans())[1]).toMatchObject({ attributes: unanswered, status: { code: SpanStatusCode.UNSET } });
    expect(await series('webportal_popup.questions')).toEqual([{ attributes: unanswered, value: 1 }]);
    await expect
      .poll(() => series('webportal_popup.answers'))
      .toEqual([{ attributes: { 'webportal_popup.action': 'cancel', 'webportal_popup.late': true }, value: 1 }]);
    expect(await series('webportal_popup.answer.duration')).toEqual([]);
  });

  test('no answer to a popup of which nobody knows whether it arrived', async () => {
    const { spans } = observe();
    const all = await asking();
    all.broker.script.publish = ignore;
    const result = all.sender.ask({ ...popup(), answerWithinMs: 1_000 });
    await until(() => all.broker.log.some(({ packet }) => packet.cmd === 'publish'));
    all.clock.advance(10_000);
    await until(() => Object.keys(all.client.outgoing).length === 0);
    await new Promise((resolve) => setImmediate(resolve));
    all.clock.advance(1_000);
    await result;
    const outcomes = (await spans()).map(({ attributes }) => attributes['webportal_popup.outcome']);
    expect(outcomes).toEqual(['OUTCOME_UNKNOWN', 'no-answer']);
    expect((await spans())[1]?.attributes['webportal_popup.delivery']).toBe('unknown');
  });

  test('a question that is refused has failed, and so has its message', async () => {
    const { spans, series } = observe();
    const { sender } = await asking();
    await sender.send(popup());
    expect((await failure(sender.ask(popup()))).code).toBe('TOO_SOON');
    const [, send, ask] = await spans();
    for (const span of [send, ask]) {
      expect(span).toMatchObject({ attributes: { 'error.type': 'TOO_SOON' }, status: { code: SpanStatusCode.ERROR } });
    }
    expect(await series('webportal_popup.questions')).toEqual([
      { attributes: { 'webportal_popup.outcome': 'TOO_SOON' }, value: 1 },
    ]);
  });

  test.each([
    ['an invalid question', { ...popup(), text: '' }, 'INVALID_MESSAGE'],
    ['no question at all', undefined as never, 'INVALID_TOPIC'],
  ])('%s has one span', async (_, question, code) => {
    const { spans } = observe();
    const { sender } = await asking({ telemetry: { includeVin: true } });
    expect((await failure(sender.ask(question))).code).toBe(code);
    expect(await spans()).toMatchObject([{ name: ASK, attributes: { 'error.type': code } }]);
  });

  test('a fault of the store, which has no code', async () => {
    const { spans } = observe();
    const fault = new Error('a secret of the store');
    const receipts: Receipts = { ...memoryReceipts(), open: () => Promise.reject(fault) };
    const { sender } = await asking({ receipts });
    await expect(sender.ask(popup())).rejects.toBe(fault);
    expect(await spans()).toMatchObject([{ name: ASK, attributes: { 'error.type': '_OTHER' } }]);
  });
});

test('askAll has a span for every car, with its message under it', async () => {
  const { spans } = observe();
  const all = await asking();
  const results = (async () => {
    const actions: string[] = [];
    const question = { text: 'Shall we guide you there?', okButton: true };
    for await (const result of all.sender.askAll([vin(1), vin(2)], { popup: question })) {
      actions.push('action' in result ? result.action : result.status);
    }
    return actions;
  })();
  const [one, two] = await all.asked(2);
  all.answer(one, 'ok', vin(1));
  all.answer(two, 'cancel', vin(2));
  expect((await results).sort()).toEqual(['cancel', 'ok']);
  const asks = (await spans()).filter(({ name }) => name === ASK);
  const sends = (await spans()).filter(({ name }) => name !== ASK);
  const idOf = (span: (typeof asks)[number]): string => span.spanContext().spanId;
  expect(sends.map(({ parentSpanContext }) => parentSpanContext?.spanId)).toEqual(asks.map(idOf));
  expect(asks).toHaveLength(2);
});

test('receipts that settle nothing, by their reason', async () => {
  const { series } = observe();
  const all = await asking();
  const result = all.sender.ask(popup());
  const [id] = await all.asked(1);
  all.answer(id, 'ok', vin(2));
  all.answer('AAAAAAAAAAAAAAAAAAAAAA');
  all.broker.link.publish(appMessageTopic({ uid: UID, vin: vin(1) }), `{"content":{"$receipt":"${id}"}}`, 1);
  all.answer(id);
  all.answer(id);
  await result;
  await until(() => all.errors.length === 4);
  const counts = (await series('webportal_popup.unexpected_receipts')).map(({ attributes, value }) => [
    attributes['webportal_popup.reason'],
    value,
  ]);
  expect(Object.fromEntries(counts)).toEqual({ foreign: 1, malformed: 1, repeated: 1, unknown: 1 });
});

test('what listens to answers runs in no span, whoever was the first to ask', async () => {
  observe();
  const inside: unknown[] = [];
  const memory = memoryReceipts();
  const receipts: Receipts = {
    ...memory,
    listen: (...handlers) => {
      inside.push(trace.getActiveSpan());
      return memory.listen(...handlers);
    },
  };
  const all = await asking({ receipts });
  const result = all.sender.ask(popup());
  all.answer((await all.asked(1))[0]);
  await result;
  expect(inside).toEqual([undefined]);
});
