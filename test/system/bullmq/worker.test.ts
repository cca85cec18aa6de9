/** What a worker makes of what the sender says: a real Redis, and a broker that does what it is told. */
import type { Job } from 'bullmq';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { LIMITS } from '../../../generated/v1/limits.js';
import {
  type PopupFunnel,
  type PopupJobData,
  type PopupWorker,
  type PopupWorkerOptions,
  popupQueue,
  popupWorker,
  type QueuedAnswer,
} from '../../../src/bullmq/index.js';
import {
  appMessageTopic,
  createReceiptMessage,
  decodePopup,
  encodeAppMessage,
  readReceiptId,
} from '../../../src/index.js';
import { createPopupSender, type PopupSender, redisPacing, redisReceipts } from '../../../src/sender/index.js';
import { connect, ID_APP, startBroker, UID, vin } from '../../sender/harness.js';
import { answer, ignore, type ScriptedBroker } from '../../sender/scripted-broker.js';
import { isThere } from '../programs.js';
import { RedisServer } from '../redis.js';
import { ENGINE_CLIENTS } from './clients.js';
import { useQueue } from './use-queue.js';

const POPUP = { text: 'Shall we?', okButton: true };
const RUN = 'storm';

const eventually = (assertion: () => void | Promise<void>): Promise<void> =>
  vi.waitFor(assertion, { timeout: 15_000, interval: 20 });

describe.runIf(isThere('redis-server', 'command -v redis-server'))('a worker', () => {
  const used = useQueue();

  /** What a worker needs, and ends with the test. */
  interface Setting {
    broker: ScriptedBroker;
    sender: PopupSender;
    worker: PopupWorker;
    errors: unknown[];
    answers: QueuedAnswer[];
  }

  async function start(
    script: ScriptedBroker['script'] = {},
    options: Partial<PopupWorkerOptions> & { deadlineMs?: number; intervalMs?: number } = {},
  ): Promise<Setting> {
    const { deadlineMs = 2_000, intervalMs = LIMITS.minIntervalMs, ...rest } = options;
    const broker = await startBroker(script);
    const mqtt = await connect(broker, { protocolVersion: 5 });
    const own = await ENGINE_CLIENTS.ioredis(used.redis.url);
    const { client } = own;
    const sender = createPopupSender({
      client: mqtt,
      uid: UID,
      idApp: ID_APP,
      deadlineMs,
      pacing: redisPacing({ client, intervalMs, marginMs: 500 }),
      receipts: redisReceipts({ client, pollMs: 20, goneAfterMs: 500 }),
    });
    const [errors, answers]: [unknown[], QueuedAnswer[]] = [[], []];
    const worker = popupWorker({
      client,
      sender,
      goneAfterMs: 500,
      onError: (error) => errors.push(error),
      onAnswer: (answer) => answers.push(answer),
      ...rest,
    });
    onTestFinished(async () => {
      await worker.close({ deadlineMs: 0 });
      await sender.close({ deadlineMs: 0 });
      own.end();
    });
    return { broker, sender, worker, errors, answers };
  }

  const job = async (car: number): Promise<Job<PopupJobData>> =>
    (await used.queue.queue.getJob(`${RUN}/${vin(car)}`)) as Job<PopupJobData>;
  const add = (car: number, more: object = {}): Promise<string> =>
    used.queue.add({ ...POPUP, run: RUN, vin: vin(car), ...more });
  const funnel = async (): Promise<Partial<PopupFunnel>> => (await used.queue.funnels())[0] ?? {};
  const delayOf = async (car: number): Promise<number> => {
    const { timestamp, delay } = await job(car);
    return timestamp + delay - Date.now();
  };

  test('accepted: the job is completed, and its popup is that of the run and the car', async () => {
    const { broker } = await start();
    for await (const _ of used.queue.addAll([vin(1), { vin: vin(2), text: 'Own' }], { run: RUN, popup: POPUP }));
    await eventually(async () => expect(await funnel()).toMatchObject({ enqueued: 2, waiting: 0, accepted: 2 }));
    await eventually(async () => expect(await (await job(1)).getState()).toBe('completed'));
    expect((await job(1)).returnvalue).toEqual({ status: 'accepted', acknowledgedAt: expect.any(Number) });
    const texts = broker.published.map(({ packet }) => decodePopup(packet.payload as Buffer));
    expect(texts).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ popupText: 'Shall we?' }),
        expect.objectContaining({ popupText: 'Own' }),
      ]),
    );
  });

  test('too soon: delayed by retryAfterMs, which costs no attempt', async () => {
    await start();
    await add(1);
    await eventually(async () => expect(await funnel()).toMatchObject({ accepted: 1 }));
    await used.queue.add({ ...POPUP, run: 'other', vin: vin(1) });
    const other = async () => (await used.queue.queue.getJob(`other/${vin(1)}`)) as Job;
    await eventually(async () => expect(await (await other()).getState()).toBe('delayed'));
    const { timestamp, delay, attemptsMade, failedReason } = await other();
    const after = timestamp + delay - Date.now();
    expect(after).toBeGreaterThan(LIMITS.minIntervalMs / 2);
    expect(after).toBeLessThanOrEqual(2 * LIMITS.minIntervalMs);
    expect({ attemptsMade, failedReason }).toEqual({ attemptsMade: 0, failedReason: undefined });
    expect((await used.queue.funnels())[1]).toMatchObject({ run: 'other', waiting: 1, refused: 0, unknown: 0 });
  });

  test('not connected: delayed, and sent when there is a connection', async () => {
    const { broker } = await start();
    await broker.stop();
    await add(1);
    await eventually(async () => expect(await (await job(1)).getState()).toBe('delayed'));
    expect((await job(1)).attemptsMade).toBe(0);
    expect(await delayOf(1)).toBeLessThanOrEqual(1_000);
    await broker.listen();
    await eventually(async () => expect(await funnel()).toMatchObject({ accepted: 1, waiting: 0 }));
    expect(broker.published).toHaveLength(1);
  });

  test('a quota that passes is no refusal for good', async () => {
    const { broker } = await start({ publish: answer(0x97) });
    await add(1);
    await eventually(async () => expect(await (await job(1)).getState()).toBe('delayed'));
    broker.script = {};
    await eventually(async () => expect(await funnel()).toMatchObject({ accepted: 1, refused: 0 }));
  });

  test('refused for good: failed, and tried again by hand it counts once', async () => {
    const { broker } = await start({ publish: answer(0x87) }, { intervalMs: 1 });
    await add(1, { answerWithinMs: 60_000 });
    await eventually(async () => expect(await (await job(1)).getState()).toBe('failed'));
    expect((await job(1)).failedReason).toMatch(/^REFUSED: /);
    expect(await funnel()).toMatchObject({ enqueued: 1, waiting: 0, refused: 1, awaited: 0 });
    broker.script = {};
    await (await job(1)).retry();
    await eventually(async () =>
      expect(await funnel()).toMatchObject({ enqueued: 1, waiting: 0, refused: 0, accepted: 1 }),
    );
  });

  test('its time to live is over: refused', async () => {
    const { broker } = await start({}, { concurrency: 1 });
    await used.queue.queue.pause();
    await add(1, { timeToLiveMs: 1 });
    await used.queue.queue.resume();
    await eventually(async () => expect(await funnel()).toMatchObject({ refused: 1 }));
    await eventually(async () => expect((await job(1)).failedReason).toMatch(/^EXPIRED: /));
    expect(broker.published).toEqual([]);
  });

  test('no acknowledgement: failed as unknown, and never sent again, not even by hand', async () => {
    const { broker } = await start({ publish: ignore }, { deadlineMs: 100 });
    await add(1, { answerWithinMs: 60_000 });
    await eventually(async () => expect(await (await job(1)).getState()).toBe('failed'));
    expect((await job(1)).failedReason).toMatch(/^OUTCOME_UNKNOWN: /);
    // It may have arrived: an answer may come.
    expect(await funnel()).toMatchObject({ unknown: 1, refused: 0, accepted: 0, awaited: 1 });
    broker.script = {};
    await (await job(1)).retry();
    await eventually(async () => expect(await (await job(1)).getState()).toBe('failed'));
    expect(await funnel()).toMatchObject({ unknown: 1, waiting: 0 });
    expect(broker.published).toHaveLength(1);
  });

  test('an error that no sender should throw: unknown', async () => {
    const { sender, worker } = await start();
    await worker.close();
    const broken = { ...sender, send: () => Promise.reject(new TypeError('secret')) };
    const own = await ENGINE_CLIENTS.ioredis(used.redis.url);
    const other = popupWorker({ client: own.client, sender: broken });
    await add(1);
    await eventually(async () => expect(await (await job(1)).getState()).toBe('failed'));
    expect((await job(1)).failedReason).not.toContain('secret');
    expect(await funnel()).toMatchObject({ unknown: 1 });
    await other.close();
    own.end();
  });

  test('the sender is closed: the jobs are for others', async () => {
    const { sender } = await start();
    await sender.close();
    await add(1);
    await eventually(async () => expect(await (await job(1)).getState()).toBe('delayed'));
    expect(await funnel()).toMatchObject({ waiting: 1, refused: 0, unknown: 0 });
  });

  describe('with answers', () => {
    /** A car whose driver does something. */
    const drive =
      (action: 'ok' | 'cancel' | 'timeout'): NonNullable<ScriptedBroker['script']['publish']> =>
      (link, { topic, payload, messageId }) => {
        const car = topic.split('/').find((segment) => segment.startsWith('DEM0CAR')) ?? '';
        const id = readReceiptId(decodePopup(payload as Buffer).content) ?? '';
        const receipt = Buffer.from(encodeAppMessage(createReceiptMessage({ id, action, extra: { seats: 2 } })));
        const topicBack = appMessageTopic({ uid: UID, vin: car });
        // Faster than the PUBACK, and again.
        link.publish(topicBack, receipt, 1, 1000 + (messageId ?? 0));
        link.puback(messageId);
        link.publish(topicBack, receipt, 1, 2000 + (messageId ?? 0));
      };

    test.each(['ok', 'cancel', 'timeout'] as const)('%s: told and counted once', async (action) => {
      const { answers } = await start({ publish: drive(action) });
      await add(1, { answerWithinMs: 60_000 });
      await eventually(async () => expect((await funnel()).answers?.[action]).toBe(1));
      await eventually(async () => expect(await funnel()).toMatchObject({ accepted: 1, awaited: 0, noAnswer: 0 }));
      expect(answers).toEqual([{ run: RUN, jobId: `${RUN}/${vin(1)}`, vin: vin(1), action, extra: { seats: 2 } }]);
      expect((await funnel()).answers).toEqual({ ok: 0, cancel: 0, timeout: 0, [action]: 1 });
    });

    test('none in time, and then a late one', async () => {
      let id = '';
      const { broker, answers } = await start({
        publish: (link, { payload, messageId }) => {
          id = readReceiptId(decodePopup(payload as Buffer).content) ?? '';
          link.puback(messageId);
        },
      });
      await add(1, { answerWithinMs: 1 });
      await eventually(async () => expect(await funnel()).toMatchObject({ accepted: 1, awaited: 0, noAnswer: 1 }));
      const receipt = encodeAppMessage(createReceiptMessage({ id, action: 'ok' }));
      broker.link.publish(appMessageTopic({ uid: UID, vin: vin(1) }), Buffer.from(receipt), 1, 7);
      await eventually(async () => expect(await funnel()).toMatchObject({ noAnswer: 0, answers: { ok: 1 } }));
      expect(answers).toHaveLength(1);
    });

    test('what others ask with the same sender is not for the queue', async () => {
      const { sender, answers } = await start({ publish: drive('ok') });
      const result = await sender.ask({ ...POPUP, vin: vin(9), reference: 'popups', answerWithinMs: 5_000 });
      expect(result).toMatchObject({ status: 'answered' });
      expect(answers).toEqual([]);
    });

    test('a handler that throws is told of, and the answer counts', async () => {
      const failure = new Error('the table is taken');
      const { errors } = await start(
        { publish: drive('ok') },
        {
          onAnswer: () => {
            throw failure;
          },
        },
      );
      await add(1, { answerWithinMs: 60_000 });
      await eventually(async () => expect(await funnel()).toMatchObject({ answers: { ok: 1 } }));
      expect(errors).toContain(failure);
    });
  });

  describe('that is closed', () => {
    test.each([0, 20_000])('leaves no connection behind, with a deadline of %i ms', async (deadlineMs) => {
      const connections = async (): Promise<number> =>
        (await used.redis.command('client', 'list'))
          .split('\n')
          .filter((line) => line.includes('cmd=') && !line.includes('cmd=client')).length;
      const before = await connections();
      const { worker, sender } = await start();
      await add(1, { answerWithinMs: 60_000 });
      await eventually(async () => expect(await funnel()).toMatchObject({ accepted: 1 }));
      expect(await connections()).toBeGreaterThan(before);
      await worker.close({ deadlineMs });
      await sender.close();
      // The client is the test's own, and ends with it.
      await eventually(async () => expect(await connections()).toBe(before + 1));
    });

    test('ends the jobs that it has, and leaves the others', async () => {
      let acknowledge = (): void => undefined;
      const { broker, worker } = await start(
        {
          publish: (link, { messageId }) => {
            acknowledge = () => link.puback(messageId);
          },
        },
        { concurrency: 1 },
      );
      await add(1);
      await add(2);
      await eventually(() => expect(broker.published).toHaveLength(1));
      const closed = worker.close();
      await new Promise((resolve) => setTimeout(resolve, 50));
      acknowledge();
      expect(await closed).toBe(true);
      expect(await funnel()).toMatchObject({ accepted: 1, waiting: 1, unknown: 0 });
      expect(broker.published).toHaveLength(1);
    });

    test('after its deadline what it had begun is unknown to the next one', async () => {
      const { broker, worker } = await start({ publish: ignore });
      await add(1);
      await eventually(() => expect(broker.published).toHaveLength(1));
      expect(await worker.close({ deadlineMs: 10 })).toBe(false);
      const next = await start();
      await eventually(async () => expect(await funnel()).toMatchObject({ unknown: 1, waiting: 0 }));
      expect(next.broker.published).toEqual([]);
    });
  });

  test('the store is gone and comes back: what was sent is counted, once', async () => {
    const persistent = await RedisServer.start(['--appendonly', 'yes', '--appendfsync', 'always']);
    onTestFinished(() => persistent.stop());
    const own = await ENGINE_CLIENTS.ioredis(persistent.url);
    const other = popupQueue({ client: own.client });
    let acknowledge = (): void => undefined;
    const broker = await startBroker({
      publish: (link, { messageId }) => {
        acknowledge = () => link.puback(messageId);
      },
    });
    const sender = createPopupSender({ client: await connect(broker), uid: UID, idApp: ID_APP });
    const worker = popupWorker({ client: own.client, sender, goneAfterMs: 20_000 });
    await other.add({ ...POPUP, run: RUN, vin: vin(1) });
    await eventually(() => expect(broker.published).toHaveLength(1));
    await persistent.kill();
    acknowledge();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await persistent.start();
    await eventually(async () => expect((await other.funnels())[0]).toMatchObject({ accepted: 1, unknown: 0 }));
    await eventually(async () => expect(await other.queue.getJobCounts()).toMatchObject({ completed: 1 }));
    expect(broker.published).toHaveLength(1);
    await worker.close();
    await sender.close();
    await other.close();
    own.end();
  });

  describe('that cannot be', () => {
    test.each([
      [{ concurrency: 0 }, '/concurrency'],
      [{ limiter: { max: 0, duration: 1 } }, '/limiter'],
      [{ sender: {} }, '/sender'],
      [{ goneAfterMs: 0 }, '/goneAfterMs'],
    ])('with %j', (wrong, pointer) => {
      const sender = { send: vi.fn(), ask: vi.fn(), onAnswer: vi.fn() };
      expect(() => popupWorker({ client: used.connection.client, sender, ...wrong } as never)).toThrow(
        expect.objectContaining({ code: 'INVALID_OPTIONS', issues: [expect.objectContaining({ pointer })] }),
      );
    });

    test('with an ioredis client that gives up', async () => {
      const { Redis } = await import('ioredis');
      const client = new Redis(used.redis.url);
      const sender = { send: vi.fn(), ask: vi.fn(), onAnswer: vi.fn() };
      expect(() => popupWorker({ client, sender } as never)).toThrow('maxRetriesPerRequest: null');
      client.disconnect();
    });
  });
});
