/** `ask` with a broker that behaves as told, and applications that return receipts. */
import { describe, expect, test, vi } from 'vitest';
import {
  appMessageTopic,
  createReceiptMessage,
  decodePopup,
  encodeAppMessage,
  type PopupAction,
  readReceiptId,
} from '../../../src/index.js';
import { receiptsUnavailable } from '../../../src/sender/failures.js';
import { ManualClock, memoryReceipts, type Receipts, type RecordedAnswer, type SenderOptions } from '../api.js';
import { failure, type Setting, settle, start, UID, until, vin } from '../harness.js';
import { drop, ignore } from '../scripted-broker.js';

const QUESTION = { vin: vin(1), text: 'Shall we guide you there?', okButton: true };

interface Asking extends Setting {
  errors: string[];
  late: RecordedAnswer[];
  clock: ManualClock;
  /** Resolves when the client has the acknowledgement of whatever it has published. */
  accepted(): Promise<void>;
  /** Resolves when the client has what the broker has sent. */
  heard(): Promise<void>;
  /** The identifiers of the receipts that the broker has seen. */
  asked(): string[];
  answer(id: string, action?: PopupAction, from?: string, extra?: Record<string, string>): void;
}

async function asking(options: Partial<SenderOptions> = {}): Promise<Asking> {
  const errors: string[] = [];
  const late: RecordedAnswer[] = [];
  const clock = new ManualClock();
  const onError = (error: unknown): void => void errors.push(String((error as Error).message));
  const setting = await start({}, { onError, clock, ...options });
  const { broker, sender } = setting;
  await sender.onAnswer((answer) => void late.push(answer));
  return {
    ...setting,
    errors,
    late,
    clock,
    async accepted() {
      await until(() => Object.keys(setting.client.outgoing).length === 0);
      await new Promise((resolve) => setImmediate(resolve));
    },
    async heard() {
      let isHere = false;
      const stop = await sender.onAppMessage(() => {
        isHere = true;
      });
      // Messages come in their order.
      broker.link.publish(appMessageTopic({ uid: UID, vin: vin(1) }), '{"content":"the last one"}', 1);
      await until(() => isHere);
      await stop();
    },
    asked: () =>
      broker.log.flatMap(({ packet }) =>
        packet.cmd === 'publish' ? [String(readReceiptId(decodePopup(packet.payload as Buffer).content))] : [],
      ),
    answer(id, action = 'ok', from = vin(1), extra) {
      const payload = encodeAppMessage(createReceiptMessage({ id, action, ...(extra === undefined ? {} : { extra }) }));
      broker.link.publish(appMessageTopic({ uid: UID, vin: from }), Buffer.from(payload).toString(), 1);
    },
  };
}

/** The identifier of the only question, once it was sent. */
async function onlyAsked({ asked }: Asking): Promise<string> {
  await until(() => asked().length === 1);
  return asked()[0] as string;
}

describe('ask', () => {
  test.each(['ok', 'cancel', 'timeout'] as const)('resolves with %s, and what the application adds', async (action) => {
    const all = await asking();
    const result = all.sender.ask(QUESTION);
    const id = await onlyAsked(all);
    await all.accepted();
    all.clock.advance(1_500);
    all.answer(id, action, vin(1), { guidance: 'launched' });
    expect(await result).toEqual({
      status: 'answered',
      vin: vin(1),
      action,
      extra: { guidance: 'launched' },
      afterMs: 1_500,
    });
    expect([all.errors, all.late]).toEqual([[], []]);
  });

  test('keeps the content, and gives each popup its own receipt', async () => {
    const all = await asking();
    const content = { bookingId: 42 };
    const results = [1, 2].map((car) => all.sender.ask({ ...QUESTION, vin: vin(car), content }));
    await until(() => all.asked().length === 2);
    expect(new Set(all.asked()).size).toBe(2);
    expect(content).toEqual({ bookingId: 42 });
    // The second one first.
    all.answer(all.asked()[1] as string, 'cancel', vin(2));
    all.answer(all.asked()[0] as string, 'ok', vin(1));
    expect(await Promise.all(results)).toMatchObject([{ action: 'ok' }, { action: 'cancel' }]);
  });

  test('resolves with no answer by its deadline; a late one goes to onAnswer with its reference', async () => {
    const all = await asking();
    const result = all.sender.ask({ ...QUESTION, answerWithinMs: 20_000, reference: 'booking 42' });
    const id = await onlyAsked(all);
    await all.accepted();
    all.clock.advance(20_000);
    expect(await result).toEqual({ status: 'no-answer', vin: vin(1), delivery: 'accepted' });
    all.answer(id, 'ok');
    await until(() => all.late.length === 1);
    expect(all.late).toEqual([{ id, vin: vin(1), action: 'ok', reference: 'booking 42' }]);
    expect(all.errors).toEqual([]);
  });

  test('row 27: what is repeated, from another car, unknown, malformed or too late settles nothing, and is told', async () => {
    const all = await asking();
    const result = all.sender.ask(QUESTION);
    const id = await onlyAsked(all);
    all.answer(id, 'ok', vin(2));
    all.answer('AAAAAAAAAAAAAAAAAAAAAA');
    all.broker.link.publish(appMessageTopic({ uid: UID, vin: vin(1) }), `{"content":{"$receipt":"${id}"}}`, 1);
    await until(() => all.errors.length === 3);
    all.answer(id, 'cancel');
    all.answer(id, 'ok');
    expect(await result).toMatchObject({ action: 'cancel' });
    await until(() => all.errors.length === 4);
    all.clock.advance(2 * 24 * 3_600_000);
    all.answer(id, 'ok');
    await until(() => all.errors.length === 5);
    expect(all.errors.map((error) => error.replace(/.*: /, '')).sort()).toEqual([
      'another car was asked',
      'it is malformed',
      'it is unknown, or its time is over',
      'it is unknown, or its time is over',
      'it was returned before',
    ]);
    expect(all.sender.unexpectedReceipts()).toEqual({ malformed: 1, foreign: 1, repeated: 1, unknown: 2 });
    expect(all.late).toEqual([]);
  });

  test("row 27: another partner's topic and an answer that is merely late are not counted", async () => {
    const all = await asking();
    const result = all.sender.ask({ ...QUESTION, answerWithinMs: 20_000 });
    const id = await onlyAsked(all);
    await all.accepted();
    const payload = Buffer.from(encodeAppMessage(createReceiptMessage({ id, action: 'ok' }))).toString();
    all.broker.link.publish(appMessageTopic({ uid: 'OTHERUID', vin: vin(1) }), payload, 1);
    all.broker.link.publish(appMessageTopic({ uid: UID, vin: vin(1), environment: 'test' }), payload, 1);
    await all.heard();
    all.clock.advance(20_000);
    expect(await result).toMatchObject({ status: 'no-answer' });
    all.answer(id);
    await until(() => all.late.length === 1);
    expect(all.sender.unexpectedReceipts()).toEqual({ malformed: 0, foreign: 0, repeated: 0, unknown: 0 });
    expect(all.errors).toEqual([]);
  });

  test('row 27: receipts for nobody are counted without onError, and with one that throws', async () => {
    const fail = (): never => {
      throw new Error('a fault of onError');
    };
    for (const onError of [undefined, fail]) {
      const all = await asking({ onError });
      const result = all.sender.ask(QUESTION);
      const id = await onlyAsked(all);
      all.answer(id, 'ok', vin(2));
      all.broker.link.publish(appMessageTopic({ uid: UID, vin: vin(1) }), `{"content":{"$receipt":7}}`, 1);
      await all.heard();
      all.answer(id, 'cancel');
      expect(await result).toMatchObject({ action: 'cancel' });
      const counts = all.sender.unexpectedReceipts();
      expect(counts).toEqual({ malformed: 1, foreign: 1, repeated: 0, unknown: 0 });
      counts.foreign = 7;
      expect(all.sender.unexpectedReceipts().foreign).toBe(1);
    }
  });

  test('a connection that is lost before the PUBACK: an answer tells that the popup has arrived', async () => {
    const all = await asking();
    all.broker.script.publish = ignore;
    const result = all.sender.ask(QUESTION);
    const id = await onlyAsked(all);
    all.clock.advance(10_000);
    await settle();
    all.answer(id);
    expect(await result).toMatchObject({ status: 'answered', action: 'ok' });
  });

  test('without an answer its delivery is unknown then', async () => {
    const all = await asking();
    all.broker.script.publish = ignore;
    const result = all.sender.ask({ ...QUESTION, answerWithinMs: 5_000 });
    await onlyAsked(all);
    all.clock.advance(10_000);
    await settle();
    all.clock.advance(5_000);
    expect(await result).toEqual({ status: 'no-answer', vin: vin(1), delivery: 'unknown' });
  });

  test('an answer that is faster than the PUBACK counts', async () => {
    const all = await asking();
    let acknowledge = (): void => undefined;
    all.broker.script.publish = (link, { messageId }) => {
      acknowledge = () => link.send({ cmd: 'puback', messageId: messageId as number });
    };
    const result = all.sender.ask(QUESTION);
    all.answer(await onlyAsked(all));
    await all.heard();
    acknowledge();
    expect(await result).toMatchObject({ status: 'answered', afterMs: 0 });
  });

  test('rejects as send does, and forgets the question', async () => {
    const all = await asking();
    await all.sender.send(QUESTION);
    expect(await failure(all.sender.ask(QUESTION))).toMatchObject({ code: 'TOO_SOON' });
    expect(await failure(all.sender.ask({ ...QUESTION, text: 7 } as never))).toMatchObject({ code: 'INVALID_MESSAGE' });
    expect(await failure(all.sender.ask({ ...QUESTION, content: { $receipt: 'mine' } }))).toMatchObject({
      code: 'INVALID_MESSAGE',
    });
    expect(await failure(all.sender.ask({ ...QUESTION, answerWithin: 1 } as never))).toMatchObject({
      code: 'INVALID_MESSAGE',
    });
  });

  test('rejects as send does, also if the store cannot forget the question', async () => {
    const forget = (): Promise<never> => Promise.reject(new Error('a fault of the store'));
    const all = await asking({ receipts: { ...memoryReceipts(), forget } });
    await all.sender.send(QUESTION);
    expect(await failure(all.sender.ask(QUESTION))).toMatchObject({ code: 'TOO_SOON' });
  });

  test('with QoS 0 nobody knows whether the popup has arrived, until it is answered', async () => {
    const all = await asking({ qos: 0 });
    const result = all.sender.ask({ ...QUESTION, answerWithinMs: 1_000 });
    const answered = all.sender.ask({ ...QUESTION, vin: vin(2) });
    await until(() => all.asked().length === 2);
    all.answer(all.asked()[1] as string, 'ok', vin(2));
    expect(await answered).toMatchObject({ status: 'answered', action: 'ok' });
    all.clock.advance(1_000);
    expect(await result).toEqual({ status: 'no-answer', vin: vin(1), delivery: 'unknown' });
  });

  test('is refused before anything is sent if the store of receipts is down', async () => {
    const receipts = {
      open: () => Promise.reject(new Error('down')),
      forget: () => undefined,
      record: () => 'new' as const,
      listen: () => () => undefined,
    };
    const all = await asking({ receipts });
    await expect(all.sender.ask(QUESTION)).rejects.toThrow('down');
    await settle();
    expect(all.asked()).toEqual([]);
  });

  test('an answer that the store cannot take is kept, and recorded once the store is back', async () => {
    const store = memoryReceipts();
    let isDown = true;
    let tries = 0;
    const receipts: Receipts = {
      ...store,
      record: async (answer) => {
        tries++;
        if (isDown) throw receiptsUnavailable('is down');
        return store.record(answer);
      },
    };
    const all = await asking({ receipts });
    const result = all.sender.ask(QUESTION);
    all.answer(await onlyAsked(all));
    await until(() => tries === 1);
    isDown = false;
    await settle();
    all.clock.advance(1_000);
    expect(await result).toMatchObject({ status: 'answered', action: 'ok' });
    expect([tries, all.errors]).toEqual([2, []]);
  });

  test('an answer that the store had recorded, though its reply was lost, is not told as repeated', async () => {
    const store = memoryReceipts();
    let tries = 0;
    const receipts: Receipts = {
      ...store,
      record: async (answer) => {
        const verdict = await store.record(answer);
        if (++tries === 1) throw receiptsUnavailable('did not answer');
        return verdict;
      },
    };
    const all = await asking({ receipts });
    const result = all.sender.ask(QUESTION);
    const id = await onlyAsked(all);
    all.answer(id);
    expect(await result).toMatchObject({ status: 'answered', action: 'ok' });
    await settle();
    all.clock.advance(1_000);
    await until(() => tries === 2);
    await settle();
    expect(all.errors).toEqual([]);
    all.answer(id);
    await until(() => all.errors.length === 1);
    expect(all.sender.unexpectedReceipts().repeated).toBe(1);
  });

  test('an answer that the store fails on for good is told to onError', async () => {
    const record = (): Promise<never> => Promise.reject(new Error('a fault of the store'));
    const all = await asking({ receipts: { ...memoryReceipts(), record } });
    void all.sender.ask(QUESTION);
    all.answer(await onlyAsked(all));
    await until(() => all.errors.length === 1);
    expect(all.errors).toEqual(['a fault of the store']);
  });

  test('a store that fails only after the sender was closed is not asked again', async () => {
    let fail = (): void => undefined;
    const record = (): Promise<never> =>
      new Promise((_, reject) => {
        fail = () => reject(receiptsUnavailable('is down'));
      });
    const all = await asking({ receipts: { ...memoryReceipts(), record } });
    void all.sender.ask(QUESTION);
    all.answer(await onlyAsked(all));
    await all.heard();
    const closed = all.sender.close({ deadlineMs: 0 });
    all.clock.advance(0);
    await closed;
    const setTimer = vi.spyOn(all.clock, 'setTimeout');
    fail();
    await settle();
    expect(setTimer).not.toHaveBeenCalled();
  });

  test('closing ends what waits for a store that is down, at its deadline', async () => {
    let tries = 0;
    const record = (): Promise<never> => {
      tries++;
      return Promise.reject(receiptsUnavailable('is down'));
    };
    const all = await asking({ receipts: { ...memoryReceipts(), record } });
    const result = all.sender.ask(QUESTION);
    all.answer(await onlyAsked(all));
    await until(() => tries === 1);
    const closed = all.sender.close({ deadlineMs: 5_000 });
    expect(await result).toMatchObject({ status: 'no-answer' });
    all.clock.advance(1_000);
    await until(() => tries === 2);
    await settle();
    all.clock.advance(4_000);
    await closed;
    const triedUntilThen = tries;
    all.clock.advance(60_000);
    await settle();
    expect([tries, all.errors]).toEqual([triedUntilThen, []]);
  });

  test('what cannot be sent is never in the store', async () => {
    const opened: string[] = [];
    const open = ({ id }: { id: string }): void => void opened.push(id);
    const all = await asking({ receipts: { ...memoryReceipts(), open } });
    for (const wrong of [{ vin: undefined }, { vin: 'a/b' }, { text: '' }, { content: { big: 'x'.repeat(2 ** 17) } }]) {
      await failure(all.sender.ask({ ...QUESTION, ...wrong } as never));
    }
    expect(opened).toEqual([]);
  });

  test('many questions at once add no handlers', async () => {
    const all = await asking();
    const results = Array.from({ length: 100 }, (_, car) => all.sender.ask({ ...QUESTION, vin: vin(car) }));
    await until(() => all.asked().length === 100);
    const subscribes = all.broker.log.filter(({ packet }) => packet.cmd === 'subscribe');
    expect(subscribes).toHaveLength(1);
    await all.accepted();
    all.clock.advance(60_000);
    expect(new Set((await Promise.all(results)).map(({ status }) => status))).toEqual(new Set(['no-answer']));
  });

  test('an aborted question settles at once, and so does one of a sender that is closed', async () => {
    const all = await asking();
    const abort = new AbortController();
    const first = all.sender.ask({ ...QUESTION, signal: abort.signal });
    const second = all.sender.ask({ ...QUESTION, vin: vin(2) });
    await until(() => all.asked().length === 2);
    await all.accepted();
    abort.abort();
    expect(await first).toMatchObject({ status: 'no-answer', delivery: 'accepted' });
    const closed = all.sender.close();
    expect(await second).toMatchObject({ status: 'no-answer' });
    await closed;
    expect(await failure(all.sender.ask(QUESTION))).toMatchObject({ code: 'ABORTED' });
  });

  test('a question that is aborted before its PUBACK settles at once, too', async () => {
    const all = await asking();
    all.broker.script.publish = ignore;
    const abort = new AbortController();
    const result = all.sender.ask({ ...QUESTION, signal: abort.signal });
    await onlyAsked(all);
    abort.abort();
    expect(await result).toEqual({ status: 'no-answer', vin: vin(1), delivery: 'unknown' });
  });

  test('one that is asked when the sender is closed is never in the store', async () => {
    const opened: string[] = [];
    const open = ({ id }: { id: string }): void => void opened.push(id);
    const all = await asking({ receipts: { ...memoryReceipts(), open } });
    const result = failure(all.sender.ask(QUESTION));
    await all.sender.close();
    expect(await result).toMatchObject({ code: 'ABORTED' });
    expect(opened).toEqual([]);
  });

  test('a handler that was removed is told nothing, and the store is told whether there is one', async () => {
    const store = memoryReceipts();
    let hasHandler = (): boolean => false;
    const receipts: Receipts = {
      ...store,
      listen: (handle, adopts) => {
        hasHandler = adopts;
        return store.listen(handle, adopts);
      },
    };
    const { sender } = await start({}, { receipts });
    const told: RecordedAnswer[] = [];
    const handler = (answer: RecordedAnswer): void => void told.push(answer);
    const stops = [await sender.onAnswer(handler), await sender.onAnswer(handler)];
    const answer = async (id: string): Promise<void> => {
      await store.open({ id, vin: vin(1) });
      await store.record({ id, vin: vin(1), action: 'ok' });
    };
    await answer('first');
    await stops[0]?.();
    expect(hasHandler()).toBe(true);
    await answer('second');
    await stops[1]?.();
    expect(hasHandler()).toBe(false);
    await answer('third');
    expect(told.map(({ id }) => id)).toEqual(['first', 'first', 'second']);
  });

  test('what a store hands over twice is told once, as far as 10,000 answers back', async () => {
    let hand: (answer: RecordedAnswer) => unknown = () => undefined;
    const receipts: Receipts = {
      ...memoryReceipts(),
      listen: (handle) => {
        hand = handle;
        return () => undefined;
      },
    };
    const all = await asking({ receipts });
    for (let at = 0; at <= 10_000; at++) await hand({ id: `${at}`, vin: vin(at), action: 'ok' });
    expect(all.late).toHaveLength(10_001);
    await hand({ id: '10000', vin: vin(10_000), action: 'ok' });
    await hand({ id: '1', vin: vin(1), action: 'ok' });
    expect(all.late).toHaveLength(10_001);
    // It was forgotten, so that no more are remembered.
    await hand({ id: '0', vin: vin(0), action: 'ok' });
    expect(all.late).toHaveLength(10_002);
  });

  test('receipts are no app messages; others are', async () => {
    const all = await asking();
    const heard: unknown[] = [];
    await all.sender.onAppMessage(({ content }) => void heard.push(content));
    const result = all.sender.ask(QUESTION);
    all.answer(await onlyAsked(all));
    all.broker.link.publish(appMessageTopic({ uid: UID, vin: vin(1) }), '{"content":{"seats":4}}', 1);
    await result;
    await until(() => heard.length === 1);
    expect(heard).toEqual([{ seats: 4 }]);
  });

  test('a handler that throws is told to onError', async () => {
    const all = await asking();
    await all.sender.onAnswer(() => {
      throw new Error('a fault of the handler');
    });
    const result = all.sender.ask({ ...QUESTION, answerWithinMs: 0 });
    const id = await onlyAsked(all);
    await all.accepted();
    all.clock.advance(0);
    await result;
    all.answer(id);
    await until(() => all.errors.length === 1);
    expect([all.errors, all.late.length]).toEqual([['a fault of the handler'], 1]);
  });

  test('a store is never told that handling an answer has failed, whatever fails', async () => {
    const fail = (): never => {
      throw new Error('a fault of both');
    };
    const store = memoryReceipts();
    const outcomes: string[] = [];
    const receipts: Receipts = {
      ...store,
      listen: (handle, adopts) =>
        store.listen(async (answer) => {
          await Promise.resolve(handle(answer)).then(
            () => outcomes.push('handled'),
            () => outcomes.push('rejected'),
          );
        }, adopts),
    };
    const all = await asking({ receipts, onError: fail });
    await all.sender.onAnswer(fail);
    const result = all.sender.ask({ ...QUESTION, answerWithinMs: 0 });
    const id = await onlyAsked(all);
    await all.accepted();
    all.clock.advance(0);
    await result;
    all.answer(id);
    await until(() => outcomes.length === 1);
    expect([outcomes, all.late.length]).toEqual([['handled'], 1]);
  });

  test('without a connection it rejects, and so does onAnswer; neither is lost for later', async () => {
    const { broker, client, sender } = await start();
    broker.script.connect = drop;
    broker.link.drop();
    await until(() => !client.connected);
    expect(await failure(sender.ask(QUESTION))).toMatchObject({ code: 'NOT_CONNECTED' });
    expect(await failure(sender.onAnswer(() => undefined))).toMatchObject({ code: 'NOT_CONNECTED' });
    broker.script = {};
    await until(() => client.connected);
    await sender.onAnswer(() => undefined);
  });
});

describe('askAll', () => {
  test('yields what became of each car', async () => {
    const all = await asking();
    const results: unknown[] = [];
    const source = [vin(1), { vin: vin(2), text: 'Bonjour' }, { vin: 'short/vin' }, vin(3)];
    const run = (async () => {
      for await (const result of all.sender.askAll(source, { popup: { text: 'Hello' }, answerWithinMs: 1_000 })) {
        results.push(result);
      }
    })();
    await until(() => all.asked().length === 3);
    await all.accepted();
    const [first, second] = all.asked() as [string, string];
    all.answer(first, 'ok', vin(1));
    all.answer(second, 'cancel', vin(2));
    await until(() => results.length === 3);
    all.clock.advance(1_000);
    await run;
    expect(results).toHaveLength(4);
    expect(results).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ status: 'answered', vin: vin(1), action: 'ok' }),
        expect.objectContaining({ status: 'answered', vin: vin(2), action: 'cancel' }),
        { status: 'no-answer', vin: vin(3), delivery: 'accepted' },
        { status: 'refused', vin: 'short/vin', error: expect.objectContaining({ code: 'INVALID_TOPIC' }) },
      ]),
    );
  });

  test('reads no more cars than may be open, and leaving the loop ends the rest', async () => {
    const all = await asking();
    let read = 0;
    function* cars() {
      for (;;) yield vin(++read);
    }
    const results = all.sender.askAll(cars(), { popup: { text: 'Hello' }, concurrency: 5 });
    const first = results.next();
    await until(() => all.asked().length === 5);
    await all.accepted();
    expect(read).toBe(5);
    all.answer(all.asked()[0] as string, 'ok', vin(1));
    expect((await first).value).toMatchObject({ status: 'answered', vin: vin(1) });
    await results.return();
    expect(read).toBeLessThanOrEqual(6);
  });

  test('a fault that is no error of the contract ends the run with it', async () => {
    const open = (): never => {
      throw new Error('a fault of the store');
    };
    const all = await asking({ receipts: { ...memoryReceipts(), open } });
    const results = all.sender.askAll([vin(1), vin(2)], { popup: { text: 'Hello' } });
    await expect(results.next()).rejects.toThrow('a fault of the store');
    await settle();
    expect(all.asked()).toEqual([]);
  });

  test('a fault while nobody reads ends the run, too', async () => {
    let fail = (): void => undefined;
    const store = memoryReceipts();
    const open = ({ id, vin: car }: { id: string; vin: string }): void | Promise<void> => {
      if (car === vin(1)) return store.open({ id, vin: car });
      return new Promise((_, reject) => {
        fail = () => reject(new Error('a fault of the store'));
      });
    };
    const all = await asking({ receipts: { ...store, open } });
    const results = all.sender.askAll([vin(1), vin(2)], { popup: { text: 'Hello' } });
    const first = results.next();
    all.answer(await onlyAsked(all));
    expect((await first).value).toMatchObject({ status: 'answered', vin: vin(1) });
    fail();
    await settle();
    await expect(results.next()).rejects.toThrow('a fault of the store');
  });

  test('a signal that was given before: nothing is asked', async () => {
    const all = await asking();
    const results = all.sender.askAll([vin(1)], { popup: { text: 'Hello' }, signal: AbortSignal.abort() });
    expect(await results.next()).toEqual({ done: true, value: undefined });
    expect(all.asked()).toEqual([]);
  });

  test('a signal calls off what waits for its slot, and hands on what became of each car', async () => {
    const all = await asking();
    await all.sender.send(QUESTION);
    const abort = new AbortController();
    const options = { popup: { text: 'Hello' }, waitMs: 600_000, signal: abort.signal };
    const results: unknown[] = [];
    const run = (async () => {
      for await (const result of all.sender.askAll([vin(1), vin(2)], options)) results.push(result);
    })();
    await until(() => all.asked().length === 2);
    await all.accepted();
    abort.abort();
    await run;
    expect(results).toEqual(
      expect.arrayContaining([
        { status: 'refused', vin: vin(1), error: expect.objectContaining({ code: 'ABORTED' }) },
        { status: 'no-answer', vin: vin(2), delivery: 'accepted' },
      ]),
    );
  });

  test('a sender that is closed, and a popup that is wrong', async () => {
    const all = await asking();
    for (const popup of [{ txt: 'Hello' }, { text: 7 }, { text: 'x'.repeat(2 ** 17) }]) {
      const wrong = all.sender.askAll([vin(1)], { popup: popup as never });
      expect((await failure(wrong.next())).code).toMatch(/^(INVALID_MESSAGE|TOO_LARGE)$/);
    }
    await all.sender.close();
    const late = all.sender.askAll([vin(1)], { popup: { text: 'Hello' } });
    expect(await failure(late.next())).toMatchObject({ code: 'ABORTED' });
    expect(all.asked()).toEqual([]);
  });

  test('a signal ends it: what was asked settles as unanswered, no more cars are read', async () => {
    const all = await asking();
    const abort = new AbortController();
    let read = 0;
    function* cars() {
      for (;;) yield vin(++read);
    }
    const statuses: string[] = [];
    const run = (async () => {
      const options = { popup: { text: 'Hello' }, concurrency: 3, signal: abort.signal };
      for await (const { status } of all.sender.askAll(cars(), options)) statuses.push(status);
    })();
    await until(() => all.asked().length === 3);
    await all.accepted();
    abort.abort();
    await run;
    expect([statuses, read]).toEqual([['no-answer', 'no-answer', 'no-answer'], 3]);
  });

  test('an option of a car that is undefined is as if it were left out', async () => {
    const all = await asking();
    const results = all.sender.askAll([{ vin: vin(1), text: undefined }], {
      popup: { text: 'Hello' },
      answerWithinMs: 0,
    });
    const result = results.next();
    await until(() => all.asked().length === 1);
    await all.accepted();
    all.clock.advance(0);
    expect((await result).value).toMatchObject({ status: 'no-answer' });
    await results.return();
  });

  test('wrong options are refused before anything is sent', async () => {
    const all = await asking();
    const results = all.sender.askAll([vin(1)], { popup: { text: 'Hello' }, answerWithinMs: -1 });
    expect(await failure(results.next())).toMatchObject({ code: 'INVALID_OPTIONS' });
  });
});
