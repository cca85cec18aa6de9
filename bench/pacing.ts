/** Pacing, against rate-limiter-flexible: in memory and in Redis. */
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { core, sender } from './contract.js';
import { bytesFigure, type Figure, type Group, type Run, rateFigure } from './figures.js';
import { inLanes } from './lanes.js';
import { measure, ratioOf, type Task } from './measure.js';
import { startRedis } from './servers.js';

const LABELS = { group: 'pacing' };
const AGAINST = 'rate-limiter-flexible';
const INTERVAL_MS = core.LIMITS.minIntervalMs;
/** One message per interval. */
const LIMIT = { points: 1, duration: INTERVAL_MS / 1000 };

const LANES = 64;
const BATCH = 250;
/** Cars of a round. */
const COUNTS = { memory: 50_000, single: 40_000, batched: 100_000 };

/** Heaps are not measured to the byte. */
const HEAP_NOISE = 0.05;

let cars = 0;
/** A car that was never asked for before. */
const newCar = (): string => `BENCH${String(cars++).padStart(12, '0')}`;
const newCars = (count: number): string[] => Array.from({ length: count }, newCar);

/** Whether the car got a slot; at once where the limiter answers at once. */
type Limiter = { take(car: string): boolean | Promise<boolean>; forget(cars: string[]): Promise<unknown> };

const MEMORY: Record<'ours' | 'base', () => Limiter> = {
  ours: () => {
    const pacing = sender.memoryPacing();
    const isSlot = ([answer]: readonly object[]): boolean => answer !== undefined && 'slot' in answer;
    const take = (car: string): boolean | Promise<boolean> => {
      const answers = pacing.take([car]);
      return 'then' in answers ? answers.then(isSlot) : isSlot(answers);
    };
    return { take, forget: async () => undefined };
  },
  base: () => {
    const limiter = new RateLimiterMemory(LIMIT);
    // It has a timer for each car, which would outlive the round.
    return {
      take: (car) => consume(limiter, car),
      forget: (cars) => Promise.all(cars.map((car) => limiter.delete(car))),
    };
  },
};

async function consume(limiter: RateLimiterMemory | RateLimiterRedis, car: string): Promise<boolean> {
  return limiter.consume(car).then(
    () => true,
    (reason) => {
      // It rejects with an error when something has failed, else with the time to wait.
      if (reason instanceof Error) throw reason;
      return false;
    },
  );
}

export const group: Group = {
  measure: async (run) => [...(await inMemory(run)), ...(await inRedis(run))],
};

async function inMemory({ effort, progress }: Run): Promise<Figure[]> {
  const count = Math.ceil(COUNTS.memory * effort.share);
  progress('memory, new cars');
  const fresh = await measure(
    { base: newCarsIn(MEMORY.base, count), ours: newCarsIn(MEMORY.ours, count) },
    'base',
    effort,
  );
  progress('memory, blocked cars');
  const blockedTasks = { base: await blockedIn(MEMORY.base, count), ours: await blockedIn(MEMORY.ours, count) };
  const blocked = await measure(blockedTasks, 'base', effort);
  await blockedTasks.base.end();
  progress('memory, bytes');
  const bytes = { base: await bytesPerCar(MEMORY.base, count), ours: await bytesPerCar(MEMORY.ours, count) };

  const labels = { ...LABELS, of: '`memoryPacing`', against: AGAINST };
  return [
    rateFigure({ ...labels, load: 'new cars', target: { atLeast: 3 } }, ratioOf(fresh, 'ours')),
    rateFigure({ ...labels, load: 'blocked cars', target: { atLeast: 5 } }, ratioOf(blocked, 'ours')),
    bytesFigure({ ...labels, load: 'memory per car' }, bytes.ours, bytes.base, HEAP_NOISE),
  ];
}

/** Each round begins with nothing and asks for as many cars. */
function newCarsIn(make: () => Limiter, count: number): Task {
  let limiter = make();
  let asked = newCars(count);
  return {
    count,
    async run() {
      for (const car of asked) {
        const got = limiter.take(car);
        if (!(got === true || (await got))) throw new Error(`${car} is new, but got no slot`);
      }
    },
    async after() {
      await limiter.forget(asked);
      limiter = make();
      asked = newCars(count);
    },
  };
}

/** Each round asks again for cars that had their slot a moment ago. */
async function blockedIn(make: () => Limiter, count: number): Promise<Task & { end(): Promise<unknown> }> {
  const asked = newCars(count);
  let limiter = make();
  const renew = async (): Promise<void> => {
    await limiter.forget(asked);
    limiter = make();
    for (const car of asked) await limiter.take(car);
  };
  await renew();
  return {
    count,
    async run() {
      for (const car of asked) {
        const got = limiter.take(car);
        if (got === true || (got !== false && (await got))) throw new Error(`${car} got a second slot`);
      }
    },
    // Rounds may take longer than an interval.
    after: renew,
    end: () => limiter.forget(asked),
  };
}

async function bytesPerCar(make: () => Limiter, count: number): Promise<number> {
  const asked = newCars(count);
  const limiter = make();
  const before = heapUsed();
  for (const car of asked) await limiter.take(car);
  const bytes = (heapUsed() - before) / count;
  await limiter.forget(asked);
  return bytes;
}

function heapUsed(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

async function inRedis({ effort, progress, note }: Run): Promise<Figure[]> {
  const server = await startRedis();
  if (server === undefined) {
    if (process.env.CI) throw new Error('redis-server is not installed, and in CI nothing may be left out');
    note('left out: pacing in Redis (redis-server is not installed)');
    return [];
  }
  const client = new Redis(server.port, '127.0.0.1');
  try {
    const ours = sender.redisPacing({ client });
    const base = new RateLimiterRedis({ ...LIMIT, storeClient: client, keyPrefix: 'peer' });
    const takeAll = async (cars: string[]): Promise<void> => {
      for (const answer of await ours.take(cars)) if (!('slot' in answer)) throw new Error('a new car got no slot');
    };
    const count = Math.ceil(COUNTS.single * effort.share);
    progress(`Redis, ${LANES} at a time`);
    const single = await measure(
      {
        base: { count, run: () => inLanes(count, LANES, () => base.consume(newCar())) },
        ours: { count, run: () => inLanes(count, LANES, () => takeAll([newCar()])) },
      },
      'base',
      effort,
    );
    const batches = Math.ceil((COUNTS.batched / BATCH) * effort.share);
    progress(`Redis, calls of ${BATCH}`);
    const batched = await measure(
      {
        base: {
          count: batches * BATCH,
          run: () => inLanes(batches, 1, () => Promise.all(newCars(BATCH).map((car) => base.consume(car)))),
        },
        ours: { count: batches * BATCH, run: () => inLanes(batches, 1, () => takeAll(newCars(BATCH))) },
      },
      'base',
      effort,
    );
    const labels = { ...LABELS, of: '`redisPacing`', against: `${AGAINST} with Redis` };
    return [
      rateFigure(
        { ...labels, load: `one by one, ${LANES} at a time`, target: { atLeast: 1.2 } },
        ratioOf(single, 'ours'),
      ),
      rateFigure({ ...labels, load: `calls of ${BATCH}`, target: { atLeast: 2.5 } }, ratioOf(batched, 'ours')),
    ];
  } finally {
    client.disconnect();
    server.stop();
  }
}
