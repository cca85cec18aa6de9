import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { BUILD_DEADLINE_MS, BUILT, buildOnce } from '../built-package.js';
import { run } from '../run.js';
import { ManualClock, memoryPacing } from './api.js';
import {
  connect,
  connectLater,
  failure,
  leftovers,
  listenersOf,
  NOTHING,
  outcome,
  popup,
  SlowPacing,
  SpyPacing,
  settle,
  start,
  startBroker,
  startSender,
  startStoppedBroker,
  until,
  vin,
  watch,
} from './harness.js';
import { ignore } from './scripted-broker.js';

/** A clock that knows how many timers run. */
class CountingClock extends ManualClock {
  readonly running = new Set<unknown>();

  override setTimeout(callback: () => void, delayMs: number): unknown {
    const timer = super.setTimeout(() => {
      this.running.delete(timer);
      callback();
    }, delayMs);
    this.running.add(timer);
    return timer;
  }

  override clearTimeout(timer: unknown): void {
    this.running.delete(timer);
    super.clearTimeout(timer);
  }
}

describe('row 4: close() with sends pending', () => {
  test('queued while there is no connection', async () => {
    const broker = await startStoppedBroker();
    const client = connectLater(broker);
    const before = listenersOf(client);
    const clock = new CountingClock();
    const sender = startSender(client, { clock });
    const sent = failure(sender.send({ ...popup(), waitMs: 1000 }));
    await settle(5);
    await sender.close();
    expect(await sent).toMatchObject({ code: 'ABORTED', retryable: false });
    expect(clock.running.size).toBe(0);
    expect(listenersOf(client)).toEqual(before);
    expect(await leftovers(client)).toEqual(NOTHING);
  });

  test('parked until its slot is free', async () => {
    const clock = new CountingClock();
    const { broker, sender } = await start({}, { clock });
    expect(await outcome(sender.send(popup()))).toBe('accepted');
    const sent = outcome(sender.send({ ...popup(), waitMs: 60_000 }));
    await settle(5);
    await sender.close();
    expect(await sent).toBe('ABORTED');
    expect(clock.running.size).toBe(0);
    expect(broker.published).toHaveLength(1);
  });

  test('while a slot is asked for: the slot goes back when it comes', async () => {
    const clock = new CountingClock();
    const pacing = new SlowPacing();
    const { broker, sender } = await start({}, { clock, pacing });
    const sent = outcome(sender.send(popup()));
    await until(() => pacing.asked > 0);
    await sender.close();
    expect(await sent).toBe('ABORTED');
    expect(clock.running.size).toBe(0);
    pacing.answer();
    await until(() => pacing.vinsGivenBack.length > 0, 'giving back');
    expect(pacing.vinsGivenBack).toEqual([vin(1)]);
    expect(broker.published).toEqual([]);
  });

  test('in flight, acknowledged in time', async () => {
    const { broker, client, sender } = await start({ publish: ignore });
    const sent = outcome(sender.send(popup()));
    await until(() => broker.published.length === 1);
    let isClosed = false;
    const closed = sender.close().then(() => {
      isClosed = true;
    });
    await settle(5);
    expect(isClosed).toBe(false);
    broker.link.puback(broker.published[0]?.packet.messageId);
    expect(await sent).toBe('accepted');
    await closed;
    expect(await leftovers(client)).toEqual(NOTHING);
  });

  test('in flight, never acknowledged: the deadline of close() counts', async () => {
    const clock = new CountingClock();
    const { broker, client, sender } = await start({ publish: ignore }, { clock });
    const sent = watch(sender.send(popup()));
    await until(() => broker.published.length === 1);
    const closed = sender.close({ deadlineMs: 500 });
    clock.advance(499);
    await settle(5);
    expect(sent.state).toBe('pending');
    clock.advance(1);
    await closed;
    await settle(0);
    expect(sent.state).toBe('OUTCOME_UNKNOWN');
    expect(clock.running.size).toBe(0);
    expect(await leftovers(client)).toEqual(NOTHING);
  });

  test('in every state at once: each send has settled when close() settles', async () => {
    const pacing = new SlowPacing(memoryPacing());
    const { broker, sender } = await start({ publish: ignore }, { pacing, maxInFlight: 3 });
    const sent = [1, 2].map((car) => watch(sender.send({ ...popup(car), waitMs: 60_000 })));
    await until(() => pacing.asked > 0);
    pacing.answer();
    await until(() => broker.published.length === 2);
    sent.push(...[1, 3, 4, 5].map((car) => watch(sender.send({ ...popup(car), waitMs: 60_000 }))));
    await until(() => pacing.asked > 0);
    await sender.close({ deadlineMs: 20 });
    await settle(0);
    const states = sent.map(({ state }) => state);
    expect(states).toEqual(['OUTCOME_UNKNOWN', 'OUTCOME_UNKNOWN', 'ABORTED', 'ABORTED', 'ABORTED', 'ABORTED']);
  });

  test('twice is once, and a send after it is called off', async () => {
    const { broker, sender } = await start();
    const [first, second] = [sender.close(), sender.close({ deadlineMs: 5 })];
    await Promise.all([first, second]);
    await sender.close();
    const error = await failure(sender.send({ ...popup(), waitMs: 1000 }));
    expect(error).toMatchObject({ code: 'ABORTED', retryable: false });
    expect((await failure(sender.onAppMessage(() => undefined))).code).toBe('ABORTED');
    expect(broker.published).toEqual([]);
  });

  test('with a wrong option, it says so', async () => {
    const { sender } = await start();
    await expect(async () => await sender.close({ deadlineMs: -1 })).rejects.toMatchObject({ code: 'INVALID_OPTIONS' });
    expect(await outcome(sender.send(popup()))).toBe('accepted');
  });

  test("the caller's client stays as it was, its own subscriptions too", async () => {
    const { broker, client } = await start();
    const sub = subscriber();
    client.on('message', sub.listener);
    await client.subscribeAsync('own/#');
    const before = listenersOf(client);
    const sender = startSender(client);
    await sender.onAppMessage(() => undefined);
    expect(await outcome(sender.send(popup()))).toBe('accepted');
    await sender.close();
    expect(listenersOf(client)).toEqual(before);
    expect(client.connected).toBe(true);
    broker.link.publish('own/topic', 'hello');
    await until(() => sub.topics.length === 1, 'a message of its own');
    expect(await client.publishAsync('own/topic', 'x', { qos: 1 })).toBeDefined();
    expect(broker.connections).toBe(1);
  });

  test('while the caller ends the client, the outcome of what is in flight is still learned', async () => {
    const pacing = new SpyPacing();
    const { broker, client, sender } = await start({ publish: ignore }, { pacing });
    const sent = outcome(sender.send(popup()));
    await until(() => broker.published.length === 1);
    const ended = client.endAsync();
    expect(await outcome(sender.send(popup(2)))).toBe('NOT_CONNECTED');
    broker.link.puback(broker.published[0]?.packet.messageId);
    expect(await sent).toBe('accepted');
    await ended;
    expect(pacing.taken).toEqual([vin(1)]);
  });

  test('a client that the caller ends by force leaves nobody waiting', async () => {
    const { broker, client, sender } = await start({ publish: ignore });
    const sent = outcome(sender.send(popup()));
    await until(() => broker.published.length === 1);
    await client.endAsync(true);
    expect(await sent).toBe('OUTCOME_UNKNOWN');
  });

  test('giving up lets a client end that waits for the last acknowledgement', async () => {
    const clock = new ManualClock();
    const { broker, client, sender } = await start({ publish: ignore }, { clock, deadlineMs: 1000 });
    const sent = outcome(sender.send(popup()));
    await until(() => broker.published.length === 1);
    let hasEnded = false;
    client.end(() => {
      hasEnded = true;
    });
    clock.advance(1000);
    expect(await sent).toBe('OUTCOME_UNKNOWN');
    await until(() => hasEnded, 'the end of the client');
  });
});

const EXITING: Record<string, string> = {
  'broker-down': 'NOT_CONNECTED NOT_CONNECTED',
  'in-flight': 'OUTCOME_UNKNOWN OUTCOME_UNKNOWN',
  parked: 'sent ABORTED',
  listening: 'OUTCOME_UNKNOWN OUTCOME_UNKNOWN',
  pacing: 'ABORTED ABORTED',
};

describe('a process', () => {
  beforeAll(() => buildOnce(), BUILD_DEADLINE_MS);

  test('rows 1 and 4: it exits by itself, when sender and client are closed', async () => {
    const ends = Object.keys(EXITING).map(async (scenario) => {
      const broker = await startBroker({ publish: ignore });
      if (scenario === 'broker-down') await broker.stop();
      const script = join(BUILT, 'test/sender/exiting-process.js');
      const { status, stdout, stderr } = await run(process.execPath, [script, broker.url, scenario], {
        timeoutMs: 20_000,
      });
      return [scenario, status === 0 && stderr === '' ? stdout.trim() : `${status} ${stderr}`];
    });
    expect(Object.fromEntries(await Promise.all(ends))).toEqual(EXITING);
  });
});

function subscriber() {
  const topics: string[] = [];
  return { topics, listener: (topic: string) => void topics.push(topic) };
}

test('a sender made on a client that is connected already, and one on a client that is not yet', async () => {
  const broker = await startBroker();
  const ready = startSender(await connect(broker));
  const later = startSender(connectLater(broker));
  expect(await outcome(ready.send(popup(1)))).toBe('accepted');
  expect(await outcome(later.send(popup(2)))).toBe('NOT_CONNECTED');
  expect(await outcome(later.send({ ...popup(2), waitMs: 2000 }))).toBe('accepted');
});
