import { UniqueMessageIdProvider } from 'mqtt';
import { describe, expect, test } from 'vitest';
import { ManualClock, memoryPacing, type Pacing, type PacingAnswer } from './api.js';
import {
  failure,
  leftovers,
  NOTHING,
  outcome,
  popup,
  SlowPacing,
  SpyPacing,
  settle,
  start,
  startSender,
  until,
  vin,
} from './harness.js';
import { answer, drop, ignore } from './scripted-broker.js';

describe('row 11: publish fails after the pacing slot was taken', () => {
  test('refused by the broker: the slot is given back, and serves at once', async () => {
    const pacing = new SpyPacing();
    const { broker, sender } = await start({ publish: answer(0x87) }, { pacing }, { protocolVersion: 5 });
    expect(await outcome(sender.send(popup()))).toBe('REFUSED');
    await settle(0);
    expect(pacing.vinsGivenBack).toEqual([vin(1)]);
    broker.script = {};
    expect(await outcome(sender.send(popup()))).toBe('accepted');
  });

  test('the outcome is unknown: the slot is kept', async () => {
    const pacing = new SpyPacing();
    const { sender } = await start({ publish: drop }, { pacing });
    expect(await outcome(sender.send(popup()))).toBe('OUTCOME_UNKNOWN');
    await settle(5);
    expect(pacing.taken).toEqual([vin(1)]);
    expect(pacing.vinsGivenBack).toEqual([]);
  });

  test('accepted: the slot is kept', async () => {
    const pacing = new SpyPacing();
    const { sender } = await start({}, { pacing });
    expect(await outcome(sender.send(popup()))).toBe('accepted');
    await sender.close();
    expect(pacing.vinsGivenBack).toEqual([]);
  });

  test('no connection, wrong message, full queue, closed, called off: no slot is taken at all', async () => {
    const pacing = new SpyPacing();
    const { broker, client, sender } = await start({}, { pacing, maxWaiting: 0 });
    expect(await outcome(sender.send(popup()))).toBe('QUEUE_FULL');
    expect(await outcome(sender.send({ ...popup(), text: '' }))).toBe('INVALID_MESSAGE');
    const signal = AbortSignal.abort();
    expect(await outcome(sender.send({ ...popup(), signal }))).toBe('ABORTED');
    await broker.stop();
    await until(() => !client.connected);
    expect(await outcome(sender.send(popup()))).toBe('NOT_CONNECTED');
    await sender.close();
    expect(await outcome(sender.send(popup()))).toBe('ABORTED');
    expect(pacing.taken).toEqual([]);
  });

  test('the connection is lost while the slot is asked for: given back, and taken anew after the next connection', async () => {
    const pacing = new SlowPacing();
    const { broker, client, sender } = await start({}, { pacing });
    const waiting = outcome(sender.send({ ...popup(1), waitMs: 5000 }));
    const atOnce = outcome(sender.send(popup(2)));
    await until(() => pacing.asked > 0);
    await broker.stop();
    await until(() => !client.connected);
    pacing.answer();
    expect(await atOnce).toBe('NOT_CONNECTED');
    await settle(0);
    expect(pacing.vinsGivenBack).toEqual([vin(1), vin(2)]);
    await broker.listen();
    await until(() => pacing.asked > 0, 'asking again');
    pacing.answer();
    expect(await waiting).toBe('accepted');
    expect(pacing.taken).toEqual([vin(1), vin(2), vin(1)]);
    expect(await leftovers(client)).toEqual(NOTHING);
  });

  test('the caller ends the client while the slot is asked for: given back', async () => {
    const pacing = new SlowPacing();
    const { broker, client, sender } = await start({}, { pacing });
    const sent = outcome(sender.send(popup(1)));
    await until(() => pacing.asked > 0);
    const ended = client.endAsync();
    pacing.answer();
    expect(await sent).toBe('NOT_CONNECTED');
    await ended;
    expect(pacing.vinsGivenBack).toEqual([vin(1)]);
    expect(broker.published).toEqual([]);
  });

  test('its time to live is over when the slot comes: given back', async () => {
    const clock = new ManualClock();
    const inner = memoryPacing({ clock });
    const pacing = new SpyPacing({
      take(vins) {
        clock.advance(50);
        return inner.take(vins);
      },
      giveBack: (slots) => inner.giveBack(slots),
    });
    const { broker, sender } = await start({}, { pacing, clock });
    expect(await outcome(sender.send({ ...popup(1), timeToLiveMs: 50 }))).toBe('EXPIRED');
    await settle(0);
    expect(pacing.vinsGivenBack).toEqual([vin(1)]);
    expect(broker.published).toEqual([]);
  });

  test('called off while the slot is asked for: given back when it comes', async () => {
    const pacing = new SlowPacing();
    const { broker, sender } = await start({}, { pacing });
    const off = new AbortController();
    const sent = outcome(sender.send({ ...popup(1), signal: off.signal }));
    await until(() => pacing.asked > 0);
    off.abort();
    expect(await sent).toBe('ABORTED');
    pacing.answer();
    await until(() => pacing.vinsGivenBack.length > 0);
    expect(broker.published).toEqual([]);
  });

  test('a giving back that fails, at once or later, disturbs nothing', async () => {
    const inner = memoryPacing();
    const failing: Pacing[] = [
      {
        take: (vins) => inner.take(vins),
        giveBack: () => {
          throw new Error('down');
        },
      },
      { take: (vins) => inner.take(vins), giveBack: () => Promise.reject(new Error('down')) },
    ];
    for (const [car, pacing] of failing.entries()) {
      const { sender } = await start({ publish: answer(0x97) }, { pacing }, { protocolVersion: 5 });
      expect(await outcome(sender.send(popup(car)))).toBe('REFUSED');
      expect(await outcome(sender.send(popup(car)))).toBe('TOO_SOON');
    }
  });
});

describe('row 11: the MQTT client itself fails', () => {
  test('a message that the caller removes from it: nobody knows, the slot is kept', async () => {
    const pacing = new SpyPacing();
    const { broker, client, sender } = await start({ publish: ignore }, { pacing });
    const sent = outcome(sender.send(popup()));
    await until(() => broker.published.length === 1);
    for (const id of Object.keys(client.outgoing)) client.removeOutgoingMessage(Number(id));
    expect(await sent).toBe('OUTCOME_UNKNOWN');
    expect(pacing.vinsGivenBack).toEqual([]);
  });

  test('a listener of the caller that throws while it sends: nobody knows, and nothing is left to be sent again', async () => {
    const { broker, client, sender } = await start();
    client.on('packetsend', ({ cmd }) => {
      if (cmd === 'publish') throw new Error('a fault of the caller');
    });
    const error = await failure(sender.send(popup()));
    expect(error).toMatchObject({ code: 'OUTCOME_UNKNOWN', cause: { message: 'a fault of the caller' } });
    expect(await leftovers(client)).toEqual(NOTHING);
    client.removeAllListeners('packetsend');
    broker.dropAll();
    await until(() => broker.connections === 2 && client.connected);
    await settle();
    expect(broker.published).toEqual([]);
  });

  test('with no reconnecting, a connection that is lost leaves nobody waiting', async () => {
    const { client, sender } = await start({ publish: drop }, {}, { reconnectPeriod: 0 });
    expect(await outcome(sender.send({ ...popup(1), waitMs: 50 }))).toBe('OUTCOME_UNKNOWN');
    expect(await outcome(sender.send({ ...popup(2), waitMs: 50 }))).toBe('NOT_CONNECTED');
    expect(await leftovers(client)).toEqual(NOTHING);
  });

  test('with no reconnecting and the client destroyed by force, too', async () => {
    const { broker, client, sender } = await start({ publish: ignore }, {}, { reconnectPeriod: 0 });
    const sent = [1, 2, 3].map((car) => outcome(sender.send(popup(car))));
    await until(() => broker.published.length === 3);
    await client.endAsync(true);
    expect(await Promise.all(sent)).toEqual(['OUTCOME_UNKNOWN', 'OUTCOME_UNKNOWN', 'OUTCOME_UNKNOWN']);
  });

  test('packet identifiers of another provider', async () => {
    const mqtt = { messageIdProvider: new UniqueMessageIdProvider() };
    const { broker, sender } = await start({}, { maxInFlight: 2 }, mqtt);
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map((car) => outcome(sender.send(popup(car)))));
    expect(new Set(outcomes)).toEqual(new Set(['accepted']));
    expect(broker.published).toHaveLength(5);
  });

  test("while it sends the caller's own messages again, ours wait outside", async () => {
    const { broker, client, sender } = await start({ publish: ignore });
    const own = client.publishAsync('own', 'message', { qos: 1 });
    await until(() => broker.published.length === 1);
    broker.dropAll();
    await until(() => broker.published.length === 2, 'the message again');
    expect(client.connected).toBe(true);
    expect(await outcome(sender.send(popup(1)))).toBe('NOT_CONNECTED');
    const waiting = outcome(sender.send({ ...popup(2), waitMs: 5000 }));
    await settle(5);
    expect(broker.published).toHaveLength(2);
    expect(await leftovers(client)).toMatchObject({ queue: 0, outgoing: [expect.any(String)] });
    broker.script = {};
    broker.link.puback(broker.published[1]?.packet.messageId);
    await own;
    expect(await waiting).toBe('accepted');
    expect(broker.published).toHaveLength(3);
  });

  test('a sender made in the middle of that: its message is accepted when its turn comes', async () => {
    const { broker, client } = await start({ publish: ignore });
    const own = client.publishAsync('own', 'message', { qos: 1 });
    await until(() => broker.published.length === 1);
    broker.dropAll();
    await until(() => broker.published.length === 2, 'the message again');
    const sent = outcome(startSender(client).send({ ...popup(2), waitMs: 5000 }));
    await settle(5);
    broker.script = {};
    broker.link.puback(broker.published[1]?.packet.messageId);
    await own;
    expect(await sent).toBe('accepted');
  });

  test('a sender made in the middle of that: its message is surely unsent when the connection is lost', async () => {
    const pacing = new SpyPacing();
    const { broker, client } = await start({ publish: ignore });
    client.publish('own', 'message', { qos: 1 });
    await until(() => broker.published.length === 1);
    broker.dropAll();
    await until(() => broker.published.length === 2, 'the message again');
    const sent = outcome(startSender(client, { pacing }).send(popup(2)));
    await settle(5);
    broker.script = {};
    broker.dropAll();
    expect(await sent).toBe('NOT_CONNECTED');
    await until(() => broker.connections === 3 && client.connected);
    await settle();
    expect(broker.published.filter(({ packet }) => packet.topic.includes(vin(2)))).toEqual([]);
    expect(pacing.vinsGivenBack).toEqual([vin(2)]);
    expect(await leftovers(client)).toEqual(NOTHING);
  });

  test('a sender made in the middle of that: no copy follows when the connection is lost later', async () => {
    const { broker, client } = await start({ publish: ignore });
    client.publish('own', 'message', { qos: 1 });
    await until(() => broker.published.length === 1);
    broker.dropAll();
    await until(() => broker.published.length === 2, 'the message again');
    const sent = outcome(startSender(client).send(popup(2)));
    await settle(5);
    broker.link.puback(broker.published[1]?.packet.messageId);
    await until(() => broker.published.length === 3, 'our message');
    broker.script = {};
    broker.dropAll();
    expect(await sent).toBe('OUTCOME_UNKNOWN');
    await until(() => broker.connections === 3 && client.connected);
    await settle();
    expect(broker.published.filter(({ packet }) => packet.topic.includes(vin(2)))).toHaveLength(1);
    expect(await leftovers(client)).toEqual(NOTHING);
  });
});

describe('a pacing that does not keep its promises', () => {
  const failing: [string, Pacing['take']][] = [
    [
      'throws',
      () => {
        throw new Error('down');
      },
    ],
    ['rejects', () => Promise.reject(new Error('down'))],
    ['answers with too few', (): PacingAnswer[] => []],
    ['answers with too few, later', async (): Promise<PacingAnswer[]> => []],
  ];

  test.each(failing)('that %s: nothing is sent, and the next may be', async (_, take) => {
    let isBroken = true;
    const inner = memoryPacing();
    const pacing: Pacing = { take: (vins) => (isBroken ? take(vins) : inner.take(vins)), giveBack: () => undefined };
    const { broker, sender } = await start({}, { pacing });
    const errors = await Promise.all([1, 2].map((car) => failure(sender.send({ ...popup(car), waitMs: 5000 }))));
    for (const error of errors) {
      expect(error).toMatchObject({ code: 'PACING_UNAVAILABLE', retryable: true, cause: expect.any(Error) });
    }
    expect(broker.published).toEqual([]);
    isBroken = false;
    expect(await outcome(sender.send(popup(1)))).toBe('accepted');
  });

  test('that answers with too few: the slots that did come are used', async () => {
    const inner = memoryPacing();
    const pacing: Pacing = { take: async (vins) => (await inner.take(vins)).slice(0, 1), giveBack: () => undefined };
    const { broker, sender } = await start({}, { pacing });
    const outcomes = await Promise.all([1, 2].map((car) => outcome(sender.send(popup(car)))));
    expect(outcomes).toEqual(['accepted', 'PACING_UNAVAILABLE']);
    expect(broker.published).toHaveLength(1);
  });

  test('that never answers: settled by the deadline; what comes too late goes back', async () => {
    const clock = new ManualClock();
    const pacing = new SlowPacing(memoryPacing({ clock }));
    const { broker, sender } = await start({}, { pacing, clock, deadlineMs: 1000 });
    const sent = failure(sender.send({ ...popup(1), waitMs: 200 }));
    await until(() => pacing.asked > 0);
    clock.advance(700);
    expect(await sent).toMatchObject({ code: 'PACING_UNAVAILABLE', retryable: true });
    pacing.answer();
    await until(() => pacing.vinsGivenBack.length > 0);
    expect(pacing.vinsGivenBack).toEqual([vin(1)]);
    expect(broker.published).toEqual([]);
  });

  test('that asks to wait, later: the message waits', async () => {
    const clock = new ManualClock();
    const pacing = new SlowPacing(memoryPacing({ clock, intervalMs: 100 }));
    const { broker, sender } = await start({}, { pacing, clock });
    const sent = [1, 1].map((car) => outcome(sender.send({ ...popup(car), waitMs: 100 })));
    await until(() => pacing.asked > 0);
    pacing.answer();
    await until(() => broker.published.length === 1);
    clock.advance(100);
    await until(() => pacing.asked > 0);
    pacing.answer();
    expect(await Promise.all(sent)).toEqual(['accepted', 'accepted']);
  });

  test('that gives a slot and asks for one more round: the rest of the queue is not held back', async () => {
    const pacing = new SlowPacing();
    const { broker, sender } = await start({}, { pacing, maxInFlight: 1 });
    const sent = [1, 2, 3].map((car) => outcome(sender.send({ ...popup(car), waitMs: 5000 })));
    for (const count of [1, 2, 3]) {
      await until(() => pacing.asked === 1);
      pacing.answer();
      await until(() => broker.published.length === count);
    }
    expect(await Promise.all(sent)).toEqual(['accepted', 'accepted', 'accepted']);
  });
});
