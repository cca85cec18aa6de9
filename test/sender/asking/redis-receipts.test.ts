/** redisReceipts with a store that answers as told. With a real one: test/system/redis-receipts.test.ts. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import * as scripts from '../../../src/sender/receipts/redis-receipt-scripts.js';
import { type RedisReceiptsOptions, redisReceipts } from '../../../src/sender/receipts/redis-receipts.js';
import { ManualClock, type RecordedAnswer } from '../api.js';
import { failure, vin } from '../harness.js';
import { type Call, ScriptedClient, settled } from '../pacing/scripted-client.js';

const NAMES = new Map(
  Object.entries(scripts).map(([name, text]) => [createHash('sha1').update(text).digest('hex'), name]),
);
const TAG = 'popup-receipts:{receipts}:';
const INBOXES = `${TAG}inboxes`;
const ALIVE = `${TAG}alive`;
const POLL_MS = 250;

function setUp(options: Partial<RedisReceiptsOptions> = {}) {
  const client = new ScriptedClient();
  const clock = new ManualClock();
  const receipts = redisReceipts({ client, clock, ...options });
  return {
    client,
    clock,
    receipts,
    /** The only call that is open: which script, and with what. */
    async call(): Promise<Call & { name: string | undefined }> {
      await settled();
      expect(client.calls).toHaveLength(1);
      const [call] = client.calls.splice(0) as [Call];
      return { ...call, name: NAMES.get(call.script) };
    },
  };
}

/** An answer as it is in an inbox. */
const stored = (id: string, reference = ''): string =>
  `${JSON.stringify({ id, vin: vin(1), action: 'ok' })}\n${reference}`;

test('the keys and values of each call', async () => {
  const { receipts, call } = setUp({ keepMs: 5_000 });
  const opened = receipts.open({ id: 'one', vin: vin(1).toLowerCase() });
  const open = await call();
  expect(open).toMatchObject({ name: 'OPEN', keys: [`${TAG}question:one`] });
  const [car, reference, inbox, keepMs] = open.values;
  expect([car, reference, keepMs]).toEqual([vin(1), '', '5000']);
  expect(inbox).toMatch(/^popup-receipts:\{receipts\}:inbox:[\w-]{12}$/);
  open.answer(1);
  await opened;

  const forgotten = receipts.forget('one');
  const forget = await call();
  expect(forget).toMatchObject({ name: 'FORGET', keys: [`${TAG}question:one`], values: [] });
  forget.answer(1);
  await forgotten;

  const answer = { id: 'one', vin: vin(1).toLowerCase(), action: 'cancel' as const, extra: { seats: 4 } };
  const recorded = receipts.record(answer);
  const record = await call();
  expect(record).toMatchObject({ name: 'RECORD', keys: [`${TAG}question:one`, INBOXES] });
  expect(record.values).toEqual([vin(1), JSON.stringify(answer), '5000', inbox]);
  record.answer('claimed');
  expect(await recorded).toBe('claimed');
});

test('two stores are two processes', async () => {
  const inboxes = await Promise.all(
    [setUp(), setUp()].map(async ({ receipts, call }) => {
      void receipts.open({ id: 'one', vin: vin(1), reference: 'booking 42' });
      const { values } = await call();
      expect(values[1]).toBe('booking 42');
      return values[2];
    }),
  );
  expect(inboxes[0]).not.toBe(inboxes[1]);
});

test('a store that does not answer, or fails, is unavailable; what its client says stays inside', async () => {
  const { client, clock, receipts } = setUp({ deadlineMs: 100 });
  const silent = failure(Promise.resolve(receipts.open({ id: 'one', vin: vin(1) })));
  await settled();
  clock.advance(100);
  expect(await silent).toMatchObject({
    code: 'RECEIPTS_UNAVAILABLE',
    message: expect.stringContaining('did not answer within 100 ms'),
  });
  client.calls = [];
  const failed = failure(Promise.resolve(receipts.forget('one')));
  await client.failAll(new Error('connect redis://:secret@10.0.0.1'));
  const error = await failed;
  expect(error.code).toBe('RECEIPTS_UNAVAILABLE');
  expect(`${error.stack} ${JSON.stringify(error)}`).not.toContain('secret');
  expect(error.cause).toBeUndefined();
});

test('without options of its own a question counts for a day, by the clock of the machine', async () => {
  const client = new ScriptedClient();
  const opened = redisReceipts({ client }).open({ id: 'one', vin: vin(1) });
  await settled();
  expect(client.calls[0]?.values[3]).toBe(String(24 * 3_600_000));
  client.calls[0]?.answer(1);
  await opened;
});

interface Listening extends ReturnType<typeof setUp> {
  handed: RecordedAnswer[];
  stop: () => void | Promise<void>;
  setAdopting(value: boolean): void;
  /** The next poll, once its time has come. */
  poll(delayMs?: number): Promise<Call & { name: string | undefined }>;
}

function listening(): Listening {
  const all = setUp();
  const handed: RecordedAnswer[] = [];
  let isAdopting = true;
  const stop = all.receipts.listen(
    (answer) => void handed.push(answer),
    () => isAdopting,
  );
  return {
    ...all,
    handed,
    stop,
    setAdopting: (value) => {
      isAdopting = value;
    },
    poll: async (delayMs = POLL_MS) => {
      await settled();
      all.clock.advance(delayMs);
      return await all.call();
    },
  };
}

test('looks for answers at once and every so often, hands them over, and tells the store', async () => {
  const { clock, client, handed, call, poll, setAdopting } = listening();
  const first = await poll(0);
  const inbox = first.keys[0] as string;
  expect(first).toMatchObject({ name: 'POLL', keys: [inbox, INBOXES, ALIVE], values: ['10000', '100'] });
  const answers = [stored('one', 'booking 42\nand a second line'), stored('two')];
  first.answer(answers);
  const told = await call();
  expect(handed).toEqual([
    { id: 'one', vin: vin(1), action: 'ok', reference: 'booking 42\nand a second line' },
    { id: 'two', vin: vin(1), action: 'ok' },
  ]);
  expect(told).toMatchObject({ name: 'HANDLED', keys: [inbox, INBOXES], values: answers });
  told.answer(1);
  await settled();
  clock.advance(POLL_MS - 1);
  await settled();
  expect(client.calls).toEqual([]);

  setAdopting(false);
  const second = await poll(1);
  expect(second).toMatchObject({ name: 'POLL', values: ['-1', '100'] });
  second.answer([]);
  expect((await poll()).name).toBe('POLL');
});

test('asks again at once after a full batch', async () => {
  const { handed, call, poll } = listening();
  (await poll(0)).answer(Array.from({ length: 100 }, (_, at) => stored(`${at}`)));
  (await call()).answer(1);
  (await poll(0)).answer([stored('last')]);
  (await call()).answer(1);
  expect(handed).toHaveLength(101);
});

test('a store that could not be told of what was handled hands it over again in vain', async () => {
  const { handed, call, poll } = listening();
  (await poll(0)).answer([stored('one')]);
  (await call()).fail(new Error('down'));
  (await poll()).answer([stored('one'), stored('two')]);
  const told = await call();
  expect(told).toMatchObject({ name: 'HANDLED', values: [stored('one'), stored('two')] });
  told.answer(1);
  expect(handed.map(({ id }) => id)).toEqual(['one', 'two']);
  // From now on the store knows: the same again would be another answer.
  (await poll()).answer([stored('one')]);
  (await call()).answer(1);
  expect(handed).toHaveLength(3);
});

test('a store that is down is asked again the next time', async () => {
  const { handed, call, poll } = listening();
  (await poll(0)).fail(new Error('down'));
  (await poll()).answer([stored('one')]);
  (await call()).answer(1);
  expect(handed).toHaveLength(1);
});

test('ending waits for what is being looked at, leaves, and asks no more', async () => {
  const { client, clock, handed, call, poll, stop } = listening();
  const polled = await poll(0);
  const inbox = polled.keys[0] as string;
  let isOver = false;
  const over = Promise.resolve(stop()).then(() => {
    isOver = true;
  });
  polled.answer([stored('one')]);
  (await call()).answer(1);
  const left = await call();
  expect(left).toMatchObject({ name: 'LEAVE', keys: [inbox, ALIVE] });
  expect([isOver, handed.length]).toEqual([false, 1]);
  left.fail(new Error('down'));
  await over;
  clock.advance(60_000);
  await settled();
  expect(client.calls).toEqual([]);
});

test.each([
  ['client', {}],
  ['keepMs', -1],
  ['pollMs', 'often'],
  ['goneAfterMs', Number.NaN],
  ['keyPrefix', 'with{braces}'],
  ['keyPrefix', 5],
  ['deadlineMs', Number.POSITIVE_INFINITY],
  ['clock', {}],
])('a wrong %s', (name, value) => {
  const options = { client: new ScriptedClient(), [name]: value };
  expect(() => redisReceipts(options as never)).toThrow(
    expect.objectContaining({ code: 'INVALID_OPTIONS', issues: [expect.objectContaining({ pointer: `/${name}` })] }),
  );
});
