import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { memoryPacing, type Pacing, redisPacing } from '../src/sender/index.js';

/** One way to pace; `run` settles when `count` cars were asked for. */
export interface PacingContender {
  readonly name: string;
  run(count: number): Promise<void>;
}

/** Contenders that do the same; the first one is the base of the ratios. */
export interface PacingContest {
  readonly name: string;
  readonly contenders: readonly PacingContender[];
}

/** All contests, and how to end the connections to the store. */
export interface PacingContests {
  readonly contests: readonly PacingContest[];
  close(): void;
}

const WINDOW = 64;
const CARS_PER_CALL = 250;
const INTERVAL_SECONDS = 20;
/** An interval that no slot outlives, and the number of cars that are blocked for it. */
const BLOCKED_SECONDS = 3600;
const BLOCKED_CARS = 10_000;
/** A busy machine may take half of it for an answer. */
const MARGIN_MS = 10_000;

let made = 0;

/** A made-up car that nobody has asked for yet. */
const newVin = (): string => `BENCH${String(made++).padStart(12, '0')}`;
const newVins = (count: number): string[] => Array.from({ length: count }, newVin);

/**
 * Pacing against rate-limiter-flexible, in memory and with the Redis on `redisPort`, which must be empty. In memory, the
 * limiter keeps a timer for each car until its interval ends, and makes every contender after it in the same process
 * slower.
 */
export async function pacingContenders(redisPort: number): Promise<PacingContests> {
  const clients = [new Redis(redisPort, '127.0.0.1'), new Redis(redisPort, '127.0.0.1')] as const;
  await Promise.all(clients.map((client) => client.ping()));
  const limiter = new RateLimiterRedis({ storeClient: clients[0], points: 1, duration: INTERVAL_SECONDS });
  const pacing = redisPacing({ client: clients[1], marginMs: MARGIN_MS });
  const contests = [oneByOne(limiter, pacing), manyAtOnce(limiter, pacing), newCar(), await blockedCar()];
  const close = (): void => {
    for (const client of clients) client.disconnect();
  };
  return { contests, close };
}

const oneByOne = (limiter: RateLimiterRedis, pacing: Pacing): PacingContest => ({
  name: `redis, one by one, ${WINDOW} at a time`,
  contenders: [
    { name: 'rate-limiter-flexible', run: (count) => windowed(count, () => limiter.consume(newVin())) },
    { name: 'redisPacing', run: (count) => windowed(count, () => takeSlots(pacing, [newVin()])) },
  ],
});

const manyAtOnce = (limiter: RateLimiterRedis, pacing: Pacing): PacingContest => ({
  name: `redis, ${CARS_PER_CALL} cars at a time`,
  contenders: [
    {
      name: 'rate-limiter-flexible',
      run: (count) => chunked(count, (vins) => Promise.all(vins.map((vin) => limiter.consume(vin)))),
    },
    { name: 'redisPacing', run: (count) => chunked(count, (vins) => takeSlots(pacing, vins)) },
  ],
});

/** The cars are made in the first run, the warm-up; they are new to each run, which makes its own pacing. */
function newCar(): PacingContest {
  const cars: string[] = [];
  const carAt = (at: number): string => (cars[at] ??= newVin());
  return {
    name: 'memory, new car',
    contenders: [
      {
        name: 'rate-limiter-flexible',
        run: async (count) => {
          const limiter = new RateLimiterMemory({ points: 1, duration: INTERVAL_SECONDS });
          for (let at = 0; at < count; at++) await limiter.consume(carAt(at));
        },
      },
      {
        name: 'memoryPacing',
        run: async (count) => {
          const pacing = memoryPacing();
          for (let at = 0; at < count; at++) pacing.take([carAt(at)]);
        },
      },
    ],
  };
}

async function blockedCar(): Promise<PacingContest> {
  const cars = newVins(BLOCKED_CARS);
  const limiter = new RateLimiterMemory({ points: 1, duration: BLOCKED_SECONDS });
  const pacing = memoryPacing({ intervalMs: BLOCKED_SECONDS * 1000 });
  await Promise.all(cars.map((vin) => limiter.consume(vin)));
  pacing.take(cars);
  const carAt = (at: number): string => cars[at % BLOCKED_CARS] as string;
  return {
    name: 'memory, blocked car',
    contenders: [
      {
        name: 'rate-limiter-flexible',
        run: async (count) => {
          for (let at = 0; at < count; at++) await limiter.consume(carAt(at)).catch(() => undefined);
        },
      },
      {
        name: 'memoryPacing',
        run: async (count) => {
          for (let at = 0; at < count; at++) pacing.take([carAt(at)]);
        },
      },
    ],
  };
}

async function takeSlots(pacing: Pacing, vins: string[]): Promise<void> {
  const answers = await pacing.take(vins);
  if (!answers.every((answer) => 'slot' in answer)) throw new Error('a car was refused');
}

async function windowed(count: number, takeOne: () => Promise<unknown>): Promise<void> {
  let left = count;
  const lane = async (): Promise<void> => {
    while (left-- > 0) await takeOne();
  };
  await Promise.all(Array.from({ length: WINDOW }, lane));
}

async function chunked(count: number, takeAll: (vins: string[]) => Promise<unknown>): Promise<void> {
  for (let done = 0; done < count; done += CARS_PER_CALL) await takeAll(newVins(CARS_PER_CALL));
}
