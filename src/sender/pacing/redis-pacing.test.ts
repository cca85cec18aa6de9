import { describe, expect, test } from 'vitest';
import { LIMITS } from '#contract/limits.js';
import { carsOf, ScriptedClient, settled } from '../../../test/sender/pacing/scripted-client.js';
import { ManualClock } from '../../clock/manual-clock.js';
import type { Pacing, PacingAnswer, PacingSlot } from './pacing.js';
import { type RedisPacingOptions, redisPacing } from './redis-pacing.js';
import { BUCKET_KEYS } from './redis-scripts.js';

const INTERVAL = LIMITS.minIntervalMs;
const CAR = 'DEM0CAR0000000001';
const SLOT = { slot: expect.objectContaining({ vin: CAR, token: expect.anything() }) };
const slotsOf = (answers: readonly PacingAnswer[]): PacingSlot[] =>
  answers.flatMap((answer) => ('slot' in answer ? [answer.slot] : []));

function setUp(options: Partial<RedisPacingOptions> = {}) {
  const clock = new ManualClock();
  const client = new ScriptedClient();
  const pacing = redisPacing({ client, clock, ...options });
  return { clock, client, pacing };
}

/** One that has asked all buckets already. */
async function setUpKnowing(options: Partial<RedisPacingOptions> = {}) {
  const all = setUp(options);
  const first = all.pacing.take(['DEM0CAR0000000000']);
  await all.client.answerAll();
  await first;
  return all;
}

/** A call's end, without anybody being told of a rejection. */
const outcome = (pacing: Pacing, vins = [CAR]): Promise<unknown> =>
  Promise.resolve(pacing.take(vins)).catch((error: unknown) => error);

describe('options', () => {
  const client = new ScriptedClient();

  test.each([
    [{}, /option client is required/],
    [{ client: {} }, /client must be a client of ioredis or node-redis/],
    [{ client: { eval: () => undefined } }, /client must be a client of ioredis or node-redis/],
    [{ client, marginMs: 0 }, /marginMs must be/],
    [{ client, intervalMs: '1' }, /intervalMs must be/],
    [{ client, keyPrefix: 'a{b' }, /keyPrefix must be a string without braces/],
    [{ client, onStoreDown: 'wait' }, /onStoreDown must be refuse or allow/],
    [{ client, clock: {} }, /clock must be/],
    [{ client, retries: 1 }, /no option "?retries/],
  ])('%j are refused', (options, message) => {
    expect(() => redisPacing(options as never)).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTIONS', message: expect.stringMatching(message) }),
    );
  });
});

describe('what the store is asked', () => {
  test('a client of node-redis gets keys and arguments as it wants them', async () => {
    const asked: unknown[] = [];
    const answer = async (_: string, options: { keys: string[]; arguments: string[] }): Promise<unknown> => {
      asked.push(options);
      return ['epoch', ...carsOf(options.keys).map(() => '0')];
    };
    expect(await redisPacing({ client: { eval: answer, EVAL: answer } }).take([CAR])).toEqual([SLOT]);
    expect(asked).toHaveLength(16);
    expect(asked[0]).toEqual({
      keys: expect.arrayContaining([expect.stringContaining(CAR)]),
      arguments: expect.any(Array),
    });
  });

  test('a slot lasts for the interval and the margin, by default the one of the contract and a second', async () => {
    const { client, pacing } = setUp();
    void outcome(pacing);
    await settled();
    expect(new Set(client.takes.map(({ values }) => values[2]))).toEqual(new Set([String(INTERVAL + 1000)]));
    await client.answerAll();
  });

  test('the first call asks all buckets, a later one those of its cars', async () => {
    const { client, pacing } = await setUpKnowing();
    void outcome(pacing);
    await settled();
    expect(client.takes.map(({ keys, values }) => [keys.length, values[0]])).toEqual([[BUCKET_KEYS + 1, 'epoch']]);
    await client.answerAll();
    void outcome(pacing, []);
    await settled();
    expect(client.calls).toEqual([]);
  });

  test('keys of one call share a hash tag, and are no more than a hundred cars', async () => {
    const { client, pacing } = await setUpKnowing();
    const vins = Array.from({ length: 5000 }, (_, at) => `DEM0CAR${String(at).padStart(10, '0')}`);
    void outcome(pacing, vins);
    await settled();
    expect(client.takes.length).toBeLessThan(16 * 5);
    for (const { keys } of client.takes) {
      expect(keys.length).toBeLessThanOrEqual(100 + BUCKET_KEYS);
      expect(new Set(keys.map((key) => /\{.*?\}/.exec(key)?.[0])).size).toBe(1);
    }
    expect(client.takes.flatMap(({ keys }) => carsOf(keys))).toHaveLength(5000);
    await client.answerAll();
    void pacing.giveBack(vins.map((vin) => ({ vin, token: 'token' })));
    expect(client.givesBack.length).toBeLessThan(16 * 5);
    for (const { keys, values } of client.givesBack)
      expect([keys.length <= 100, values.length]).toEqual([true, keys.length]);
    expect(client.givesBack.flatMap(({ keys }) => keys)).toHaveLength(5000);
    await client.answerAll();
  });

  test('cars are spread evenly', async () => {
    const { client, pacing } = setUp();
    void outcome(
      pacing,
      Array.from({ length: 1600 }, (_, at) => `DEM0CAR${String(at).padStart(10, '0')}`),
    );
    await settled();
    const counts: Record<string, number> = {};
    for (const { keys } of client.takes)
      counts[String(keys[0])] = (counts[String(keys[0])] ?? 0) + keys.length - BUCKET_KEYS;
    expect(Object.keys(counts)).toHaveLength(16);
    expect(Math.max(...Object.values(counts))).toBeLessThan(150);
    await client.answerAll();
  });
});

describe('time', () => {
  test('an answer within half of the margin is used, a later one is given back', async () => {
    const { clock, client, pacing } = await setUpKnowing();
    const inTime = pacing.take([CAR]);
    clock.advance(500);
    await client.answerAll();
    expect(await inTime).toEqual([SLOT]);
    const late = pacing.take([CAR]);
    clock.advance(501);
    await client.answerAll();
    expect(await late).toEqual([{ retryAfterMs: 1000 }]);
    expect(client.givesBack).toHaveLength(1);
    await client.answerAll();
  });

  test('a refusal is told however late it comes', async () => {
    const { clock, client, pacing } = await setUpKnowing();
    const late = pacing.take([CAR]);
    clock.advance(900);
    await client.answerAll(1234);
    expect(await late).toEqual([{ retryAfterMs: 1234 }]);
    expect(client.givesBack).toEqual([]);
  });

  test('after the deadline it rejects, and gives back what comes later', async () => {
    const { clock, client, pacing } = await setUpKnowing();
    const late = outcome(pacing, [CAR, CAR]);
    clock.advance(2999);
    await settled();
    const [take] = client.takes;
    clock.advance(1);
    expect(await late).toMatchObject({ code: 'PACING_UNAVAILABLE', retryable: true });
    client.calls = [];
    take?.answer(['epoch', 0, 77]);
    await settled();
    expect(client.givesBack.map(({ keys, values }) => [keys, values])).toEqual([
      [[take?.keys[BUCKET_KEYS]], [`${take?.values[3]}.1`]],
    ]);
    await client.failAll(new Error('gone'));
    await settled();
  });

  test('after a missed deadline nobody is asked for as long again, unless an answer comes', async () => {
    const { clock, client, pacing } = await setUpKnowing();
    const late = outcome(pacing);
    await settled();
    clock.advance(3000);
    await late;
    expect(await outcome(pacing)).toMatchObject({ code: 'PACING_UNAVAILABLE' });
    expect(client.takes).toHaveLength(1);
    clock.advance(3000);
    const again = outcome(pacing);
    await settled();
    expect(client.takes).toHaveLength(2);
    clock.advance(3000);
    await again;
    await client.answerAll();
    await settled();
    await client.answerAll();
    const found = pacing.take([CAR]);
    await client.answerAll();
    expect(await found).toEqual([SLOT]);
  });

  test('no timer is left', async () => {
    let timers = 0;
    const manual = new ManualClock();
    const clock = {
      now: () => manual.now(),
      setTimeout: (callback: () => void, ms: number) => {
        timers++;
        return manual.setTimeout(callback, ms);
      },
      clearTimeout: (timer: unknown) => {
        timers--;
        manual.clearTimeout(timer);
      },
    };
    const { client, pacing } = setUp({ clock });
    const failed = outcome(pacing);
    await client.failAll(new Error('no'));
    await failed;
    const given = pacing.take([CAR]);
    await client.answerAll();
    const slots = slotsOf(await given);
    const back = pacing.giveBack(slots);
    await client.answerAll();
    await back;
    const late = outcome(pacing);
    manual.advance(3000);
    await late;
    expect(timers).toBe(0);
  });
});

describe('failure', () => {
  const leaky = Object.assign(new Error('READONLY You cannot write, redis://user:pa55word@host'), {
    command: { name: 'auth', args: ['pa55word'] },
  });

  test.each([
    [leaky, 'the pacing store failed: READONLY'],
    [
      Object.assign(new Error('connect to redis://user:pa55word@host'), { code: 'ECONNREFUSED' }),
      'failed: ECONNREFUSED',
    ],
    [new TypeError('pa55word'), 'the pacing store failed: TypeError'],
    ['pa55word', 'the pacing store failed: no reason given'],
    [undefined, 'the pacing store failed: no reason given'],
  ])('%s is told in a word, without secrets', async (error, message) => {
    const { client, pacing } = setUp();
    const failed = outcome(pacing);
    await client.failAll(error);
    const told = (await failed) as Error;
    expect(told).toMatchObject({ code: 'PACING_UNAVAILABLE', message: expect.stringContaining(message) });
    expect(`${JSON.stringify(told)}${told.stack}${told.cause}`).not.toContain('pa55word');
  });

  test('when a part of the store fails, what the rest gave is given back', async () => {
    const { client, pacing } = await setUpKnowing();
    const failed = outcome(pacing, [CAR, 'DEM0CAR0000000002']);
    await settled();
    const [one, other] = client.takes;
    client.calls = [];
    one?.answer(['epoch', 0]);
    other?.fail(new Error('CLUSTERDOWN The cluster is down'));
    expect(await failed).toMatchObject({ message: expect.stringContaining('CLUSTERDOWN') });
    expect(client.givesBack.map(({ keys }) => keys)).toEqual([[one?.keys[BUCKET_KEYS]]]);
    await client.answerAll();
  });

  test('a client that throws at once is a store that failed', async () => {
    const client = {
      eval: () => {
        throw new Error('The client is closed');
      },
      defineCommand: () => undefined,
    };
    const pacing = redisPacing({ client });
    await expect(pacing.take([CAR])).rejects.toMatchObject({ code: 'PACING_UNAVAILABLE' });
    await expect(pacing.giveBack([{ vin: CAR, token: 'x' }])).rejects.toMatchObject({ code: 'PACING_UNAVAILABLE' });
  });
});

describe("onStoreDown: 'allow'", () => {
  const failing = async (pacing: Pacing, client: ScriptedClient, vins = [CAR]) => {
    const answers = outcome(pacing, vins);
    await client.failAll(new Error('no'));
    return (await answers) as PacingAnswer[];
  };

  const answering = async (pacing: Pacing, client: ScriptedClient, wait = 0) => {
    const answers = pacing.take([CAR]);
    await client.answerAll(wait);
    return await answers;
  };

  test('one process still keeps the gap, from the moment on at which it gave the slot', async () => {
    const { clock, client, pacing } = setUp({ onStoreDown: 'allow' });
    const waited = pacing.take([CAR]);
    clock.advance(3000);
    expect(await waited).toEqual([SLOT]);
    await client.failAll(new Error('no'));
    await settled();
    clock.advance(INTERVAL - 1);
    expect(await failing(pacing, client)).toEqual([{ retryAfterMs: 1 }]);
    clock.advance(1);
    expect(await failing(pacing, client)).toEqual([SLOT]);
  });

  test('a car that got its popup without the store waits also when the store is back', async () => {
    const { clock, client, pacing } = setUp({ onStoreDown: 'allow' });
    expect(await failing(pacing, client)).toEqual([SLOT]);
    clock.advance(1000);
    expect(await answering(pacing, client)).toEqual([{ retryAfterMs: INTERVAL - 1000 }]);
    // The slot that the store gave is not used.
    expect(client.givesBack).toHaveLength(1);
    await client.answerAll();
    clock.advance(INTERVAL - 1000);
    expect(await answering(pacing, client)).toEqual([SLOT]);
  });

  test('a car that got its popup with the store waits also without it', async () => {
    const { clock, client, pacing } = setUp({ onStoreDown: 'allow' });
    expect(await answering(pacing, client)).toEqual([SLOT]);
    clock.advance(1000);
    expect(await failing(pacing, client)).toEqual([{ retryAfterMs: INTERVAL - 1000 }]);
  });

  test('what the store refuses stays refused, also when another part of it fails', async () => {
    const { client, pacing } = await setUpKnowing({ onStoreDown: 'allow' });
    const answers = pacing.take([CAR, 'DEM0CAR0000000002']);
    await settled();
    const [one, other] = client.takes;
    one?.answer(['epoch', 555]);
    other?.fail(new Error('CLUSTERDOWN The cluster is down'));
    expect(await answers).toEqual([
      { retryAfterMs: 555 },
      { slot: expect.objectContaining({ vin: 'DEM0CAR0000000002', token: expect.anything() }) },
    ]);
  });

  test.each(['with', 'without'])('a slot given %s the store can be given back', async (how) => {
    const { client, pacing } = setUp({ onStoreDown: 'allow' });
    const slots = slotsOf(await (how === 'with' ? answering(pacing, client) : failing(pacing, client)));
    client.calls = [];
    const back = pacing.giveBack(slots);
    await settled();
    expect(client.givesBack).toHaveLength(how === 'with' ? 1 : 0);
    await client.answerAll();
    await back;
    expect(await failing(pacing, client)).toEqual([SLOT]);
  });

  test('a slot that comes after the deadline stays in the store: the popup went out', async () => {
    const { clock, client, pacing } = await setUpKnowing({ onStoreDown: 'allow' });
    const late = pacing.take([CAR]);
    clock.advance(3000);
    expect(await late).toEqual([SLOT]);
    await client.answerAll();
    await settled();
    expect(client.calls).toEqual([]);
  });
});
