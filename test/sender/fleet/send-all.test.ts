import { describe, expect, test, vi } from 'vitest';
import { type FleetCar, type FleetProgress, type FleetResult, LIMITS, ManualClock, memoryPacing } from '../api.js';
import {
  connectLater,
  failure,
  popup,
  SpyPacing,
  settle,
  start,
  startSender,
  startStoppedBroker,
  until,
  vin,
} from '../harness.js';
import { answer, ignore, inTurn } from '../scripted-broker.js';

const { vin: _, ...POPUP } = popup();
const cars = (count: number): string[] => Array.from({ length: count }, (_, car) => vin(car));

async function collect(results: AsyncIterable<FleetResult>): Promise<FleetResult[]> {
  const all: FleetResult[] = [];
  for await (const result of results) all.push(result);
  return all;
}

/** What became of a car, in a word. */
const wordOf = (result: FleetResult): string => ('error' in result ? result.error.code : result.status);
const words = (results: FleetResult[]): Record<string, string> =>
  Object.fromEntries(results.map((result) => [result.vin, wordOf(result)]));

async function* later<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  for (const item of items) {
    await settle(1);
    yield item;
  }
}

describe('sources', () => {
  test.each([
    ['a list', () => cars(5)],
    ['a set', () => new Set(cars(5))],
    ['a generator', () => cars(5).values()],
    ['an async generator', () => later(cars(5))],
    ['objects', () => cars(5).map((car) => ({ vin: car }))],
    ['objects that come later', () => later(cars(5).map((car) => ({ vin: car })))],
  ])('%s', async (_, source) => {
    const { broker, sender } = await start();
    const results = await collect(sender.sendAll(source(), { popup: POPUP }));
    expect(words(results)).toEqual(Object.fromEntries(cars(5).map((car) => [car, 'accepted'])));
    expect(broker.published).toHaveLength(5);
  });

  test('an empty one', async () => {
    const { sender } = await start();
    expect(await collect(sender.sendAll([], { popup: POPUP }))).toEqual([]);
  });

  test('what is different for a car', async () => {
    const { broker, sender } = await start();
    const fleet: FleetCar[] = [
      { vin: vin(1), text: 'Bonjour' },
      { vin: vin(2), okButton: false, content: { table: 2 } },
      { vin: vin(3), idApp: 'OTHER_APP', text: undefined } as unknown as FleetCar,
      { vin: vin(4), waitMs: 0 },
    ];
    await collect(sender.sendAll(fleet, { popup: POPUP }));
    const sent = broker.published.map(({ packet }) => JSON.parse(String(packet.payload)));
    const usual = { idApp: 'MY_APP_ID', popup: true, popupText: POPUP.text, popupBtn: true };
    expect(sent).toEqual([
      { ...usual, popupText: 'Bonjour' },
      { ...usual, popupBtn: false, content: { table: 2 } },
      { ...usual, idApp: 'OTHER_APP' },
      usual,
    ]);
  });

  test('the result of a car is what send would say', async () => {
    const { sender } = await start();
    const [result] = await collect(sender.sendAll([vin(1)], { popup: POPUP }));
    const { topic, bytes, acknowledgedAt, ...rest } = await sender.send(popup(2));
    expect(result).toEqual({
      ...rest,
      vin: vin(1),
      topic: topic.replace(vin(2), vin(1)),
      bytes,
      acknowledgedAt: expect.any(Number),
    });
    expect(acknowledgedAt).toBeGreaterThan(0);
  });

  test('with QoS 0', async () => {
    const { sender } = await start({}, { qos: 0 });
    const progress: FleetProgress[] = [];
    const onProgress = (now: FleetProgress) => void progress.push({ ...now });
    expect(words(await collect(sender.sendAll(cars(2), { popup: POPUP, onProgress })))).toEqual({
      [vin(0)]: 'sent',
      [vin(1)]: 'sent',
    });
    expect(progress.at(-1)).toEqual({ accepted: 2, refused: 0, unknown: 0, pending: 0 });
  });
});

describe('one message for all', () => {
  test('is encoded once: every publish has the same bytes in the same place', async () => {
    const { client, sender } = await start();
    const publish = vi.spyOn(client, 'publish');
    await collect(sender.sendAll([...cars(20), { vin: vin(20) }, { vin: vin(21), waitMs: 5 }], { popup: POPUP }));
    expect(publish).toHaveBeenCalledTimes(22);
    expect(new Set(publish.mock.calls.map(([, payload]) => payload)).size).toBe(1);
  });

  test('that is wrong is told before the source is touched', async () => {
    const { sender } = await start();
    const source = { [Symbol.iterator]: vi.fn() };
    for (const wrong of [
      { ...POPUP, text: '' },
      { ...POPUP, content: { at: Number.NaN } },
    ]) {
      const results = collect(sender.sendAll(source, { popup: wrong }));
      await expect(results).rejects.toMatchObject({ code: 'INVALID_MESSAGE' });
    }
    const large = collect(sender.sendAll(source, { popup: { ...POPUP, text: 'x'.repeat(LIMITS.maxPayloadBytes) } }));
    await expect(large).rejects.toMatchObject({ code: 'TOO_LARGE' });
    expect(source[Symbol.iterator]).not.toHaveBeenCalled();
  });

  test('a misspelt field of it is told, too', async () => {
    const { sender } = await start();
    const misspelt = { ...POPUP, okButon: true };
    await expect(collect(sender.sendAll([vin(1)], { popup: misspelt }))).rejects.toMatchObject({
      code: expect.stringMatching(/^INVALID_/),
    });
  });
});

describe('wrong cars are results', () => {
  test.each<[string, unknown, string, string]>([
    ['too short', 'DEM0', 'DEM0', 'INVALID_TOPIC'],
    ['empty', '', '', 'INVALID_TOPIC'],
    ['a wildcard', 'DEM0CAR000000000#', 'DEM0CAR000000000#', 'INVALID_TOPIC'],
    ['null', null, '', 'INVALID_TOPIC'],
    ['undefined', undefined, '', 'INVALID_TOPIC'],
    ['a number', 5, '', 'INVALID_TOPIC'],
    ['without a VIN', {}, '', 'INVALID_TOPIC'],
    ['a VIN that is a number', { vin: 5 }, '', 'INVALID_MESSAGE'],
    ['a misspelt override', { vin: vin(9), txt: 'x' }, vin(9), 'INVALID_MESSAGE'],
    ['a wrong override', { vin: vin(9), text: '' }, vin(9), 'INVALID_MESSAGE'],
    ['a signal of its own', { vin: vin(9), signal: new AbortController().signal }, vin(9), 'INVALID_MESSAGE'],
    ['a wrong wait', { vin: vin(9), waitMs: -1 }, vin(9), 'INVALID_MESSAGE'],
    ['too much text', { vin: vin(9), text: 'x'.repeat(LIMITS.maxPayloadBytes) }, vin(9), 'TOO_LARGE'],
  ])('%s', async (_, car, told, code) => {
    const pacing = new SpyPacing();
    const { sender } = await start({}, { pacing });
    const results = await collect(sender.sendAll([car as string, vin(1)], { popup: POPUP }));
    expect(results).toHaveLength(2);
    const wrong = results.find((result) => result.status === 'refused');
    expect(wrong).toMatchObject({ status: 'refused', vin: told, error: { code } });
    expect(pacing.taken).toEqual([vin(1)]);
  });
});

describe('wrong options', () => {
  test.each<[string, unknown, unknown, string]>([
    ['no popup', [], {}, '/popup'],
    ['a popup that is null', [], { popup: null }, '/popup'],
    ['no options', [], undefined, '/popup'],
    ['concurrency of 0', [], { popup: POPUP, concurrency: 0 }, '/concurrency'],
    ['concurrency of a half', [], { popup: POPUP, concurrency: 1.5 }, '/concurrency'],
    ['a wrong wait', [], { popup: POPUP, waitMs: -1 }, '/waitMs'],
    ['a wrong time to live', [], { popup: POPUP, timeToLiveMs: 'x' }, '/timeToLiveMs'],
    ['an onProgress that is no function', [], { popup: POPUP, onProgress: 5 }, '/onProgress'],
    ['a signal that is none', [], { popup: POPUP, signal: {} }, '/signal'],
    ['an unknown option', [], { popup: POPUP, concurency: 5 }, ''],
    ['a source that is a text', vin(1), { popup: POPUP }, ''],
    ['a source that is a number', 5, { popup: POPUP }, ''],
    ['no source', undefined, { popup: POPUP }, ''],
  ])('%s', async (_, source, options, pointer) => {
    const { sender } = await start();
    const run = collect(sender.sendAll(source as string[], options as { popup: typeof POPUP }));
    await expect(run).rejects.toMatchObject({ code: 'INVALID_OPTIONS', issues: [{ pointer }] });
  });
});

describe('the same car more than once', () => {
  test('without waiting, only the first is sent', async () => {
    const { broker, sender } = await start();
    const results = await collect(sender.sendAll([vin(1), vin(2), vin(1), vin(1).toLowerCase()], { popup: POPUP }));
    expect(results.map(wordOf).sort()).toEqual(['TOO_SOON', 'TOO_SOON', 'accepted', 'accepted']);
    expect(broker.published).toHaveLength(2);
  });

  test('with waiting, the second is sent when its time has come', async () => {
    const clock = new ManualClock();
    const pacing = memoryPacing({ clock, intervalMs: 100 });
    const { broker, sender } = await start({}, { clock, pacing });
    const results = collect(sender.sendAll([vin(1), vin(1)], { popup: POPUP, waitMs: 100 }));
    await until(() => broker.published.length === 1);
    await settle(5);
    clock.advance(99);
    await settle(5);
    expect(broker.published).toHaveLength(1);
    clock.advance(1);
    expect((await results).map(wordOf)).toEqual(['accepted', 'accepted']);
  });
});

describe('a source that throws', () => {
  const boom = new Error('the database is gone');

  test.each([
    ['at once', false],
    ['later', true],
  ])('%s, in the middle: what was begun is told first, then the error', async (_, isLate) => {
    const { sender } = await start();
    function* broken() {
      yield* cars(3);
      throw boom;
    }
    const results: FleetResult[] = [];
    const run = async () => {
      for await (const result of sender.sendAll(isLate ? later(broken()) : broken(), { popup: POPUP }))
        results.push(result);
    };
    await expect(run()).rejects.toBe(boom);
    expect(results.map(wordOf)).toEqual(['accepted', 'accepted', 'accepted']);
  });

  test('with undefined', async () => {
    const { sender } = await start();
    function* broken() {
      yield vin(1);
      throw undefined;
    }
    await expect(collect(sender.sendAll(broken(), { popup: POPUP }))).rejects.toBe(undefined);
  });

  test('a car with a getter that throws ends the run', async () => {
    const { sender } = await start();
    const trap = {
      vin: vin(2),
      get text(): string {
        throw boom;
      },
    };
    const results: FleetResult[] = [];
    const run = async () => {
      for await (const result of sender.sendAll([vin(1), trap], { popup: POPUP })) results.push(result);
    };
    await expect(run()).rejects.toBe(boom);
    expect(results.map(wordOf)).toEqual(['accepted']);
  });
});

describe('stopping', () => {
  function watched(count = Number.POSITIVE_INFINITY) {
    const seen = { pulled: 0, isReturned: false };
    function* source() {
      try {
        for (let car = 0; car < count; car++) {
          seen.pulled++;
          yield vin(car);
        }
      } finally {
        seen.isReturned = true;
      }
    }
    return { seen, source: source() };
  }

  test('who breaks out calls off what was not sent, and closes the source', async () => {
    const pacing = new SpyPacing();
    const { broker, sender } = await start(
      { publish: inTurn((link, { messageId }) => link.puback(messageId), ignore) },
      { maxInFlight: 2, pacing },
    );
    const { seen, source } = watched();
    for await (const result of sender.sendAll(source, { popup: POPUP, concurrency: 10, waitMs: 5000 })) {
      expect(wordOf(result)).toBe('accepted');
      break;
    }
    expect(seen.isReturned).toBe(true);
    expect(seen.pulled).toBeLessThanOrEqual(11);
    const sent = broker.published.length;
    await settle();
    for (const { packet } of broker.published.slice(1)) broker.link.puback(packet.messageId);
    await settle();
    expect(broker.published.length).toBeLessThanOrEqual(Math.max(sent, 3));
    broker.script = {};
    expect((await sender.send(popup('DEM0CARX000000001'))).status).toBe('accepted');
  });

  test('who never reads starts nothing', async () => {
    const { broker, sender } = await start();
    const { seen, source } = watched();
    const run = sender.sendAll(source, { popup: POPUP });
    await run.return();
    expect(seen.pulled).toBe(0);
    expect(broker.published).toEqual([]);
  });

  test('a signal: what was sent is told, what was not is called off, and the source is closed', async () => {
    const { broker, sender } = await start({ publish: ignore }, { maxInFlight: 2 });
    const { seen, source } = watched();
    const off = new AbortController();
    const results = collect(sender.sendAll(source, { popup: POPUP, concurrency: 5, waitMs: 5000, signal: off.signal }));
    await until(() => broker.published.length === 2);
    off.abort(new Error('enough'));
    for (const { packet } of broker.published) broker.link.puback(packet.messageId);
    const told = (await results).map(wordOf);
    expect(told.sort()).toEqual(['ABORTED', 'ABORTED', 'ABORTED', 'accepted', 'accepted']);
    expect(seen).toEqual({ pulled: 5, isReturned: true });
  });

  test('a signal that was given before: nothing is read', async () => {
    const { broker, sender } = await start();
    const { seen, source } = watched();
    expect(await collect(sender.sendAll(source, { popup: POPUP, signal: AbortSignal.abort() }))).toEqual([]);
    expect(seen.pulled).toBe(0);
    expect(broker.published).toEqual([]);
  });

  test('a signal while a source is stuck: the run ends all the same', async () => {
    const { sender } = await start();
    const off = new AbortController();
    let isReturned = false;
    const stuck: AsyncIterable<string> = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise(() => undefined),
        return: () => {
          isReturned = true;
          return new Promise(() => undefined);
        },
      }),
    };
    let results: FleetResult[] | undefined;
    void collect(sender.sendAll(stuck, { popup: POPUP, signal: off.signal })).then((all) => {
      results = all;
    });
    await settle(5);
    off.abort();
    await until(() => results !== undefined, 'the end of the run');
    expect(results).toEqual([]);
    expect(isReturned).toBe(true);
  });

  test('close() during a run: every car that was taken has its result, and no more are taken', async () => {
    const { broker, sender } = await start({ publish: ignore }, { maxInFlight: 2 });
    const results = collect(sender.sendAll(cars(8), { popup: POPUP, concurrency: 5, waitMs: 5000 }));
    await until(() => broker.published.length === 2);
    await sender.close({ deadlineMs: 10 });
    expect((await results).map(wordOf).sort()).toEqual([
      ...Array(3).fill('ABORTED'),
      'OUTCOME_UNKNOWN',
      'OUTCOME_UNKNOWN',
    ]);
  });

  test('close() before a run: nothing is read', async () => {
    const { sender } = await start();
    const { seen, source } = watched();
    await sender.close();
    await expect(collect(sender.sendAll(source, { popup: POPUP }))).rejects.toMatchObject({ code: 'ABORTED' });
    expect(seen.pulled).toBe(0);
  });

  test('close() while the source is stuck: the run ends all the same', async () => {
    const { sender } = await start();
    async function* stuck() {
      yield vin(1);
      await new Promise(() => undefined);
    }
    let results: FleetResult[] | undefined;
    void collect(sender.sendAll(stuck(), { popup: POPUP })).then((all) => {
      results = all;
    });
    await settle(10);
    await sender.close();
    await until(() => results !== undefined, 'the end of the run');
    expect(results?.map(wordOf)).toEqual(['accepted']);
  });

  test('a source whose closing fails is no failure of the run', async () => {
    const { sender } = await start();
    function* source() {
      try {
        yield* cars(1000);
      } finally {
        // biome-ignore lint/correctness/noUnsafeFinally: this is what is tested
        throw new Error('closing fails');
      }
    }
    for await (const _ of sender.sendAll(source(), { popup: POPUP, concurrency: 2 })) break;
  });
});

describe('progress', () => {
  test('is told after every car, and adds up', async () => {
    const { sender } = await start(
      { publish: inTurn(answer(0), answer(0x87), (link) => link.drop()) },
      { maxInFlight: 1 },
      { protocolVersion: 5 },
    );
    const steps: FleetProgress[] = [];
    const onProgress = (progress: FleetProgress) => void steps.push({ ...progress });
    const options = { popup: POPUP, onProgress, waitMs: 1000, concurrency: 10 };
    const results = await collect(sender.sendAll(cars(3), options));
    expect(results.map(({ status }) => status)).toEqual(['accepted', 'refused', 'unknown']);
    expect(steps.map(({ accepted, refused, unknown }) => accepted + refused + unknown)).toEqual([1, 2, 3]);
    expect(steps.map(({ pending }) => pending)).toEqual([2, 1, 0]);
    expect(steps.at(-1)).toEqual({ accepted: 1, refused: 1, unknown: 1, pending: 0 });
  });

  test('what it throws ends the run', async () => {
    const { broker, sender } = await start();
    const boom = new Error('the disk is full');
    const onProgress = () => {
      throw boom;
    };
    let isReturned = false;
    function* source() {
      try {
        yield* cars(1000);
      } finally {
        isReturned = true;
      }
    }
    await expect(collect(sender.sendAll(source(), { popup: POPUP, onProgress, concurrency: 3 }))).rejects.toBe(boom);
    expect(isReturned).toBe(true);
    const sent = broker.published.length;
    await settle();
    expect(broker.published.length).toBe(sent);
  });
});

describe('pace and memory', () => {
  test('never takes more cars than it works on, and those whose result has not been read', async () => {
    const { sender } = await start();
    let pulled = 0;
    let read = 0;
    let furthest = 0;
    function* million() {
      for (let car = 0; car < 1_000_000; car++) {
        pulled++;
        furthest = Math.max(furthest, pulled - read);
        yield vin(car);
      }
    }
    for await (const _ of sender.sendAll(million(), { popup: POPUP, concurrency: 32 })) {
      read++;
      if (read % 100 === 0) await settle(1);
      if (read === 1000) break;
    }
    expect(furthest).toBeLessThanOrEqual(33);
    expect(pulled).toBeLessThanOrEqual(1033);
  });

  test('a slow source does not hold back results', async () => {
    const { sender } = await start();
    let go = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    async function* slow() {
      yield vin(1);
      await gate;
      yield vin(2);
    }
    const run = sender.sendAll(slow(), { popup: POPUP });
    expect((await run.next()).value).toMatchObject({ vin: vin(1), status: 'accepted' });
    go();
    expect((await run.next()).value).toMatchObject({ vin: vin(2), status: 'accepted' });
    expect((await run.next()).done).toBe(true);
  });

  test('a source that comes later is closed when the reader stops while it is being read', async () => {
    const { sender } = await start();
    let isReturned = false;
    async function* slow() {
      try {
        yield vin(1);
        await settle(20);
        yield vin(2);
      } finally {
        isReturned = true;
      }
    }
    for await (const _ of sender.sendAll(slow(), { popup: POPUP })) break;
    await until(() => isReturned, 'closing');
  });

  test('other messages of the sender keep their place in the queue', async () => {
    const { sender } = await start({}, { maxWaiting: 10, maxInFlight: 2 });
    const results = await collect(sender.sendAll(cars(100), { popup: POPUP, concurrency: 1000, waitMs: 5000 }));
    expect(new Set(results.map(wordOf))).toEqual(new Set(['accepted']));
  });

  test('a queue that others have filled: a run waits for its turn', async () => {
    const { broker, sender } = await start({ publish: ignore }, { maxWaiting: 1, maxInFlight: 1 });
    const first = sender.send(popup(100));
    await until(() => broker.published.length === 1);
    const second = sender.send({ ...popup(101), waitMs: 5000 });
    expect((await failure(sender.send({ ...popup(102), waitMs: 5000 }))).code).toBe('QUEUE_FULL');
    const run = collect(sender.sendAll(cars(3), { popup: POPUP, waitMs: 5000 }));
    await settle(5);
    broker.script = {};
    broker.link.puback(broker.published[0]?.packet.messageId);
    await Promise.all([first, second]);
    expect((await run).map(wordOf)).toEqual(['accepted', 'accepted', 'accepted']);
  });

  test('two runs at a time share the room', async () => {
    const { broker, sender } = await start({}, { maxInFlight: 4 });
    const [one, two] = await Promise.all([
      collect(sender.sendAll(cars(50), { popup: POPUP })),
      collect(sender.sendAll(later(cars(50).map((car) => car.replace('CAR', 'BUS'))), { popup: POPUP })),
    ]);
    expect(new Set([...(one ?? []), ...(two ?? [])].map(wordOf))).toEqual(new Set(['accepted']));
    expect(broker.mostUnacknowledged).toBeLessThanOrEqual(4);
  });

  test('offline, without waiting, every car is refused, and the source is read to its end', async () => {
    const broker = await startStoppedBroker();
    const sender = startSender(connectLater(broker));
    const results = await collect(sender.sendAll(cars(500), { popup: POPUP }));
    expect(results).toHaveLength(500);
    expect(new Set(results.map(wordOf))).toEqual(new Set(['NOT_CONNECTED']));
  });
});
