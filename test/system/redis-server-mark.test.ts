/** The server mark: spares the store its `INFO`, and must not outlive the server or reach another one. */
import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Pacing, type PacingAnswer, redisPacing } from '../../src/sender/index.js';
import { isThere } from './programs.js';
import { RedisServer, until } from './redis.js';

const CAR = 'DEM0CAR0000000001';
/** In the same bucket. */
const OTHER_CAR = 'DEM0CAR0000000017';
const isSlot = ([answer]: readonly PacingAnswer[]): boolean => answer !== undefined && 'slot' in answer;

const hasRedis = isThere('redis-server', 'command -v redis-server');

/** A client that can be led to another server, as a failover does. */
class MovableClient {
  redis: Redis;

  constructor(port: number) {
    this.redis = this.#connect(port);
  }

  moveTo(port: number): void {
    this.redis.disconnect();
    this.redis = this.#connect(port);
  }

  eval(script: string, count: number, ...rest: string[]): Promise<unknown> {
    return this.redis.eval(script, count, ...rest);
  }

  evalsha(sha1: string, count: number, ...rest: string[]): Promise<unknown> {
    return this.redis.evalsha(sha1, count, ...rest);
  }

  defineCommand(): void {}

  #connect(port: number): Redis {
    const redis = new Redis(port, '127.0.0.1');
    redis.on('error', () => undefined);
    return redis;
  }
}

describe.runIf(hasRedis)('the server mark', () => {
  let servers: RedisServer[];
  let client: MovableClient;
  let pacing: Pacing;
  let keyPrefix: string;

  beforeEach(() => {
    keyPrefix = `${randomUUID()}:`;
  });

  afterEach(async () => {
    client.redis.disconnect();
    await Promise.all(servers.map((server) => server.stop()));
  });

  async function setUp(...settings: string[]): Promise<RedisServer> {
    const server = await RedisServer.start(settings);
    servers = [server];
    client = new MovableClient(server.port);
    pacing = redisPacing({ client, keyPrefix, intervalMs: 60_000, marginMs: 5000 });
    return server;
  }

  const marks = async (): Promise<string[]> => {
    const keys = await client.redis.keys(`${keyPrefix}*server`);
    return (await Promise.all(keys.map((key) => client.redis.object('ENCODING', key)))).map(String);
  };

  /** Takes slots until the bucket of the cars has its mark. */
  async function takeMarked(): Promise<void> {
    expect(isSlot(await pacing.take([CAR]))).toBe(true);
    expect(isSlot(await pacing.take([CAR]))).toBe(false);
    expect(await marks()).toEqual(['raw']);
  }

  const infoCalls = async (): Promise<number> =>
    Number(/cmdstat_info:calls=(\d+)/.exec(await client.redis.info('commandstats'))?.[1] ?? 0);

  test('with it, calls do without INFO', async () => {
    await setUp();
    await takeMarked();
    // The server counts an INFO after it has answered it.
    const before = await infoCalls();
    for (let call = 0; call < 10; call++) await pacing.take([CAR]);
    expect(await infoCalls()).toBe(before + 1);
  });

  test.each([
    ['no INFO', ['+@all', '-info']],
    ['no APPEND', ['+@all', '-append']],
    ['no OBJECT', ['+@all', '-object']],
    ['only what it must', ['+auth', '+eval', '+evalsha', '+get', '+set', '+del', '+pttl']],
  ])('a user who is permitted %s gets slots without it', async (_, rules) => {
    const server = await setUp();
    await server.command('acl', 'setuser', 'worker', 'on', '>word', '~*', ...rules);
    await client.redis.auth('worker', 'word');
    for (let call = 0; call < 3; call++) expect(isSlot(await pacing.take([CAR]))).toBe(call === 0);
    expect(await marks().catch(() => [])).not.toContain('raw');
  });

  test('a user who is not permitted OBJECT goes on without the mark that another has made', async () => {
    const server = await setUp();
    await takeMarked();
    await server.command('acl', 'setuser', 'worker', 'on', '>word', '~*', '+@all', '-object');
    await client.redis.auth('worker', 'word');
    expect(isSlot(await pacing.take([OTHER_CAR]))).toBe(true);
  });

  test.each([
    ['an RDB file', ['--save', '3600 1'], ['save'], ['int']],
    ['an AOF file', ['--appendonly', 'yes', '--appendfsync', 'always'], ['ping'], []],
    ['a rewritten AOF file', ['--appendonly', 'yes', '--appendfsync', 'always'], ['bgrewriteaof'], ['int']],
    [
      'a rewritten AOF file without preamble',
      ['--appendonly', 'yes', '--appendfsync', 'always', '--aof-use-rdb-preamble', 'no'],
      ['bgrewriteaof'],
      ['int'],
    ],
  ])('it does not survive a restart with %s', async (_, settings, save, found) => {
    const server = await setUp(...settings);
    await takeMarked();
    await server.command(...save);
    await until(async () => /aof_rewrite_in_progress:0/.test(await server.command('info', 'persistence')));
    await until(async () => !/aof_rewrite_scheduled:1/.test(await server.command('info', 'persistence')));
    await server.kill();
    await server.start();
    client.moveTo(server.port);
    expect(await marks()).toEqual(found);
    for (let call = 0; call < 3; call++) expect(isSlot(await pacing.take([OTHER_CAR]))).toBe(false);
  });

  test.each(['before', 'after'])('it does not reach a replica that joined %s it was made', async (when) => {
    const server = await setUp('--repl-diskless-sync-delay', '0');
    const replica = await RedisServer.start();
    servers.push(replica);
    const join = async (): Promise<void> => {
      await replica.command('replicaof', '127.0.0.1', `${server.port}`);
      await until(async () => /master_link_status:up/.test(await replica.command('info', 'replication')));
    };
    if (when === 'before') await join();
    await takeMarked();
    if (when === 'after') await join();
    await client.redis.wait(1, 5000);
    await replica.command('replicaof', 'no', 'one');
    client.moveTo(replica.port);
    expect(await marks()).toEqual(when === 'before' ? [] : ['int']);
    expect(isSlot(await pacing.take([OTHER_CAR]))).toBe(false);
  });

  // A master that is demoted and promoted again may have got another epoch, and still have its own mark.
  test('it does not stand for another epoch', async () => {
    const server = await setUp();
    await takeMarked();
    const [epochKey = ''] = (await client.redis.keys(`${keyPrefix}*server`)).map((key) =>
      key.replace(/server$/, 'epoch'),
    );
    const other = await RedisServer.start();
    servers.push(other);
    client.moveTo(other.port);
    await pacing.take([CAR]);
    const epoch = String(await client.redis.get(epochKey));
    client.moveTo(server.port);
    await client.redis.set(epochKey, epoch);
    expect(await marks()).toEqual(['raw']);
    expect(isSlot(await pacing.take([OTHER_CAR]))).toBe(false);
  });
});
