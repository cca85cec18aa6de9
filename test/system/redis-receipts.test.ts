/** redisReceipts with a real Redis and both libraries. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Receipts, type RecordedAnswer, redisReceipts } from '../../src/sender/index.js';
import { rounds } from '../rounds.js';
import { drive, type Store } from '../sender/asking/receipts-model.js';
import { vin } from '../sender/harness.js';
import { isThere } from './programs.js';
import { RedisServer, until } from './redis.js';
import { CONNECT, CONNECT_CLUSTER, type Connected, LIBRARIES } from './redis-clients.js';

const ID = 'q83vEjRWeJCrze8SNFZ4kA';
const hasRedis = isThere('redis-server', 'command -v redis-server');
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe.runIf(hasRedis).each(LIBRARIES)('receipts in Redis, with %s', (library) => {
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

  /** A process that listens, until it is stopped. */
  function startProcess(
    keyPrefix: string,
    { adopts = true, ...options }: { goneAfterMs?: number; adopts?: boolean } = {},
  ) {
    const receipts = redisReceipts({ client: connected.client, keyPrefix, pollMs: 2, ...options });
    const handed: RecordedAnswer[] = [];
    const stop = receipts.listen(
      (answer) => void handed.push(answer),
      () => adopts,
    );
    return { receipts, handed, stop };
  }

  test('random drives agree with the model', async () => {
    const stops: (() => void | Promise<void>)[] = [];
    const createStore = async (): Promise<Store> => {
      const keyPrefix = `${randomUUID()}:`;
      // Whoever says nothing for a moment is gone, but only who has stopped says nothing for so long.
      const options = { goneAfterMs: 60_000 };
      let running = [startProcess(keyPrefix, options), startProcess(keyPrefix, options)] as const;
      const all = [...running];
      stops.push(...running.map(({ stop }) => stop));
      const processes: [Receipts, Receipts] = [running[0].receipts, running[1].receipts];
      const keysOf = async (pattern: string): Promise<string[]> =>
        (await server.command('keys', `${keyPrefix}${pattern}`)).split('\n').filter((key) => key !== '');
      return {
        processes,
        isShared: true,
        async expire() {
          const keys = await keysOf('*question:*');
          if (keys.length > 0) await server.command('del', ...keys);
        },
        async crash(process) {
          await running[process].stop();
          // As long ago as it takes.
          await server.command('del', `${keyPrefix}{receipts}:alive`);
          const fresh = startProcess(keyPrefix, options);
          stops.push(fresh.stop);
          all.push(fresh);
          processes[process] = fresh.receipts;
          running = process === 0 ? [fresh, running[1]] : [running[0], fresh];
        },
        async handed(process) {
          await until(async () => (await keysOf('*inbox:*')).length === 0);
          return process === 0 ? all.flatMap(({ handed }) => handed) : [];
        },
      };
    };
    await drive(createStore, rounds(60, 5));
    for (const stop of stops) await stop();
  }, 300_000);

  test('answers of a process that is gone go to another one, once', async () => {
    const keyPrefix = `${randomUUID()}:`;
    const asking = redisReceipts({ client: connected.client, keyPrefix });
    for (let car = 0; car < 250; car++) {
      await asking.open({ id: `${ID}${car}`, vin: vin(car), reference: `booking ${car}` });
    }
    const others = [startProcess(keyPrefix), startProcess(keyPrefix), startProcess(keyPrefix)];
    for (let car = 0; car < 250; car++) {
      const answer = { id: `${ID}${car}`, vin: vin(car), action: 'ok' as const, extra: { car } };
      expect(await (others[car % 3] as (typeof others)[0]).receipts.record(answer)).toBe('new');
    }
    await until(() => others.flatMap(({ handed }) => handed).length === 250);
    await sleep(50);
    const handed = others.flatMap((one) => one.handed);
    expect(new Set(handed.map(({ reference }) => reference)).size).toBe(250);
    expect(handed.find(({ reference }) => reference === 'booking 7')).toMatchObject({ extra: { car: 7 }, vin: vin(7) });
    for (const { stop } of others) await stop();
  });

  test('an answer stays in the store until it was handled', async () => {
    const keyPrefix = `${randomUUID()}:`;
    const first = redisReceipts({ client: connected.client, keyPrefix, pollMs: 2 });
    await first.open({ id: ID, vin: vin(1) });
    let isHandling = false;
    // It never ends: the process is killed meanwhile.
    const stop = first.listen(
      () => {
        isHandling = true;
        return new Promise(() => undefined);
      },
      () => false,
    );
    await first.record({ id: ID, vin: vin(1), action: 'cancel' });
    await until(() => isHandling);
    const next = startProcess(keyPrefix, { goneAfterMs: 20 });
    await until(() => next.handed.length === 1);
    expect(next.handed[0]).toEqual({ id: ID, vin: vin(1), action: 'cancel' });
    await next.stop();
    void stop();
  });

  test('a process with nobody to tell leaves what is not its own to others', async () => {
    const keyPrefix = `${randomUUID()}:`;
    const gone = redisReceipts({ client: connected.client, keyPrefix });
    await gone.open({ id: ID, vin: vin(1) });
    const deaf = startProcess(keyPrefix, { adopts: false });
    await deaf.receipts.record({ id: ID, vin: vin(1), action: 'ok' });
    await deaf.receipts.open({ id: `${ID}2`, vin: vin(2) });
    await deaf.receipts.record({ id: `${ID}2`, vin: vin(2), action: 'ok' });
    // Its own answer came after the other one.
    await until(() => deaf.handed.length === 1);
    expect(deaf.handed[0]?.id).toBe(`${ID}2`);
    const next = startProcess(keyPrefix);
    await until(() => next.handed.length === 1);
    expect(next.handed[0]?.id).toBe(ID);
    await Promise.all([deaf.stop(), next.stop()]);
  });

  test('keys expire by themselves', async () => {
    const keyPrefix = `${randomUUID()}:`;
    const receipts = redisReceipts({ client: connected.client, keyPrefix, keepMs: 50 });
    await receipts.open({ id: ID, vin: vin(1) });
    await until(async () => (await receipts.record({ id: ID, vin: vin(1), action: 'ok' })) === 'unknown');
    expect((await server.command('keys', `${keyPrefix}*`)).trim()).toBe('');
  });
});

describe.runIf(hasRedis).each(LIBRARIES)('row 28: Redis restarts, with %s', (library) => {
  test('what was lost is unknown, what was handed over is not handed over again, and it goes on', async () => {
    const server = await RedisServer.start();
    const connected = await CONNECT[library](server.port);
    const receipts = redisReceipts({ client: connected.client, pollMs: 2, deadlineMs: 200 });
    const handed: string[] = [];
    const stop = receipts.listen(
      ({ id }) => void handed.push(id),
      () => true,
    );
    await receipts.open({ id: `${ID}1`, vin: vin(1) });
    await receipts.open({ id: `${ID}2`, vin: vin(2) });
    expect(await receipts.record({ id: `${ID}1`, vin: vin(1), action: 'ok' })).toBe('new');
    await until(() => handed.length === 1);
    await server.kill();
    await expect(Promise.resolve(receipts.open({ id: `${ID}3`, vin: vin(3) }))).rejects.toMatchObject({
      code: 'RECEIPTS_UNAVAILABLE',
    });
    await server.start();
    await until(async () => {
      const verdict = await Promise.resolve(receipts.record({ id: `${ID}1`, vin: vin(1), action: 'ok' })).catch(
        () => '',
      );
      return verdict === 'unknown';
    });
    expect(await receipts.record({ id: `${ID}2`, vin: vin(2), action: 'ok' })).toBe('unknown');
    await receipts.open({ id: `${ID}4`, vin: vin(4) });
    await receipts.record({ id: `${ID}4`, vin: vin(4), action: 'ok' });
    await until(() => handed.length === 2);
    expect(handed).toEqual([`${ID}1`, `${ID}4`]);
    await stop();
    connected.end();
    await server.stop();
  });
});

describe.runIf(hasRedis).each(LIBRARIES)('a cluster, with %s', (library) => {
  test('keeps receipts on one node', async () => {
    const nodes = await RedisServer.startCluster(3);
    const connected = await CONNECT_CLUSTER[library](nodes[0]?.port ?? 0);
    const receipts = redisReceipts({ client: connected.client, pollMs: 2 });
    const handed: RecordedAnswer[] = [];
    const stop = receipts.listen(
      (answer) => void handed.push(answer),
      () => true,
    );
    await receipts.open({ id: ID, vin: vin(1), reference: 'one' });
    expect(await receipts.record({ id: ID, vin: vin(1), action: 'ok' })).toBe('new');
    await until(() => handed.length === 1);
    await stop();
    connected.end();
    for (const node of nodes) await node.stop();
  }, 60_000);
});
