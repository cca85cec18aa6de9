import { describe, expect, test } from 'vitest';
import { LIMITS, ManualClock, memoryPacing } from './api.js';
import {
  connect,
  connectLater,
  failure,
  leftovers,
  NOTHING,
  outcome,
  popup,
  settle,
  start,
  startBroker,
  startSender,
  startStoppedBroker,
  until,
  vin,
  watch,
} from './harness.js';
import { announce, answer, drop, ignore, inTurn } from './scripted-broker.js';

const VERSIONS = [4, 5] as const;

describe('row 1: broker down at start', () => {
  test('without waiting, a send is refused at once, and nothing is left in the MQTT client', async () => {
    const client = connectLater(await startStoppedBroker());
    const error = await failure(startSender(client).send(popup()));
    expect(error).toMatchObject({ code: 'NOT_CONNECTED', retryable: true });
    expect(await leftovers(client)).toEqual(NOTHING);
  });

  test('with waiting, it is refused when the waiting is over', async () => {
    const clock = new ManualClock();
    const client = connectLater(await startStoppedBroker());
    const sent = watch(startSender(client, { clock }).send({ ...popup(), waitMs: 300 }));
    await settle();
    clock.advance(299);
    await settle(5);
    expect(sent.state).toBe('pending');
    clock.advance(1);
    await until(() => sent.state !== 'pending');
    expect(sent.state).toBe('NOT_CONNECTED');
    expect(await leftovers(client)).toEqual(NOTHING);
  });

  test('a broker that comes up in time gets the message, once', async () => {
    const broker = await startStoppedBroker();
    const client = connectLater(broker);
    const sent = startSender(client).send({ ...popup(), waitMs: 5000 });
    await settle(40);
    await broker.listen();
    expect(await sent).toMatchObject({ status: 'accepted', vin: vin(1), reasonCode: 0 });
    await settle();
    expect(broker.published).toHaveLength(1);
    expect(await leftovers(client)).toEqual(NOTHING);
  });

  test('a broker that refuses the connection is no connection', async () => {
    const broker = await startBroker({ connect: (link) => link.connack(5) });
    const client = connectLater(broker);
    await until(() => broker.connections > 0);
    expect(await outcome(startSender(client).send({ ...popup(), waitMs: 60 }))).toBe('NOT_CONNECTED');
  });

  test('a broker that never answers the connection is no connection', async () => {
    const broker = await startBroker({ connect: ignore });
    const client = connectLater(broker);
    await until(() => broker.log.length > 0);
    expect(await outcome(startSender(client).send({ ...popup(), waitMs: 60 }))).toBe('NOT_CONNECTED');
    expect(broker.published).toEqual([]);
  });
});

describe.each(VERSIONS)('row 2: connection lost before PUBACK, twice (protocol version %i)', (protocolVersion) => {
  test('each time nobody knows, and no copy follows', async () => {
    const { broker, client, sender } = await start({ publish: drop }, {}, { protocolVersion });
    for (const car of [1, 2]) {
      const error = await failure(sender.send({ ...popup(car), waitMs: 2000 }));
      expect(error).toMatchObject({ code: 'OUTCOME_UNKNOWN', retryable: false });
      await until(() => client.connected, 'the next connection');
    }
    broker.script = {};
    expect(await outcome(sender.send(popup(3)))).toBe('accepted');
    await settle();
    expect(broker.connections).toBe(3);
    expect(broker.published.map(({ packet }) => packet.topic.includes(vin(3)))).toEqual([false, false, true]);
    expect(await leftovers(client)).toEqual(NOTHING);
  });

  test('a session that the broker keeps brings no copy either', async () => {
    const mqtt = { protocolVersion, clean: false, clientId: 'kept' };
    const { broker, client, sender } = await start({ publish: drop }, {}, mqtt);
    broker.script.connect = (link) => link.send({ cmd: 'connack', sessionPresent: true, returnCode: 0, reasonCode: 0 });
    expect(await outcome(sender.send(popup()))).toBe('OUTCOME_UNKNOWN');
    await until(() => client.connected, 'the next connection');
    await settle();
    expect(broker.published).toHaveLength(1);
  });

  test('the slot is kept: the next send for the car is too soon', async () => {
    const clock = new ManualClock();
    const { client, sender } = await start({ publish: drop }, { clock }, { protocolVersion });
    expect(await outcome(sender.send(popup()))).toBe('OUTCOME_UNKNOWN');
    await until(() => client.connected, 'the next connection');
    clock.advance(1);
    const error = await failure(sender.send(popup()));
    expect(error).toMatchObject({ code: 'TOO_SOON', retryable: true, retryAfterMs: LIMITS.minIntervalMs - 1 });
  });

  test('who waits for room, and may not wait for a connection, is refused at once', async () => {
    const options = { clock: new ManualClock(), maxInFlight: 1 };
    const { broker, client, sender } = await start({ publish: ignore }, options, { protocolVersion });
    const first = outcome(sender.send(popup(1)));
    await until(() => broker.published.length === 1);
    const second = watch(sender.send(popup(2)));
    await broker.stop();
    expect(await first).toBe('OUTCOME_UNKNOWN');
    await until(() => second.state !== 'pending', 'the second outcome');
    expect(second.state).toBe('NOT_CONNECTED');
    expect(await leftovers(client)).toEqual(NOTHING);
  });

  test('many in flight are all unknown, many waiting are sent after the next connection', async () => {
    const options = { maxInFlight: 10 };
    const { broker, sender } = await start({ publish: inTurn(...fill(9, ignore), drop, answer(0)) }, options, {
      protocolVersion,
    });
    const sent = Array.from({ length: 20 }, (_, car) => outcome(sender.send({ ...popup(car), waitMs: 3000 })));
    const outcomes = await Promise.all(sent);
    expect(outcomes.slice(0, 10)).toEqual(fill(10, 'OUTCOME_UNKNOWN'));
    expect(outcomes.slice(10)).toEqual(fill(10, 'accepted'));
    const topics = broker.published.map(({ packet }) => packet.topic);
    expect(new Set(topics).size).toBe(topics.length);
  });
});

describe.each(VERSIONS)('row 3: broker never acknowledges (protocol version %i)', (protocolVersion) => {
  test('the deadline fires, the room is freed, later sends go on, a late PUBACK disturbs nothing', async () => {
    const clock = new ManualClock();
    const late: (() => void)[] = [];
    const options = { clock, deadlineMs: 1000, maxInFlight: 1 };
    const setting = await start({}, options, { protocolVersion });
    const { broker, client, sender } = setting;
    broker.script.publish = (link, { messageId }) => late.push(() => link.puback(messageId));
    const first = watch(sender.send(popup(1)));
    await until(() => late.length === 1, 'the first message');
    clock.advance(999);
    await settle(5);
    expect(first.state).toBe('pending');
    clock.advance(1);
    await until(() => first.state !== 'pending');
    expect(first.state).toBe('OUTCOME_UNKNOWN');
    expect(await leftovers(client)).toEqual(NOTHING);

    broker.script = {};
    expect(await outcome(sender.send(popup(2)))).toBe('accepted');
    for (const answer of late) answer();
    expect(await outcome(sender.send(popup(3)))).toBe('accepted');
    expect(first.state).toBe('OUTCOME_UNKNOWN');
    expect(client.connected).toBe(true);
    expect(await outcome(sender.send(popup(1)))).toBe('TOO_SOON');
  });

  test('who waits for room has it as soon as the deadline of another is over', async () => {
    const clock = new ManualClock();
    const options = { clock, deadlineMs: 1000, maxInFlight: 1 };
    const { broker, sender } = await start(
      { publish: inTurn(ignore, (link, { messageId }) => link.puback(messageId)) },
      options,
      {
        protocolVersion,
      },
    );
    const first = watch(sender.send(popup(1)));
    await until(() => broker.published.length === 1);
    const second = outcome(sender.send({ ...popup(2), waitMs: 3000 }));
    await settle(5);
    expect(broker.published).toHaveLength(1);
    clock.advance(1000);
    expect(await second).toBe('accepted');
    expect(first.state).toBe('OUTCOME_UNKNOWN');
  });

  test('who may not wait for a connection still waits for room, half of the deadline', async () => {
    const clock = new ManualClock();
    const { broker, sender } = await start(
      { publish: ignore },
      { clock, deadlineMs: 1000, maxInFlight: 1 },
      { protocolVersion },
    );
    const first = watch(sender.send(popup(1)));
    await until(() => broker.published.length === 1);
    const second = failure(sender.send(popup(2)));
    await settle(5);
    clock.advance(500);
    expect(await second).toMatchObject({ code: 'EXPIRED', retryable: true });
    expect(first.state).toBe('pending');
  });
});

describe('row 3: broker never acknowledges, and allows only so many (receive maximum of MQTT 5)', () => {
  const mqtt5 = { protocolVersion: 5 } as const;

  test('a message given up counts until the next connection: the broker still waits for it', async () => {
    const clock = new ManualClock();
    const broker = await startBroker({ connect: announce({ receiveMaximum: 2 }), publish: ignore });
    const client = await connect(broker, mqtt5);
    const sender = startSender(client, { clock, deadlineMs: 1000 });
    const given = [1, 2].map((car) => outcome(sender.send(popup(car))));
    await until(() => broker.published.length === 2);
    clock.advance(1000);
    expect(await Promise.all(given)).toEqual(['OUTCOME_UNKNOWN', 'OUTCOME_UNKNOWN']);

    const third = outcome(sender.send(popup(3)));
    await settle(5);
    clock.advance(500);
    expect(await third).toBe('EXPIRED');
    expect(broker.published).toHaveLength(2);

    broker.script.publish = (link, { messageId }) => link.puback(messageId);
    const { link } = broker;
    broker.dropAll();
    await until(() => client.connected && broker.link !== link, 'the next connection');
    expect(await outcome(sender.send({ ...popup(4), waitMs: 2000 }))).toBe('accepted');
  });

  test('its late PUBACK makes room at once for who waits', async () => {
    const clock = new ManualClock();
    const broker = await startBroker({ connect: announce({ receiveMaximum: 1 }), publish: ignore });
    const sender = startSender(await connect(broker, mqtt5), { clock, deadlineMs: 1000 });
    const first = outcome(sender.send(popup(1)));
    await until(() => broker.published.length === 1);
    clock.advance(1000);
    expect(await first).toBe('OUTCOME_UNKNOWN');
    const second = outcome(sender.send(popup(2)));
    await settle(5);
    broker.script = {};
    broker.link.puback(broker.published[0]?.packet.messageId);
    await until(() => broker.published.length === 2, 'the second message');
    expect(await second).toBe('accepted');
  });

  test("a PUBACK for the caller's own message makes room at once for who waits", async () => {
    const broker = await startBroker({ connect: announce({ receiveMaximum: 1 }), publish: ignore });
    const client = await connect(broker, mqtt5);
    const sender = startSender(client, { clock: new ManualClock() });
    const own = client.publishAsync('own', 'message', { qos: 1 });
    await until(() => broker.published.length === 1);
    const second = outcome(sender.send(popup(2)));
    await settle(5);
    expect(broker.published).toHaveLength(1);
    broker.script = {};
    broker.link.puback(broker.published[0]?.packet.messageId);
    await own;
    await until(() => broker.published.length === 2, 'the second message');
    expect(await second).toBe('accepted');
  });
});

test('two brokers, one pacing: a slot that was used at one is missing at the other', async () => {
  const pacing = memoryPacing();
  const [here, there] = [await start({}, { pacing }), await start({}, { pacing })];
  expect(await outcome(here.sender.send(popup()))).toBe('accepted');
  expect(await outcome(there.sender.send(popup()))).toBe('TOO_SOON');
});

function fill<Item>(count: number, item: Item): [Item, ...Item[]] {
  return [item, ...new Array<Item>(count - 1).fill(item)];
}
