/** The deliveries of a queue in a real Redis: whatever two workers and the answers do, and in whatever order, the figures stay true. */
import fc from 'fast-check';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DeliveryStore, type HeldJob } from '../../../src/bullmq/delivery-store.js';
import { jobIdOf, type PopupJobOutcome } from '../../../src/bullmq/popup-job.js';
import { vin } from '../../sender/harness.js';
import { isThere } from '../programs.js';
import { RedisServer } from '../redis.js';
import { LIBRARIES } from '../redis-clients.js';
import { ENGINE_CLIENTS, type EngineClient } from './clients.js';

const RUN = 'storm';
const ACCEPTED: PopupJobOutcome = { status: 'accepted', acknowledgedAt: 1 };
const REFUSED: PopupJobOutcome = { status: 'refused', code: 'TOO_LARGE', message: 'TOO_LARGE: so it is' };

describe.runIf(isThere('redis-server', 'command -v redis-server'))('the deliveries of a queue', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await RedisServer.start();
  });
  afterAll(() => redis.stop());

  describe.each(LIBRARIES)('with %s', (library) => {
    let connection: EngineClient;
    let store: DeliveryStore;
    beforeAll(async () => {
      connection = await ENGINE_CLIENTS[library](redis.url);
      store = new DeliveryStore(connection.client, 'bull', 'popups');
    });
    afterAll(() => connection.end());
    beforeEach(() => redis.command('flushall'));

    /** A job of the engine's, as two workers hold it one after the other. */
    async function jobOf(car: number): Promise<[HeldJob, HeldJob]> {
      const id = jobIdOf(RUN, vin(car));
      await redis.command('hset', `bull:popups:${id}`, 'name', 'popup');
      await store.openRun(RUN, undefined);
      await store.countEnqueued(RUN, [id]);
      return [
        { id, token: 'first' },
        { id, token: 'second' },
      ];
    }
    /** The engine gives the job to a worker. */
    const give = ({ id, token }: HeldJob) => redis.command('set', `bull:popups:${id}:lock`, token);
    const figures = async () => {
      const { enqueued, waiting, accepted, refused, unknown, awaited, noAnswer } = await store.funnel(RUN);
      return { enqueued, waiting, accepted, refused, unknown, open: awaited + noAnswer };
    };

    test('the worker may send once it has begun, also if the reply was lost and it asks again', async () => {
      const [first] = await jobOf(1);
      await give(first);
      expect(await store.begin(first, 1_000)).toBeUndefined();
      expect(await store.begin(first, 1_000)).toBeUndefined();
      await store.end(first, ACCEPTED);
      await store.end(first, ACCEPTED);
      expect(await figures()).toEqual({ enqueued: 1, waiting: 0, accepted: 1, refused: 0, unknown: 0, open: 1 });
    });

    test('the next one learns that it may have been sent; what the first says later changes nothing', async () => {
      const [first, second] = await jobOf(1);
      await give(first);
      await store.begin(first, 1_000);
      await give(second);
      const unknown = await store.begin(second, 1_000);
      expect(unknown).toMatchObject({ status: 'unknown', code: 'OUTCOME_UNKNOWN' });
      for (const late of [
        () => store.end(first, ACCEPTED),
        () => store.end(first, REFUSED),
        () => store.release(first),
      ]) {
        await late();
        expect(await figures()).toEqual({ enqueued: 1, waiting: 0, accepted: 0, refused: 0, unknown: 1, open: 1 });
      }
      const third = { ...first, token: 'third' };
      await give(third);
      expect(await store.begin(third, 1_000)).toEqual(unknown);
    });

    test('what was given back is for the next one, and what was accepted is not', async () => {
      const [first, second] = await jobOf(1);
      await give(first);
      await store.begin(first, 1_000);
      await store.release(first);
      expect(await figures()).toMatchObject({ waiting: 1, open: 0 });
      await give(second);
      expect(await store.begin(second, 1_000)).toBeUndefined();
      // The first one no longer has a say.
      await store.release(first);
      await store.end(first, REFUSED);
      await store.end(second, ACCEPTED);
      await give(first);
      expect(await store.begin(first, 1_000)).toEqual(ACCEPTED);
      expect(await figures()).toMatchObject({ waiting: 0, accepted: 1, unknown: 0, open: 1 });
    });

    test('a worker that was silent for too long says nothing of a job that another one has', async () => {
      const [first, second] = await jobOf(1);
      await give(first);
      await give(second);
      await store.begin(second, 1_000);
      await expect(store.begin(first, 1_000)).rejects.toThrow('no longer');
      await store.end(second, ACCEPTED);
      expect(await figures()).toMatchObject({ accepted: 1, unknown: 0 });
    });

    test('a job that is gone', async () => {
      const [first] = await jobOf(1);
      await give(first);
      await redis.command('del', `bull:popups:${first.id}`);
      await expect(store.begin(first, undefined)).rejects.toThrow('no longer');
    });

    test('runs of which nothing was heard for long are forgotten; the others are there in the order in which they were added to', async () => {
      await store.openRun('old', undefined);
      await redis.command('zadd', 'bull:popups:popup:runs', '1', 'old');
      await store.openRun('new', { text: 'One' });
      await store.openRun('newer', undefined);
      expect(await store.runs()).toEqual(['new', 'newer']);
      expect(await store.openRun('new', { text: 'Two' })).toBe(false);
      expect(await store.popupOf('new')).toEqual({ text: 'One' });
      expect(await store.popupOf('newer')).toEqual({});
    });
  });

  test('whatever happens, and in whatever order', async () => {
    const client = new Redis(redis.url);
    const store = new DeliveryStore(client, 'bull', 'popups');
    const step = fc.record({
      job: fc.nat(2),
      worker: fc.nat(2),
      deed: fc.constantFrom('take', 'begin', 'release', 'accept', 'refuse', 'answer', 'count'),
    });
    const property = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 60, size: 'max' }), async (steps) => {
      await client.flushall();
      await store.openRun(RUN, undefined);
      const jobs = [0, 1, 2].map(() => ({
        lock: -1,
        holder: -1,
        state: 'waiting',
        isCounted: false,
        isOpen: false,
        ok: 0,
      }));
      for (const at of jobs.keys()) await client.hset(`bull:popups:${jobIdOf(RUN, vin(at))}`, 'name', 'popup');
      for (const { job: at, worker, deed } of steps) {
        const [job, held] = [jobs[at] as (typeof jobs)[number], { id: jobIdOf(RUN, vin(at)), token: `${worker}` }];
        const isHolder = job.holder === worker && job.state === 'waiting';
        if (deed === 'count') {
          await store.countEnqueued(RUN, [held.id]);
          job.isCounted = true;
        } else if (deed === 'take') {
          await client.set(`bull:popups:${held.id}:lock`, held.token);
          job.lock = worker;
        } else if (deed === 'begin' && job.lock !== worker) {
          await expect(store.begin(held, 60_000)).rejects.toThrow('no longer');
        } else if (deed === 'begin') {
          const reply = await store.begin(held, 60_000);
          job.isCounted = true;
          const mayBegin = job.state === 'refused' || (job.state === 'waiting' && (job.holder === -1 || isHolder));
          if (mayBegin) Object.assign(job, { holder: worker, state: 'waiting', isOpen: true });
          else if (job.state === 'waiting') job.state = 'unknown';
          if (mayBegin) expect(reply).toBeUndefined();
          else expect(reply).toMatchObject({ status: job.state });
        } else if (deed === 'release') {
          await store.release(held);
          if (isHolder) Object.assign(job, { holder: -1, isOpen: false });
        } else if (deed === 'answer') {
          await store.answer(held.id, 'ok');
          if (job.isOpen) job.ok++;
          job.isOpen = false;
        } else {
          await store.end(held, deed === 'accept' ? ACCEPTED : REFUSED);
          if (isHolder && deed === 'accept') job.state = 'accepted';
          else if (isHolder) Object.assign(job, { holder: -1, state: 'refused', isOpen: false });
        }
      }
      const count = (isSo: (job: (typeof jobs)[number]) => boolean): number => jobs.filter(isSo).length;
      expect(await store.funnel(RUN)).toEqual({
        run: RUN,
        enqueued: count(({ isCounted }) => isCounted),
        waiting: count(({ isCounted, state }) => isCounted && state === 'waiting'),
        accepted: count(({ state }) => state === 'accepted'),
        refused: count(({ state }) => state === 'refused'),
        unknown: count(({ state }) => state === 'unknown'),
        answers: { ok: jobs.reduce((sum, { ok }) => sum + ok, 0), cancel: 0, timeout: 0 },
        awaited: count(({ isOpen }) => isOpen),
        noAnswer: 0,
      });
    });
    await fc.assert(property, { numRuns: 1_000 });
    client.disconnect();
  });
});
