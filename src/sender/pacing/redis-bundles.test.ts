/** Calls of `take` in one turn of the event loop share a script call for each bucket. */
import { describe, expect, test } from 'vitest';
import { carsOf, ScriptedClient, settled } from '../../../test/sender/pacing/scripted-client.js';
import { ManualClock } from '../../clock/manual-clock.js';
import type { Pacing } from './pacing.js';
import { redisPacing } from './redis-pacing.js';
import { serverMarkOf } from './redis-scripts.js';

const CAR = 'DEM0CAR0000000001';
/** In the same bucket. */
const NEIGHBOUR = 'DEM0CAR0000000017';
/** In another one. */
const STRANGER = 'DEM0CAR0000000002';

const slot = (vin: string) => ({ slot: expect.objectContaining({ vin }) });
const outcome = (pacing: Pacing, vins: string[]): Promise<unknown> =>
  Promise.resolve(pacing.take(vins)).catch((error: unknown) => error);

/** A pacing that knows the epochs of all buckets. */
async function setUp() {
  const clock = new ManualClock();
  const client = new ScriptedClient();
  const pacing = redisPacing({ client, clock });
  const first = pacing.take(['DEM0CAR0000000000']);
  await client.answerAll();
  await first;
  return { clock, client, pacing };
}

/** The script calls that were made, whose answers the test gives later. */
async function callsOf(client: ScriptedClient) {
  await settled();
  return client.calls.splice(0);
}

describe('calls of one turn', () => {
  test('for one bucket share a script call, in their order, and each gets its own answers', async () => {
    const { client, pacing } = await setUp();
    const answers = [pacing.take([CAR, STRANGER]), pacing.take([NEIGHBOUR]), pacing.take([STRANGER, CAR])];
    const calls = await callsOf(client);
    expect(calls.map(({ keys }) => carsOf(keys).map((key) => key.slice(-17)))).toEqual([
      [CAR, NEIGHBOUR, CAR],
      [STRANGER, STRANGER],
    ]);
    calls[1]?.answer(['epoch', 0, 22]);
    calls[0]?.answer(['epoch', 0, 33, 44]);
    expect(await Promise.all(answers)).toEqual([
      [slot(CAR), slot(STRANGER)],
      [{ retryAfterMs: 33 }],
      [{ retryAfterMs: 22 }, { retryAfterMs: 44 }],
    ]);
  });

  test('that follow from answers of one turn are bundled too, however they wait for them', async () => {
    const { client, pacing } = await setUp();
    const [first, second] = [pacing.take([CAR]), pacing.take([NEIGHBOUR])];
    const again = [
      (async () => [await first, await pacing.take([CAR])])(),
      (async () => [await Promise.all([Promise.all([second])]), await pacing.take([NEIGHBOUR])])(),
    ];
    await client.answerAll();
    const calls = await callsOf(client);
    expect(calls.map(({ keys }) => carsOf(keys).length)).toEqual([2]);
    calls[0]?.answer(['epoch', 11, 12]);
    await Promise.all(again);
  });

  test('of different turns do not share one', async () => {
    const { client, pacing } = await setUp();
    const first = pacing.take([CAR]);
    await settled();
    const second = pacing.take([NEIGHBOUR]);
    await settled();
    expect(client.takes).toHaveLength(2);
    await client.answerAll();
    expect(await Promise.all([first, second])).toEqual([[slot(CAR)], [slot(NEIGHBOUR)]]);
  });

  test('share the first call too, which reads all epochs once', async () => {
    const client = new ScriptedClient();
    const pacing = redisPacing({ client });
    const answers = [pacing.take([CAR]), pacing.take([STRANGER])];
    await settled();
    expect(client.takes).toHaveLength(16);
    await client.answerAll();
    expect(await Promise.all(answers)).toEqual([[slot(CAR)], [slot(STRANGER)]]);
  });

  test('have slots with different tokens, as have those of different processes', async () => {
    const [one, other] = [await setUp(), await setUp()];
    const takes = [one.pacing, one.pacing, other.pacing].map((pacing) => pacing.take([CAR]));
    await Promise.all([one.client.answerAll(), other.client.answerAll()]);
    const later = one.pacing.take([CAR]);
    await one.client.answerAll();
    const tokens = (await Promise.all([...takes, later])).map(
      ([answer]) => (answer as { slot: { token: string } }).slot.token,
    );
    expect(new Set(tokens).size).toBe(4);
  });
});

describe('a bundle that fails', () => {
  test('fails all its calls, and no other', async () => {
    const { client, pacing } = await setUp();
    const answers = [outcome(pacing, [CAR]), outcome(pacing, [STRANGER, NEIGHBOUR]), outcome(pacing, [STRANGER])];
    const [failing, working] = await callsOf(client);
    failing?.fail(new Error('OOM command not allowed'));
    working?.answer(['epoch', 0, 22]);
    const unavailable = expect.objectContaining({
      code: 'PACING_UNAVAILABLE',
      message: expect.stringContaining('OOM'),
    });
    expect(await Promise.all(answers)).toEqual([unavailable, unavailable, [{ retryAfterMs: 22 }]]);
    // The slot of the call that failed in part is free again, and no other.
    expect((await callsOf(client)).map(({ keys, values }) => [keys, values])).toEqual([
      [[carsOf(working?.keys ?? [])[0]], [`${working?.values[3]}.1`]],
    ]);
  });

  test('leaves its epoch to be read with the next call', async () => {
    const client = new ScriptedClient();
    const pacing = redisPacing({ client });
    const failed = outcome(pacing, [CAR]);
    const calls = await callsOf(client);
    const [own, other] = [calls.shift(), calls.pop()];
    for (const call of [own, ...calls]) call?.answer(['epoch', 0]);
    other?.fail(new Error('CLUSTERDOWN The cluster is down'));
    expect(await failed).toMatchObject({ code: 'PACING_UNAVAILABLE' });
    await client.answerAll();
    void outcome(pacing, [CAR]);
    expect((await callsOf(client)).map(({ keys }) => keys[0])).toEqual([own?.keys[0], other?.keys[0]]);
  });

  test.each([null, 7])('by an answer that is %j, too', async (answer) => {
    const { client, pacing } = await setUp();
    const failed = outcome(pacing, [CAR]);
    const [call] = await callsOf(client);
    call?.answer(answer);
    expect(await failed).toMatchObject({ code: 'PACING_UNAVAILABLE' });
  });
});

describe('the deadline', () => {
  test('of one call does not harm another in the same bucket', async () => {
    const { clock, client, pacing } = await setUp();
    const early = outcome(pacing, [CAR]);
    const [silent] = await callsOf(client);
    clock.advance(2999);
    const late = outcome(pacing, [NEIGHBOUR]);
    const [answered] = await callsOf(client);
    clock.advance(1);
    expect(await early).toMatchObject({ code: 'PACING_UNAVAILABLE' });
    answered?.answer(['epoch', 0]);
    expect(await late).toEqual([slot(NEIGHBOUR)]);
    silent?.answer(['epoch', 0]);
    expect((await callsOf(client)).map(({ keys }) => keys)).toEqual([carsOf(silent?.keys ?? [])]);
  });

  test('counts from the first call of the bundle, and is there for all', async () => {
    const { clock, client, pacing } = await setUp();
    const answers = [outcome(pacing, [CAR]), outcome(pacing, [NEIGHBOUR])];
    await settled();
    clock.advance(3000);
    const unavailable = expect.objectContaining({ code: 'PACING_UNAVAILABLE' });
    expect(await Promise.all(answers)).toEqual([unavailable, unavailable]);
    const [call] = await callsOf(client);
    call?.answer(['epoch', 0, 0]);
    // Nobody waits for them any more.
    expect((await callsOf(client)).map(({ keys }) => keys)).toEqual([carsOf(call?.keys ?? [])]);
  });

  test('that one call has missed lets the others use what came in time', async () => {
    const { clock, client, pacing } = await setUp();
    const old = pacing.take([CAR, STRANGER]);
    const [own, other] = await callsOf(client);
    own?.answer(['epoch', 0]);
    clock.advance(501);
    const young = pacing.take([NEIGHBOUR]);
    const [last] = await callsOf(client);
    other?.answer(['epoch', 0]);
    last?.answer(['epoch', 0]);
    expect(await Promise.all([old, young])).toEqual([
      [{ retryAfterMs: 1000 }, { retryAfterMs: 1000 }],
      [slot(NEIGHBOUR)],
    ]);
  });
});

test('a call says which epoch it knows, and the mark of that epoch', async () => {
  const { client, pacing } = await setUp();
  const first = pacing.take([CAR]);
  const [known] = await callsOf(client);
  expect(known?.values.slice(0, 2)).toEqual(['epoch', serverMarkOf('epoch')]);
  known?.answer(['another', 0]);
  await first;
  void outcome(pacing, [CAR]);
  const [next] = await callsOf(client);
  expect(next?.values.slice(0, 2)).toEqual(['another', serverMarkOf('another')]);
  expect(serverMarkOf('another')).not.toBe(serverMarkOf('epoch'));
  // The store can hold it as an integer.
  expect(serverMarkOf('another')).toMatch(/^[1-9]\d{15}$/);
});
