/** What gets into a queue, in a real Redis, with both of its libraries. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type EnqueueResult, type PopupQueue, popupQueue } from '../../../src/bullmq/index.js';
import type { FleetSource } from '../../../src/sender/index.js';
import { vin } from '../../sender/harness.js';
import { isThere } from '../programs.js';
import { RedisServer } from '../redis.js';
import { LIBRARIES } from '../redis-clients.js';
import { ENGINE_CLIENTS, type EngineClient } from './clients.js';

const POPUP = { text: 'A storm is coming.', okButton: true };
const RUN = { run: 'storm', popup: POPUP };

async function all(results: AsyncIterable<EnqueueResult>): Promise<EnqueueResult[]> {
  const list: EnqueueResult[] = [];
  for await (const result of results) list.push(result);
  return list;
}

describe.runIf(isThere('redis-server', 'command -v redis-server'))('a queue of popups', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await RedisServer.start();
  });
  afterAll(() => redis.stop());

  describe.each(LIBRARIES)('with %s', (library) => {
    let connection: EngineClient;
    let queue: PopupQueue;
    beforeEach(async () => {
      await redis.command('flushall');
      connection = await ENGINE_CLIENTS[library](redis.url);
      queue = popupQueue({ client: connection.client });
    });
    afterEach(async () => {
      await queue.close();
      connection.end();
    });

    const jobs = () => queue.queue.getJobs(['waiting', 'delayed', 'prioritized']);

    test('one job per run and car, however often it is added, in whatever case', async () => {
      const cars = [vin(1), vin(2), vin(1).toLowerCase()];
      const results = await all(queue.addAll(cars, RUN));
      expect(results.map(({ status }) => status)).toEqual(['enqueued', 'enqueued', 'enqueued']);
      await all(queue.addAll([...cars, vin(3)], RUN));
      expect(await queue.add({ ...POPUP, run: 'storm', vin: vin(2) })).toBe(`storm/${vin(2)}`);
      expect((await jobs()).map(({ id }) => id).sort()).toEqual([1, 2, 3].map((car) => `storm/${vin(car)}`));
      expect(await queue.funnels()).toEqual([
        {
          run: 'storm',
          enqueued: 3,
          waiting: 3,
          accepted: 0,
          refused: 0,
          unknown: 0,
          answers: { ok: 0, cancel: 0, timeout: 0 },
          awaited: 0,
          noAnswer: 0,
        },
      ]);
    });

    test('the popup of a run is in the store once, and a run has one', async () => {
      await all(queue.addAll([vin(1), { vin: vin(2), text: 'Un orage arrive.' }], RUN));
      expect((await jobs()).map(({ data }) => data)).toEqual(
        expect.arrayContaining([
          { run: 'storm', vin: vin(1) },
          { run: 'storm', vin: vin(2), popup: { text: 'Un orage arrive.' } },
        ]),
      );
      await expect(
        all(queue.addAll([vin(3)], { run: 'storm', popup: { text: 'Other', okButton: true } })),
      ).rejects.toMatchObject({
        code: 'INVALID_OPTIONS',
        issues: [{ pointer: '/run' }],
      });
      expect(await jobs()).toHaveLength(2);
      await all(queue.addAll([vin(3)], { run: 'flood', popup: { text: 'Other', okButton: true } }));
      expect((await queue.funnels()).map(({ run, enqueued }) => [run, enqueued])).toEqual([
        ['storm', 2],
        ['flood', 1],
      ]);
    });

    test('a car with a fault is refused, and the others get in', async () => {
      const cars = ['short', vin(1), { vin: vin(2), text: '' }, { vin: vin(3), txt: 'typo' }, 42] as FleetSource;
      const results = await all(queue.addAll(cars, RUN));
      expect(results.map((result) => ('error' in result ? result.error.code : result.status))).toEqual([
        'INVALID_TOPIC',
        'enqueued',
        'INVALID_MESSAGE',
        'INVALID_MESSAGE',
        'INVALID_TOPIC',
      ]);
      expect(await jobs()).toHaveLength(1);
    });

    test('times to live, answers and the options of the engine are those of the run or of the car', async () => {
      const before = Date.now();
      const cars = [vin(1), { vin: vin(2), timeToLiveMs: 5_000 }];
      await all(queue.addAll(cars, { ...RUN, timeToLiveMs: 60_000, answerWithinMs: 30_000, job: { priority: 7 } }));
      await queue.add({ ...POPUP, run: 'later', vin: vin(3), job: { delay: 1_000 } });
      const byCar = new Map((await jobs()).map((job) => [job.data.vin, job]));
      const livesFor = (car: number): number => Number(byCar.get(vin(car))?.data.expiresAt) - before;
      expect(livesFor(1)).toBeGreaterThanOrEqual(60_000);
      expect(livesFor(2)).toBeGreaterThanOrEqual(5_000);
      expect(livesFor(2)).toBeLessThan(60_000);
      expect(byCar.get(vin(1))).toMatchObject({ priority: 7, data: { answerWithinMs: 30_000 } });
      expect(byCar.get(vin(3))).toMatchObject({ delay: 1_000, data: { run: 'later', popup: POPUP } });
    });

    test('it reads from its source as its results are read, and closes it', async () => {
      let [read, isClosed] = [0, false];
      function* cars() {
        try {
          for (;;) yield vin(++read);
        } finally {
          isClosed = true;
        }
      }
      for await (const { vin: car } of queue.addAll(cars(), RUN)) if (car === vin(10)) break;
      expect(isClosed).toBe(true);
      expect(read).toBeLessThanOrEqual(500);
    });
  });

  describe('what is not added', () => {
    let connection: EngineClient;
    let queue: PopupQueue;
    beforeAll(async () => {
      connection = await ENGINE_CLIENTS.ioredis(redis.url);
      queue = popupQueue({ client: connection.client, name: 'refusals' });
    });
    afterAll(async () => {
      await queue.close();
      connection.end();
    });

    test.each([
      [{ client: {} }, '/client'],
      [{ name: 'a:b' }, '/name'],
      [{ prefix: '' }, '/prefix'],
      [{ nmae: 'x' }, ''],
    ])('a queue with %j', (wrong, pointer) => {
      expect(() => popupQueue({ client: connection.client, ...wrong } as never)).toThrow(
        expect.objectContaining({ code: 'INVALID_OPTIONS', issues: [expect.objectContaining({ pointer })] }),
      );
    });

    test.each([
      [{ run: 'a/b' }, 'INVALID_OPTIONS'],
      [{ run: undefined }, 'INVALID_OPTIONS'],
      [{ job: { attempts: 3 } }, 'INVALID_OPTIONS'],
      [{ job: { priority: -1 } }, 'INVALID_OPTIONS'],
      [{ answerWithinMs: -1 }, 'INVALID_OPTIONS'],
      [{ waitMs: 1 }, 'INVALID_OPTIONS'],
      [{ vin: 'short' }, 'INVALID_TOPIC'],
      [{ text: '' }, 'INVALID_MESSAGE'],
    ])('one popup with %j', async (wrong, code) => {
      const popup = { ...POPUP, run: 'r', vin: vin(1), ...wrong } as never;
      await expect(queue.add(popup)).rejects.toMatchObject({ code });
    });

    test('one popup that is too large', async () => {
      const content = { story: 'x'.repeat(200_000) };
      await expect(queue.add({ ...POPUP, run: 'r', vin: vin(1), content })).rejects.toMatchObject({
        code: 'TOO_LARGE',
      });
    });

    test.each([
      [{ popup: { text: '' } }, 'INVALID_MESSAGE'],
      [{ popup: undefined }, 'INVALID_OPTIONS'],
      [{ popup: { ...POPUP, vin: vin(1) } }, 'INVALID_MESSAGE'],
      [{ run: ' ' }, 'INVALID_OPTIONS'],
    ])('a fleet with %j', async (wrong, code) => {
      await expect(all(queue.addAll([vin(1)], { ...RUN, ...wrong } as never))).rejects.toMatchObject({ code });
    });

    test('what is no list of cars', async () => {
      await expect(all(queue.addAll('DEM0CAR0000000001' as never, RUN))).rejects.toMatchObject({
        code: 'INVALID_OPTIONS',
      });
    });

    test('nothing of all that is in the store', async () => {
      expect(await queue.queue.getJobCounts()).toMatchObject({ waiting: 0, delayed: 0, prioritized: 0 });
    });
  });
});
