/** What a queue of popups costs: adding to it, and working on it with one process or more, against the engine alone. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { bullmq } from './contract.js';
import { type Figure, type Group, rateFigure } from './figures.js';
import { measure, ratioOf, type Task } from './measure.js';
import type { WorkerTask } from './queue-worker.js';
import { type Server, startBroker, startRedis } from './servers.js';

const CARS = { full: 20_000, quick: 1_000 };
const CONCURRENCY = 100;
const BATCH = 500;
const POPUP = { text: 'A storm is coming.', okButton: true };

/** How many processes work on a queue of their own. */
const WORKERS = { full: [1, 2, 4], quick: [1, 2] };

const BARE = 'BullMQ and MQTT.js';

/** Cars that no run had before: the pacing knows the others. */
let cars = 0;
const newCars = (count: number): string[] =>
  Array.from({ length: count }, () => `BENCH${String(cars++).padStart(12, '0')}`);

export const group: Group = {
  async measure({ effort, progress, note }) {
    const redis = await startRedis();
    if (redis === undefined) {
      note('redis-server is not installed: the queue is left out');
      return [];
    }
    const broker = await startBroker();
    const client = new Redis(redis.port, '127.0.0.1');
    const processes: ChildProcess[] = [];
    try {
      const count = effort.isFull ? CARS.full : CARS.quick;
      const onRound = (round: number, rounds: number): void => progress(`round ${round} of ${rounds}`);
      const labels = { group: 'queue', load: `${count.toLocaleString('en')} cars` };
      const adding = await measure(
        { bare: addBare(client, count), ours: addOurs(client, count) },
        'bare',
        effort,
        onRound,
      );
      const figures: Figure[] = [
        rateFigure(
          { ...labels, of: '`addAll`', against: '`addBulk` of BullMQ', target: { atLeast: 0.5 } },
          ratioOf(adding, 'ours'),
        ),
      ];
      const tasks: Record<string, Task> = {
        [BARE]: await workBare(client, count, [redis, broker], processes),
      };
      const numbers = effort.isFull ? WORKERS.full : WORKERS.quick;
      for (const number of numbers)
        tasks[nameOf(number)] = await workOurs(client, count, number, [redis, broker], processes);
      const working = await measure(tasks, BARE, effort, onRound);
      for (const number of numbers) {
        const of = `\`popupWorker\`, ${nameOf(number)}`;
        const target = number === 1 ? { target: { atLeast: 0.4 } } : {};
        figures.push(
          rateFigure({ ...labels, of, against: `${BARE}, one process`, ...target }, ratioOf(working, nameOf(number))),
        );
      }
      return figures;
    } finally {
      for (const child of processes) child.kill('SIGKILL');
      client.disconnect();
      broker.stop();
      redis.stop();
    }
  },
};

const nameOf = (workers: number): string => (workers === 1 ? 'one process' : `${workers} processes`);

/** Adds to a queue of its own, which is emptied after each round. */
function addBare(client: Redis, count: number): Task {
  const queue = new Queue('add-bare', { connection: client });
  return {
    count,
    run: () => addBulk(queue, newCars(count)),
    after: () => queue.obliterate({ force: true }),
  };
}

async function addBulk(queue: Queue, vins: string[]): Promise<void> {
  for (let at = 0; at < vins.length; at += BATCH) {
    const batch = vins.slice(at, at + BATCH);
    await queue.addBulk(
      batch.map((vin) => ({ name: 'popup', data: { vin, text: POPUP.text }, opts: { jobId: `run/${vin}` } })),
    );
  }
}

function addOurs(client: Redis, count: number): Task {
  const queue = bullmq.popupQueue({ client, name: 'add-ours' });
  return {
    count,
    run: () => addAll(queue, newCars(count)),
    after: () => queue.queue.obliterate({ force: true }),
  };
}

async function addAll(queue: ReturnType<typeof bullmq.popupQueue>, vins: string[]): Promise<void> {
  for await (const result of queue.addAll(vins, { run: 'run', popup: POPUP })) {
    if (result.status === 'refused') throw result.error;
  }
}

/** Works on a queue that was filled before. Returns the time from when it may begin until all has ended. */
async function workBare(
  client: Redis,
  count: number,
  servers: [Server, Server],
  processes: ChildProcess[],
): Promise<Task> {
  const queue = new Queue('work-bare', { connection: client });
  await startWorker({ kind: 'bare', queue: 'work-bare' }, servers, processes);
  return {
    count,
    run: async () => {
      await queue.pause();
      await addBulk(queue, newCars(count));
      return await timeToEnd(queue, count);
    },
    after: () => queue.obliterate({ force: true }),
  };
}

async function workOurs(
  client: Redis,
  count: number,
  workers: number,
  servers: [Server, Server],
  processes: ChildProcess[],
): Promise<Task> {
  const name = `work-${workers}`;
  const queue = bullmq.popupQueue({ client, name });
  for (let at = 0; at < workers; at++) await startWorker({ kind: 'ours', queue: name }, servers, processes);
  return {
    count,
    run: async () => {
      await queue.queue.pause();
      await addAll(queue, newCars(count));
      return await timeToEnd(queue.queue, count);
    },
    after: () => queue.queue.obliterate({ force: true }),
  };
}

async function timeToEnd(queue: Queue, count: number): Promise<number> {
  const started = performance.now();
  await queue.resume();
  while ((await queue.getJobCountByTypes('completed')) < count) await new Promise((resolve) => setTimeout(resolve, 5));
  return performance.now() - started;
}

async function startWorker(
  work: Pick<WorkerTask, 'kind' | 'queue'>,
  [redis, broker]: [Server, Server],
  processes: ChildProcess[],
): Promise<void> {
  const child = fork(join(import.meta.dirname, 'queue-worker.ts'), { execArgv: ['--import', 'tsx'] });
  processes.push(child);
  const task: WorkerTask = { ...work, redisPort: redis.port, brokerPort: broker.port, concurrency: CONCURRENCY };
  child.send(task);
  await once(child, 'message');
}
