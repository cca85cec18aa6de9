/** Scripts are run by their SHA-1, which a store may not know, or not permit. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PacingAnswer, redisPacing } from '../../src/sender/index.js';
import { isThere } from './programs.js';
import { RedisServer } from './redis.js';
import { CONNECT, type Connected, LIBRARIES } from './redis-clients.js';

const CARS = Array.from({ length: 20 }, (_, at) => `DEM0CAR${String(at).padStart(10, '0')}`);
const slotCount = (answers: readonly PacingAnswer[]): number => answers.filter((answer) => 'slot' in answer).length;

const hasRedis = isThere('redis-server', 'command -v redis-server');

describe.runIf(hasRedis).each(LIBRARIES)('scripts by their SHA-1, with %s', (library) => {
  let server: RedisServer;
  let connected: Connected;

  beforeAll(async () => {
    server = await RedisServer.start();
    connected = await CONNECT[library](server.port);
  });

  afterAll(async () => {
    connected.end();
    await server.stop();
  });

  const create = () =>
    redisPacing({ client: connected.client, intervalMs: 60_000, marginMs: 5000, keyPrefix: `${randomUUID()}:` });

  /** How often the store ran scripts by `EVAL` and `EVALSHA` meanwhile; without those that it refused. */
  async function counted(run: () => Promise<void>): Promise<Record<string, number>> {
    await server.command('config', 'resetstat');
    await run();
    const stats = await server.command('info', 'commandstats');
    const calls = [...stats.matchAll(/cmdstat_(eval\w*):calls=(\d+).*failed_calls=(\d+)/g)];
    return Object.fromEntries(calls.map(([, name, all, failed]) => [name, Number(all) - Number(failed)]));
  }

  test('the text is sent when the store does not know it, and again when it has forgotten it', async () => {
    const pacing = create();
    for (let round = 0; round < 2; round++) {
      await server.command('script', 'flush');
      const cars = CARS.slice(10 * round, 10 * round + 10);
      const first = await counted(async () => {
        expect(slotCount(await pacing.take(cars))).toBe(10);
        expect(slotCount(await pacing.take(cars))).toBe(0);
      });
      expect(first.eval).toBeGreaterThan(0);
      const next = await counted(async () => void (await pacing.take(cars)));
      expect(Object.keys(next)).toEqual(['evalsha']);
    }
  });

  test('where EVALSHA is not permitted, the text is sent', async () => {
    await server.command('acl', 'setuser', 'default', '-evalsha');
    const pacing = create();
    const counts = await counted(async () => {
      expect(slotCount(await pacing.take(CARS))).toBe(20);
      expect(slotCount(await pacing.take(CARS))).toBe(0);
    });
    await server.command('acl', 'setuser', 'default', '+evalsha');
    expect(counts.eval).toBeGreaterThan(0);
    expect(counts.evalsha ?? 0).toBe(0);
  });
});
