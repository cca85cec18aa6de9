/** redisPacing against real servers: the checks that every pacing must pass, and what only a store can do. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Pacing, type PacingAnswer, type PacingSlot, pacingChecks, redisPacing } from '../../src/sender/index.js';
import { isThere } from './programs.js';
import { RedisServer } from './redis.js';
import { CONNECT, CONNECT_CLUSTER, type Connected, LIBRARIES } from './redis-clients.js';

const INTERVAL = 300;
/** A busy machine may take half of it for an answer. */
const MARGIN = 800;
const car = (at: number): string => `DEM0CAR${String(at).padStart(10, '0')}`;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const slotsOf = (answers: readonly PacingAnswer[]): PacingSlot[] =>
  answers.flatMap((answer) => ('slot' in answer ? [answer.slot] : []));

const hasRedis = isThere('redis-server', 'command -v redis-server');
const KINDS = [
  ...LIBRARIES.map((library) => ({ kind: `one server, ${library}`, nodes: 0, connect: CONNECT[library] })),
  ...LIBRARIES.map((library) => ({ kind: `a cluster, ${library}`, nodes: 3, connect: CONNECT_CLUSTER[library] })),
];

describe.runIf(hasRedis)('redisPacing', () => {
  const servers: RedisServer[] = [];
  const ports = new Map<number, number>();

  beforeAll(async () => {
    const [one, cluster] = await Promise.all([RedisServer.start(), RedisServer.startCluster(3)]);
    servers.push(one, ...cluster);
    ports.set(0, one.port);
    ports.set(3, cluster[0]?.port ?? 0);
  });

  afterAll(() => Promise.all(servers.map((server) => server.stop())));

  describe.each(KINDS)('with $kind', ({ nodes, connect }) => {
    let connected: Connected;

    beforeAll(async () => {
      connected = await connect(ports.get(nodes) ?? 0);
    });

    afterAll(() => connected.end());

    const create = (): Pacing =>
      redisPacing({ client: connected.client, intervalMs: INTERVAL, marginMs: MARGIN, keyPrefix: `${randomUUID()}:` });

    const checks = pacingChecks({ create, intervalMs: INTERVAL, slackMs: MARGIN + 50, advance: sleep });
    test.concurrent.each([...checks])('$name', ({ run }) => run());

    test('slots that were given back are free at once, for everybody', async () => {
      const options = { client: connected.client, intervalMs: 60_000, keyPrefix: `${randomUUID()}:` };
      const [one, other] = [redisPacing(options), redisPacing(options)];
      const vins = Array.from({ length: 250 }, (_, at) => car(at));
      const slots = slotsOf(await one.take(vins));
      expect(slots).toHaveLength(250);
      expect(slotsOf(await other.take(vins))).toEqual([]);
      await one.giveBack(slots.slice(0, 200));
      expect(slotsOf(await other.take(vins)).map(({ vin }) => vin)).toEqual(vins.slice(0, 200));
    });

    test('many askers at once get one slot for each car', async () => {
      const options = { client: connected.client, intervalMs: 60_000, keyPrefix: `${randomUUID()}:` };
      const vins = Array.from({ length: 300 }, (_, at) => car(at));
      const answers = await Promise.all(Array.from({ length: 8 }, () => redisPacing(options).take(vins)));
      expect(
        slotsOf(answers.flat())
          .map(({ vin }) => vin)
          .sort(),
      ).toEqual(vins);
    });
  });

  test('one key for each car, which the store lets run out by itself', async () => {
    const [server] = servers as [RedisServer];
    const { client, end } = await CONNECT.ioredis(server.port);
    await redisPacing({ client, keyPrefix: 'look:' }).take([car(1).toLowerCase()]);
    const keys = (await server.command('keys', 'look:*vin*')).trim().split('\n');
    expect(keys).toEqual([expect.stringMatching(new RegExp(`^look:\\{\\d+\\}:vin:${car(1)}$`))]);
    const left = Number(await server.command('pttl', keys[0] as string));
    expect(left).toBeGreaterThan(20_000);
    expect(left).toBeLessThanOrEqual(21_000);
    end();
  });

  test.each(LIBRARIES)(
    'the rate of one take of many cars, and of one for each in the same turn: %s',
    async (library) => {
      const { client, end } = await CONNECT[library](servers[0]?.port ?? 0);
      const vins = Array.from({ length: 4000 }, (_, at) => car(at));
      /** Cars a second, for as many at a time as a sender has in flight. */
      const rate = async (takeAll: (pacing: Pacing, vins: string[]) => Promise<number>): Promise<number> => {
        const pacing = redisPacing({ client, marginMs: 5000, keyPrefix: `${randomUUID()}:` });
        await pacing.take([car(9999)]);
        const start = performance.now();
        let given = 0;
        for (let first = 0; first < vins.length; first += 250)
          given += await takeAll(pacing, vins.slice(first, first + 250));
        expect(given).toBe(vins.length);
        return Math.round((given / (performance.now() - start)) * 1000);
      };
      const one = await rate(
        async (pacing, some) => slotsOf((await Promise.all(some.map((vin) => pacing.take([vin])))).flat()).length,
      );
      const many = await rate(async (pacing, some) => slotsOf(await pacing.take(some)).length);
      console.log(
        `${library}: ${one} cars/s one by one, ${many} cars/s in calls of 250: ${(many / one).toFixed(1)} times`,
      );
      end();
    },
  );
});
