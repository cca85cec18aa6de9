/** redisPacing when the store is not as it should be. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { createClient } from 'redis';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type PacingAnswer, type PacingSlot, redisPacing } from '../../src/sender/index.js';
import { TAKE } from '../../src/sender/pacing/redis-scripts.js';
import { scriptRunner } from '../../src/sender/pacing/redis-store.js';
import { ROOT, run } from '../run.js';
import { isThere } from './programs.js';
import { RedisServer, until } from './redis.js';
import { CONNECT, type Connected, LIBRARIES } from './redis-clients.js';
import type { Step } from './redis-down.js';

const INTERVAL = 300;
const MARGIN = 600;
const CAR = 'DEM0CAR0000000001';
/** In another bucket than the first. */
const OTHER_CAR = 'DEM0CAR0000000002';
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const slotsOf = (answers: readonly PacingAnswer[]): PacingSlot[] =>
  answers.flatMap((answer) => ('slot' in answer ? [answer.slot] : []));

const hasRedis = isThere('redis-server', 'command -v redis-server');

describe.runIf(hasRedis)('row 10: Redis dies', () => {
  const script = join(import.meta.dirname, 'redis-down.ts');

  async function outcomes(library: string, onStoreDown: string): Promise<string[]> {
    const server = await RedisServer.start();
    const args = ['--import', 'tsx', script, library, onStoreDown, `${server.port}`, `${server.pid}`];
    const { status, stdout, stderr } = await run(process.execPath, args, { cwd: ROOT, timeoutMs: 15_000 });
    await server.stop();
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const steps: Step[] = JSON.parse(stdout);
    // The deadline of the script, and what a busy machine adds.
    for (const { ms } of steps.slice(1)) expect(ms).toBeLessThan(300 + 1500);
    return steps.map(({ outcome }) => outcome);
  }

  test.concurrent.each(LIBRARIES)(
    '%s: by default every call is refused by the deadline, and the process can end',
    async (library) => {
      const refused = 'PACING_UNAVAILABLE';
      expect(await outcomes(library, 'refuse')).toEqual(['slot', refused, refused, refused]);
    },
  );

  test.concurrent.each(LIBRARIES)('%s: if allowed, one process still keeps the gap', async (library) => {
    expect(await outcomes(library, 'allow')).toEqual(['slot', 'wait', 'slot', 'wait']);
  });
});

describe.runIf(hasRedis).each(LIBRARIES)('a store that fails in part, with %s', (library) => {
  let server: RedisServer;
  let connected: Connected;
  let keyPrefix: string;

  beforeAll(async () => {
    server = await RedisServer.start();
    connected = await CONNECT[library](server.port);
  });

  beforeEach(() => {
    keyPrefix = `${randomUUID()}:`;
  });

  afterAll(async () => {
    connected.end();
    await server.stop();
  });

  const process = (more: object = {}) =>
    redisPacing({ client: connected.client, intervalMs: INTERVAL, marginMs: MARGIN, keyPrefix, ...more });

  test('an answer that comes too late for the margin is not used, and its slot is free', async () => {
    const pacing = process({ deadlineMs: 5000, intervalMs: 60_000 });
    await pacing.take([OTHER_CAR]);
    await server.command('client', 'pause', '450', 'all');
    expect(await pacing.take([CAR])).toEqual([{ retryAfterMs: MARGIN }]);
    expect(slotsOf(await pacing.take([CAR]))).toHaveLength(1);
  });

  test('slots that come after the deadline are given back', async () => {
    const pacing = process({ deadlineMs: 100, intervalMs: 60_000 });
    await pacing.take([OTHER_CAR]);
    await server.command('client', 'pause', '400', 'all');
    await expect(pacing.take([CAR])).rejects.toMatchObject({ code: 'PACING_UNAVAILABLE', retryable: true });
    // Nobody waits for a store that is known to be silent.
    const asked = performance.now();
    await expect(pacing.take([CAR])).rejects.toMatchObject({ code: 'PACING_UNAVAILABLE' });
    expect(performance.now() - asked).toBeLessThan(100);
    await sleep(500);
    expect(slotsOf(await process({ intervalMs: 60_000 }).take([CAR]))).toHaveLength(1);
  });

  test('emptied, it gives nothing until all that was lost would have run out', async () => {
    const pacing = process();
    const [before] = slotsOf(await pacing.take([CAR]));
    const takenAt = performance.now();
    await server.command('flushall');
    // Also in buckets that it has not asked for a car yet.
    for (const vin of [CAR, OTHER_CAR]) {
      const [answer] = await pacing.take([vin]);
      expect(answer).toEqual({ retryAfterMs: expect.any(Number) });
      expect((answer as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(INTERVAL);
    }
    await until(async () => slotsOf(await pacing.take([CAR])).length === 1);
    expect(performance.now() - takenAt).toBeGreaterThan(INTERVAL + MARGIN);
    // And works on.
    await pacing.giveBack([before as PacingSlot]);
    expect(slotsOf(await pacing.take([CAR]))).toEqual([]);
    const fresh = process();
    await until(async () => slotsOf(await fresh.take([OTHER_CAR])).length === 1);
  });

  test('a new process cannot know that it was emptied, but hears of it from the first that does', async () => {
    const [old, idle] = [process(), process()];
    await Promise.all([old.take([CAR]), idle.take([CAR])]);
    await server.command('flushall');
    const fresh = process();
    expect(slotsOf(await fresh.take([OTHER_CAR]))).toHaveLength(1);
    expect(slotsOf(await old.take([CAR]))).toEqual([]);
    expect(slotsOf(await fresh.take([CAR]))).toEqual([]);
    await until(async () => slotsOf(await fresh.take([CAR])).length === 1);
    // One that hears of it when all is over holds nobody up.
    expect(slotsOf(await idle.take(['DEM0CAR0000000003', CAR]))).toHaveLength(1);
  });

  test('restarted with old data, it gives nothing for a while, not even to a new process', async () => {
    await process().take([OTHER_CAR]);
    await server.command('save');
    const slots = slotsOf(await process({ intervalMs: 60_000 }).take([CAR]));
    expect(slots).toHaveLength(1);
    await server.kill();
    await server.start();
    const again = await CONNECT[library](server.port);
    const fresh = redisPacing({ client: again.client, intervalMs: INTERVAL, marginMs: MARGIN, keyPrefix });
    // What it knows of the store was saved, the slot was not.
    const saved = async (key: string): Promise<number> =>
      (await server.command('keys', `${keyPrefix}*${key}`)).split('\n').filter(Boolean).length;
    expect(await Promise.all(['epoch', OTHER_CAR, CAR].map(saved))).toEqual([16, 1, 0]);
    expect(slotsOf(await fresh.take([CAR]))).toEqual([]);
    await until(async () => slotsOf(await fresh.take([CAR])).length === 1);
    again.end();
  });

  test('a call that is sent again after a cut gets the slot that it has', async () => {
    const runScript = scriptRunner(connected.client);
    const keys = ['epoch', 'doubt', 'server', 'car'].map((key) => `${keyPrefix}{0}:${key}`);
    const take = (call: string) => runScript(TAKE, keys, ['', '', '5000', call]);
    expect(await take('one')).toEqual([expect.any(String), 0]);
    expect(await take('one')).toEqual([expect.any(String), 0]);
    expect(await take('two')).toEqual([expect.any(String), expect.any(Number)]);
    expect(await take('two')).not.toEqual([expect.any(String), 0]);
  });

  test.each([
    ['is a replica', ['replicaof', '127.0.0.1', '1'], ['replicaof', 'no', 'one'], 'READONLY'],
    ['is full', ['config', 'set', 'maxmemory', '1'], ['config', 'set', 'maxmemory', '0'], 'OOM'],
  ])('one that %s refuses, and says why in a word', async (_, set, unset, word) => {
    const pacing = process();
    await server.command(...set);
    const error = await Promise.resolve(pacing.take([CAR])).catch((error: Error) => error);
    await server.command(...unset);
    expect(error).toMatchObject({ code: 'PACING_UNAVAILABLE', message: expect.stringContaining(word) });
    expect((error as Error).message).not.toContain(CAR);
    expect(error).not.toHaveProperty('cause');
    expect(slotsOf(await pacing.take([CAR]))).toHaveLength(1);
  });

  test('a user who may not ask for INFO can pace', async () => {
    const allowed = ['+eval', '+get', '+set', '+del', '+pttl', '+client', '+hello', '+ping'];
    await server.command('acl', 'setuser', 'pacer', 'on', '>pa55word', '~*', 'resetchannels', '-@all', ...allowed);
    const url = `redis://pacer:pa55word@127.0.0.1:${server.port}`;
    const client =
      library === 'ioredis' ? new Redis(url, { enableReadyCheck: false }) : await createClient({ url }).connect();
    const pacing = redisPacing({ client, intervalMs: INTERVAL, marginMs: MARGIN, keyPrefix });
    expect(slotsOf(await pacing.take([CAR, CAR]))).toHaveLength(1);
    expect(slotsOf(await process().take([CAR, OTHER_CAR]))).toHaveLength(1);
    await pacing.giveBack(slotsOf(await pacing.take(['DEM0CAR0000000003'])));
    expect(slotsOf(await pacing.take(['DEM0CAR0000000003']))).toHaveLength(1);
    if (client instanceof Redis) client.disconnect();
    else client.destroy();
  });
});

test.runIf(hasRedis)('a wrong password does not get into the error', async () => {
  const server = await RedisServer.start(['--requirepass', 'pa55word']);
  const client = new Redis(server.port, '127.0.0.1', { password: 'wr0ng-word', retryStrategy: null });
  client.on('error', () => undefined);
  const error = await Promise.resolve(redisPacing({ client, deadlineMs: 500 }).take([CAR])).catch(
    (error: Error) => error,
  );
  expect(error).toMatchObject({ code: 'PACING_UNAVAILABLE' });
  expect(JSON.stringify([error, String(error), (error as Error).stack])).not.toMatch(/wr0ng|pa55/);
  client.disconnect();
  await server.stop();
});
