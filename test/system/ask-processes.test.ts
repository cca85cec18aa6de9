/** Several processes that ask, over one Redis and one mosquitto. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { vin } from '../sender/harness.js';
import type { AskingTask } from './asking-process.js';
import { AskingProcess, Cars, eventually } from './asking-processes.js';
import { Mosquitto } from './mosquitto.js';
import { isThere } from './programs.js';
import { RedisServer } from './redis.js';

const CARS = 25;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const isWhole = isThere('mosquitto', 'command -v mosquitto') && isThere('redis-server', 'command -v redis-server');

describe.runIf(isWhole)('processes that ask', { timeout: 120_000 }, () => {
  let broker: Mosquitto;
  let redis: RedisServer;
  let cars: Cars;
  let started: AskingProcess[];
  beforeAll(async () => {
    redis = await RedisServer.start();
  });
  afterAll(() => redis.stop());
  beforeEach(async () => {
    started = [];
    broker = await Mosquitto.start();
    cars = await Cars.connect(broker.url);
  });
  afterEach(async () => {
    await Promise.all(started.map((one) => one.stop('SIGKILL')));
    await cars.end();
    await broker.stop();
    await redis.command('flushall');
  });

  const start = (vins: string[], task: Partial<AskingTask> = {}): AskingProcess => {
    const whole = { broker: broker.url, redis: redis.url, vins, protocolVersion: 4 as const, ...task };
    const one = AskingProcess.start(whole);
    started.push(one);
    return one;
  };
  const vinsFrom = (first: number): string[] => Array.from({ length: CARS }, (_, car) => vin(first + car));
  /** Starts processes that ask some cars each; resolves when all were asked. */
  const startAsking = async (tasks: Partial<AskingTask>[]): Promise<AskingProcess[]> => {
    const processes = tasks.map((task, at) => start(vinsFrom(at * CARS), task));
    await eventually(() => expect(cars.asked.size).toBe(tasks.length * CARS));
    return processes;
  };
  const answerAll = async (): Promise<void> => {
    for (const car of cars.asked.keys()) await cars.answer(car);
  };
  const verdicts = (): unknown[] => started.flatMap((one) => one.all('verdict'));
  const late = (): unknown[] => started.flatMap((one) => one.all('late'));
  const errors = (): unknown[] => started.flatMap((one) => one.all('error'));
  /** Each process was told of its own questions once, and of those of the processes that are gone, as often in all. */
  const expectEachOnce = (alive: readonly AskingProcess[], gone: readonly AskingProcess[]): void => {
    for (const one of alive) expect(one.answered.sort()).toEqual(one.vins);
    expect(late().sort()).toEqual(gone.flatMap(({ vins }) => vins));
  };
  /** What comes twice would have come by then. */
  const expectNoMore = async (alive: readonly AskingProcess[], gone: readonly AskingProcess[]): Promise<void> => {
    await sleep(700);
    expectEachOnce(alive, gone);
    expect(errors()).toEqual([]);
    await Promise.all(alive.map((one) => one.stop()));
  };

  test('one is killed after it has asked: its answers are found by the others, each answer counts once', async () => {
    const [killed, ...others] = (await startAsking([{}, {}, {}, {}])) as [AskingProcess, ...AskingProcess[]];
    await killed.stop('SIGKILL');
    await answerAll();
    await eventually(() => expectEachOnce(others, [killed]));
    const line = others.flatMap(({ lines }) => lines).find((one) => one.late !== undefined);
    expect(line).toEqual({ late: line?.late, action: 'ok', reference: `of ${line?.late}` });
    await expectNoMore(others, [killed]);
  });

  test.each([4, 5] as const)(
    'without a group every process hears each answer, and one claims it (MQTT version %i)',
    async (protocolVersion) => {
      const processes = await startAsking(Array(3).fill({ protocolVersion }));
      await answerAll();
      await eventually(() => expectEachOnce(processes, []));
      await eventually(() => expect(verdicts()).toHaveLength(3 * 3 * CARS));
      expect(verdicts().filter((verdict) => verdict === 'new')).toHaveLength(3 * CARS);
      expect(verdicts().filter((verdict) => verdict === 'claimed')).toHaveLength(2 * 3 * CARS);
      await expectNoMore(processes, []);
    },
  );

  describe.each([4, 5] as const)('in a group (MQTT version %i)', (protocolVersion) => {
    const member = { protocolVersion, sharedGroup: 'back-ends' };

    test('each answer is handled by one process, and whoever asked is told', async () => {
      const processes = await startAsking([member, member, member]);
      await answerAll();
      await eventually(() => expectEachOnce(processes, []));
      const heard = processes.map((one) => one.all('heard').length);
      expect(heard.reduce((sum, count) => sum + count)).toBe(3 * CARS);
      expect(Math.min(...heard)).toBeGreaterThan(0);
      expect(new Set(verdicts())).toEqual(new Set(['new']));
      await expectNoMore(processes, []);
    });

    test('one is killed: the others hear all answers from then on', async () => {
      const [killed, ...others] = (await startAsking([member, member, member])) as [AskingProcess, ...AskingProcess[]];
      await killed.stop('SIGKILL');
      await answerAll();
      await eventually(() => expectEachOnce(others, [killed]));
      await expectNoMore(others, [killed]);
    });

    test('one is killed with answers that it could not record: they come again in its session, each counts once', async () => {
      const tasks = ['one', 'two'].map((clientId) => ({ ...member, clientId }));
      const [killed, other] = (await startAsking(tasks)) as [AskingProcess, AskingProcess];
      const [before, after] = [killed.vins.slice(0, 10), killed.vins.slice(10)];
      process.kill(redis.pid as number, 'SIGSTOP');
      for (const car of [...before, ...other.vins]) await cars.answer(car);
      await eventually(() => expect(killed.all('heard').length).toBeGreaterThan(5));
      expect(verdicts()).toEqual([]);
      await killed.stop('SIGKILL');
      process.kill(redis.pid as number, 'SIGCONT');
      // The broker may keep them for the session of the one that is gone.
      for (const car of after) await cars.answer(car);
      await eventually(() => expect(other.all('verdict').length).toBeGreaterThan(5));
      const next = start([], { ...member, clientId: 'one' });
      await eventually(() => expectEachOnce([other, next], [killed]));
      await expectNoMore([other, next], [killed]);
    });
  });
});
