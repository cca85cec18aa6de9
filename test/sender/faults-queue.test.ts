import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { ManualClock, memoryPacing } from './api.js';
import {
  connectLater,
  failure,
  leftovers,
  NOTHING,
  outcome,
  popup,
  settle,
  start,
  startSender,
  startStoppedBroker,
  until,
  vin,
} from './harness.js';

describe('row 6: 100,000 sends while offline', () => {
  test('the error says how many wait, and that it may be tried again', async () => {
    const broker = await startStoppedBroker();
    const client = connectLater(broker);
    const sender = startSender(client, { maxWaiting: 2 });
    const waiting = [1, 2].map((car) => outcome(sender.send({ ...popup(car), waitMs: 30_000 })));
    const error = await failure(sender.send({ ...popup(3), waitMs: 30_000 }));
    expect(error).toMatchObject({ code: 'QUEUE_FULL', retryable: true });
    expect(error.message).toContain('2');
    expect(await leftovers(client)).toEqual(NOTHING);
    await broker.listen();
    expect(await Promise.all(waiting)).toEqual(['accepted', 'accepted']);
    expect(await outcome(sender.send(popup(3)))).toBe('accepted');
  });

  test('room among the waiting comes back with what is called off or runs out', async () => {
    const broker = await startStoppedBroker();
    const clock = new ManualClock();
    const sender = startSender(connectLater(broker), { maxWaiting: 1, clock });
    const off = new AbortController();
    const first = outcome(sender.send({ ...popup(1), waitMs: 1000, signal: off.signal }));
    expect(await outcome(sender.send({ ...popup(2), waitMs: 1000 }))).toBe('QUEUE_FULL');
    off.abort();
    const second = outcome(sender.send({ ...popup(2), waitMs: 1000 }));
    clock.advance(1000);
    const third = outcome(sender.send({ ...popup(3), waitMs: 1000 }));
    clock.advance(1000);
    expect([await first, await second, await third]).toEqual(['ABORTED', 'NOT_CONNECTED', 'NOT_CONNECTED']);
  });

  test('parked messages count as waiting', async () => {
    const { sender } = await start({}, { maxWaiting: 1 });
    expect(await outcome(sender.send(popup()))).toBe('accepted');
    const parked = outcome(sender.send({ ...popup(), waitMs: 60_000 }));
    await settle(5);
    expect(await outcome(sender.send(popup(2)))).toBe('QUEUE_FULL');
    await sender.close();
    expect(await parked).toBe('ABORTED');
  });
});

describe('row 7: reconnect with a backlog', () => {
  const INTERVAL = 1000;

  async function backlog() {
    const broker = await startStoppedBroker();
    const clock = new ManualClock();
    const sent: { at: number; topic: string; text: string }[] = [];
    broker.script.publish = (link, { topic, payload, messageId }) => {
      sent.push({ at: clock.now(), topic, text: JSON.parse(String(payload)).popupText });
      link.puback(messageId);
    };
    const client = connectLater(broker);
    const sender = startSender(client, { clock, pacing: memoryPacing({ intervalMs: INTERVAL, clock }) });
    /** Moves on in steps that are no divisor of the interval, and lets all that is on its way arrive. */
    const pass = async (ms: number) => {
      for (let passed = 0; passed < ms; passed += 70) {
        clock.advance(70);
        await settle(3);
      }
    };
    return { broker, client, clock, sender, sent, pass };
  }

  test('keeps the gap for each car, and the order', async () => {
    const { broker, client, sender, sent, pass } = await backlog();
    const texts = ['one', 'two', 'three', 'four'];
    const outcomes = texts.flatMap((text) =>
      [1, 2, 3].map((car) => outcome(sender.send({ ...popup(car), text, waitMs: 60_000 }))),
    );
    await broker.listen();
    await until(() => client.connected);
    await until(() => sent.length === 3, 'the first three');
    await pass(3500);
    expect(new Set(await Promise.all(outcomes))).toEqual(new Set(['accepted']));
    for (const car of [1, 2, 3]) {
      const mine = sent.filter(({ topic }) => topic.includes(vin(car)));
      expect(mine.map(({ text }) => text)).toEqual(texts);
      const gaps = mine.slice(1).map(({ at }, index) => at - (mine[index]?.at ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(INTERVAL);
      expect(Math.max(...gaps)).toBeLessThan(INTERVAL + 70);
    }
  });

  test('drops what is past its time to live, and says so', async () => {
    const { broker, client, clock, sender, sent, pass } = await backlog();
    const late = failure(sender.send({ ...popup(1), text: 'late', waitMs: 60_000, timeToLiveMs: 400 }));
    const first = outcome(sender.send({ ...popup(1), text: 'first', waitMs: 60_000, timeToLiveMs: 600 }));
    const second = failure(sender.send({ ...popup(1), text: 'second', waitMs: 60_000, timeToLiveMs: 900 }));
    const third = outcome(sender.send({ ...popup(1), text: 'third', waitMs: 60_000, timeToLiveMs: 1600 }));
    clock.advance(500);
    expect(await late).toMatchObject({ code: 'EXPIRED', retryable: false });
    await broker.listen();
    await until(() => client.connected);
    expect(await first).toBe('accepted');
    expect(await second).toMatchObject({ code: 'EXPIRED', retryable: false });
    await pass(1100);
    expect(await third).toBe('accepted');
    expect(sent.map(({ text }) => text)).toEqual(['first', 'third']);
  });

  test('refuses as too soon what could not have its slot in the time that it may wait', async () => {
    const { broker, client, sender } = await backlog();
    const first = outcome(sender.send({ ...popup(), waitMs: 900 }));
    const second = failure(sender.send({ ...popup(), waitMs: 900 }));
    await broker.listen();
    await until(() => client.connected);
    expect(await first).toBe('accepted');
    expect(await second).toMatchObject({ code: 'TOO_SOON', retryAfterMs: INTERVAL });
  });
});

describe.each([
  ['forward', 3_600_000],
  ['back', -3_600_000],
])('row 9: the wall clock steps an hour %s while a send waits', (_, step) => {
  test('the gap is kept, and no more than the gap', async () => {
    const INTERVAL = 300;
    const { client, sender } = await start({}, { pacing: memoryPacing({ intervalMs: INTERVAL }) });
    const sentAt: number[] = [];
    client.on('packetsend', ({ cmd }) => {
      if (cmd === 'publish') sentAt.push(performance.now());
    });
    expect(await outcome(sender.send(popup()))).toBe('accepted');
    const second = outcome(sender.send({ ...popup(), waitMs: 2000 }));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + step });
    onTestFinished(() => void vi.useRealTimers());
    expect(await outcome(sender.send(popup()))).toBe('TOO_SOON');
    expect(await second).toBe('accepted');
    const [first = 0, last = 0] = sentAt;
    // The first may be written a moment after its slot was given.
    expect(last - first).toBeGreaterThan(INTERVAL - 20);
    expect(last - first).toBeLessThan(10 * INTERVAL);
  });
});
