/** Fleets over several workers, some of which are killed. What arrives in the cars is the proof. */
import { randomInt } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import type { PopupFunnel } from '../../../src/bullmq/index.js';
import { parseTopic, popupFilter } from '../../../src/index.js';
import { startBroker, UID, vin } from '../../sender/harness.js';
import { ignore } from '../../sender/scripted-broker.js';
import { AnsweringCars } from '../answering-cars.js';
import { Mosquitto } from '../mosquitto.js';
import { isThere } from '../programs.js';
import { useQueue } from './use-queue.js';
import { WorkerProcesses } from './worker-processes.js';

const POPUP = { text: 'A storm is coming.', okButton: true };
const RUN = 'storm';
const GONE_AFTER_MS = 2_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const isWhole = isThere('mosquitto', 'command -v mosquitto') && isThere('redis-server', 'command -v redis-server');

function* fleet(count: number) {
  for (let car = 0; car < count; car++) yield vin(car);
}

describe.runIf(isWhole)('a queue with workers in several processes', () => {
  const used = useQueue();

  const funnel = async (): Promise<PopupFunnel> => (await used.queue.funnels())[0] as PopupFunnel;

  /** Looks at the funnel until it is as it should be. */
  async function until(isSo: (funnel: PopupFunnel) => boolean, timeoutMs: number): Promise<PopupFunnel> {
    const deadline = performance.now() + timeoutMs;
    for (;;) {
      const now = await funnel();
      if (isSo(now)) return now;
      if (performance.now() > deadline) throw new Error(`${isSo} is not so in time: ${JSON.stringify(now)}`);
      await pause(50);
    }
  }

  test('row 26: a worker is killed after it has begun to send: unknown, and no other worker sends it', async () => {
    const silent = await startBroker({ publish: ignore });
    const task = { redisUrl: used.redis.url, concurrency: 10, goneAfterMs: 500 };
    const killed = new WorkerProcesses({ ...task, brokerUrl: silent.url });
    const first = await killed.start();
    await used.queue.add({ ...POPUP, run: RUN, vin: vin(1) });
    while (silent.published.length === 0) await pause(10);
    await killed.kill(first);

    const broker = await startBroker();
    const others = new WorkerProcesses({ ...task, brokerUrl: broker.url });
    await others.start();
    try {
      expect(await until(({ waiting }) => waiting === 0, 20_000)).toMatchObject({
        unknown: 1,
        accepted: 0,
        refused: 0,
      });
      const job = await used.queue.queue.getJob(`${RUN}/${vin(1)}`);
      expect(job?.failedReason).toMatch(/^OUTCOME_UNKNOWN: /);
      expect(await job?.getState()).toBe('failed');
      expect(broker.published).toEqual([]);
    } finally {
      await others.killAll();
    }
  });

  test('row 35: the broker is restarted in the middle of a queue, and keeps its sessions', async () => {
    const CARS = 3_000;
    const unlimited = ['max_inflight_messages 0', 'max_queued_messages 0'];
    const broker = await Mosquitto.start([
      'persistence true',
      'autosave_interval 0',
      'allow_anonymous true',
      ...unlimited,
    ]);
    const { topics } = await broker.follow(popupFilter({ uid: UID }), 5);
    const workers = new WorkerProcesses({
      brokerUrl: broker.url,
      redisUrl: used.redis.url,
      concurrency: 50,
      goneAfterMs: 30_000,
    });
    try {
      for await (const _ of used.queue.addAll(fleet(CARS), { run: RUN, popup: POPUP }));
      await workers.start();
      await until(({ accepted }) => accepted > CARS / 10, 20_000);
      // It saves what it knows.
      await broker.kill('SIGTERM');
      await broker.restart();
      const ended = await until(({ waiting }) => waiting === 0, 90_000);
      expect(ended).toMatchObject({ enqueued: CARS, refused: 0 });
      expect(ended.accepted + ended.unknown).toBe(CARS);
      const accepted = (await used.queue.queue.getJobs(['completed'], 0, CARS)).map(({ data }) => data.vin);
      expect(accepted).toHaveLength(ended.accepted);
      const received = () => topics.map((topic) => parseTopic(topic)?.vin);
      const missing = () => accepted.filter((car) => !received().includes(car));
      await vi.waitFor(() => expect(missing()).toEqual([]), { timeout: 20_000, interval: 200 });
    } finally {
      await workers.killAll();
      await broker.stop();
    }
  }, 180_000);

  test('20,000 cars, six workers, killed at random: each car gets one popup at most, and each answer counts once', async () => {
    const CARS = 20_000;
    const WORKERS = 6;
    const KILLS = 8;
    // A log line for each packet would cost more than the packets.
    const quiet = ['allow_anonymous true', 'max_queued_messages 0', 'log_type none', 'log_type information'];
    const broker = await Mosquitto.start(quiet);
    const cars = await AnsweringCars.start(broker.url, UID);
    const workers = new WorkerProcesses({
      brokerUrl: broker.url,
      redisUrl: used.redis.url,
      concurrency: 50,
      goneAfterMs: GONE_AFTER_MS,
    });
    try {
      for await (const { status } of used.queue.addAll(fleet(CARS), { run: RUN, popup: POPUP, answerWithinMs: 1 })) {
        expect(status).toBe('enqueued');
      }
      await Promise.all(Array.from({ length: WORKERS }, () => workers.start()));
      let kills = 0;
      for (; kills < KILLS && (await funnel()).waiting > 0; kills++) {
        await pause(randomInt(100, 600));
        const running = [...workers.running];
        await workers.kill(running[randomInt(running.length)] as (typeof running)[number]);
        void workers.start().catch(() => undefined);
      }
      const ended = await until(({ waiting }) => waiting === 0, 120_000);
      expect(kills).toBeGreaterThanOrEqual(4);
      expect(ended).toMatchObject({ enqueued: CARS, refused: 0 });
      expect(ended.accepted + ended.unknown).toBe(CARS);
      expect(ended.unknown).toBeGreaterThan(0);

      // Every popup that arrived is answered, whatever the workers know of it.
      const answered = await until(({ answers }) => answers.ok >= cars.received.size, 60_000);
      // Whatever comes twice would come now.
      await pause(1_000);
      expect(await funnel()).toEqual(answered);
      expect([...cars.received.values()].filter((times) => times > 1)).toEqual([]);
      expect(cars.received.size).toBeGreaterThanOrEqual(answered.accepted);
      expect(answered.answers).toEqual({ ok: cars.received.size, cancel: 0, timeout: 0 });
      expect(answered.noAnswer).toBe(CARS - cars.received.size);
      const accepted = await used.queue.queue.getJobs(['completed'], 0, CARS);
      expect(accepted).toHaveLength(answered.accepted);
      expect(accepted.filter(({ data }) => !cars.received.has(data.vin))).toEqual([]);
      console.log(`${kills} workers killed: ${JSON.stringify(answered)}, ${cars.received.size} received`);
    } finally {
      await workers.killAll();
      await cars.stop();
      await broker.stop();
    }
  }, 240_000);
});
