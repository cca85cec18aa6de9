import { DefaultMessageIdProvider } from 'mqtt';
import { describe, expect, onTestFinished, test } from 'vitest';
import { LIMITS, ManualClock } from './api.js';
import {
  connect,
  failure,
  leftovers,
  NOTHING,
  outcome,
  popup,
  SlowPacing,
  SpyPacing,
  settle,
  start,
  startBroker,
  startSender,
  until,
  vin,
} from './harness.js';
import { announce, answer, ignore, inTurn } from './scripted-broker.js';

const MQTT5 = { protocolVersion: 5 } as const;

describe('row 21: reason codes of MQTT 5', () => {
  test.each([
    [0x00, 'success'],
    [0x10, 'no matching subscribers'],
  ])('%i (%s) is an acceptance, and told', async (reasonCode) => {
    const { client, sender } = await start({ publish: answer(reasonCode) }, {}, MQTT5);
    expect(await sender.send(popup())).toMatchObject({ status: 'accepted', reasonCode });
    expect(await sender.send(popup(2))).toMatchObject({ status: 'accepted', reasonCode });
    expect(await leftovers(client)).toEqual(NOTHING);
  });

  test.each([
    [0x80, false, 'unspecified error'],
    [0x83, true, 'implementation specific error'],
    [0x87, false, 'not authorized'],
    [0x90, false, 'topic name invalid'],
    [0x91, true, 'packet identifier in use'],
    [0x97, true, 'quota exceeded'],
    [0x99, false, 'payload format invalid'],
  ])('%i is a refusal; that it may pass: %s', async (reasonCode, retryable, name) => {
    const { client, sender } = await start({ publish: answer(reasonCode) }, {}, MQTT5);
    const error = await failure(sender.send(popup()));
    expect(error).toMatchObject({ code: 'REFUSED', reasonCode, retryable });
    expect(error.message).toContain(`0x${reasonCode.toString(16)} (${name})`);
    expect(await leftovers(client)).toEqual(NOTHING);
    expect(client.connected).toBe(true);
  });

  test('an acknowledgement that is no packet of MQTT 5: nobody knows', async () => {
    const { broker, sender } = await start({}, { deadlineMs: 100 }, MQTT5);
    broker.script.publish = (link, { messageId = 0 }) => link.raw([0x40, 3, messageId >> 8, messageId & 0xff, 0xee]);
    expect(await outcome(sender.send(popup()))).toBe('OUTCOME_UNKNOWN');
  });

  test('each message has its own: in one bundle, in any order', async () => {
    const { broker, sender } = await start({ publish: ignore }, {}, MQTT5);
    const sent = [1, 2, 3].map((car) => sender.send(popup(car)).catch((error) => error));
    await until(() => broker.published.length === 3);
    const codes = [0x10, 0x87, 0x00];
    for (const at of [2, 0, 1]) broker.link.puback(broker.published[at]?.packet.messageId, codes[at]);
    const results = await Promise.all(sent);
    expect(results.map(({ reasonCode }) => reasonCode)).toEqual(codes);
  });

  test('an identifier that is used again says nothing of the message before', async () => {
    class OneIdentifier extends DefaultMessageIdProvider {
      override allocate = (): number => 7;
      override getLastAllocated = (): number => 7;
    }
    const mqtt = { ...MQTT5, messageIdProvider: new OneIdentifier() };
    const { sender } = await start({ publish: inTurn(answer(0x10), answer(0)) }, {}, mqtt);
    expect((await sender.send(popup(1))).reasonCode).toBe(0x10);
    expect((await sender.send(popup(2))).reasonCode).toBe(0);
  });

  test('a broker that says goodbye: in flight is unknown, waiting goes on after the next connection', async () => {
    const pacing = new SpyPacing();
    const { broker, sender } = await start({ publish: ignore }, { maxInFlight: 1, pacing }, MQTT5);
    const sent = [1, 2].map((car) => outcome(sender.send({ ...popup(car), waitMs: 5000 })));
    await until(() => broker.published.length === 1);
    broker.script = {};
    broker.link.disconnect(0x8e);
    expect(await Promise.all(sent)).toEqual(['OUTCOME_UNKNOWN', 'accepted']);
    expect(pacing.vinsGivenBack).toEqual([]);
    expect(broker.connections).toBe(2);
  });

  test('a client identifier taken over again and again: no more connections than MQTT.js makes by itself', async () => {
    const broker = await startBroker({
      connect: (link) => {
        link.connack();
        link.disconnect(0x8e);
      },
    });
    const client = await connect(broker, { ...MQTT5, reconnectPeriod: 60 });
    const sender = startSender(client);
    const outcomes = await Promise.all([1, 2, 3].map((car) => outcome(sender.send({ ...popup(car), waitMs: 250 }))));
    for (const one of outcomes) expect(['NOT_CONNECTED', 'OUTCOME_UNKNOWN']).toContain(one);
    expect(broker.connections).toBeLessThanOrEqual(6);
  });

  test('a broker that acknowledges and drops (a silent ACL) cannot be told from one that delivers', async () => {
    const { sender } = await start({ publish: answer(0) }, {}, { protocolVersion: 4 });
    expect(await sender.send(popup())).toMatchObject({ status: 'accepted', reasonCode: 0 });
  });
});

describe('row 21: what an MQTT 5 broker allows', () => {
  test('never more unacknowledged than it allows (receive maximum)', async () => {
    const broker = await startBroker({ connect: announce({ receiveMaximum: 3 }) });
    broker.script.publish = (link, { messageId }) => void setTimeout(() => link.puback(messageId), Math.random() * 4);
    const sender = startSender(await connect(broker, MQTT5));
    const outcomes = await Promise.all(Array.from({ length: 60 }, (_, car) => outcome(sender.send(popup(car)))));
    expect(new Set(outcomes)).toEqual(new Set(['accepted']));
    expect(broker.mostUnacknowledged).toBe(3);
  });

  test("the caller's own messages through the same client count too", async () => {
    const broker = await startBroker({ connect: announce({ receiveMaximum: 3 }), publish: ignore });
    const client = await connect(broker, MQTT5);
    const sender = startSender(client);
    const own = [1, 2].map(() => client.publishAsync('own', 'x', { qos: 1 }));
    const sent = [1, 2, 3].map((car) => outcome(sender.send(popup(car))));
    await until(() => broker.published.length === 3);
    await settle();
    expect(broker.published).toHaveLength(3);
    broker.script.publish = (link, { messageId }) => link.puback(messageId);
    for (const { packet } of [...broker.published]) broker.link.puback(packet.messageId);
    await Promise.all(own);
    expect(await Promise.all(sent)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(broker.mostUnacknowledged).toBe(3);
  });

  test('also when the caller sends messages of his own while slots are asked for', async () => {
    const pacing = new SlowPacing();
    const broker = await startBroker({ connect: announce({ receiveMaximum: 3 }), publish: ignore });
    const client = await connect(broker, MQTT5);
    const sender = startSender(client, { pacing });
    const sent = [1, 2, 3].map((car) => outcome(sender.send({ ...popup(car), waitMs: 5000 })));
    await until(() => pacing.asked > 0);
    const own = [1, 2].map(() => client.publishAsync('own', 'x', { qos: 1 }));
    pacing.answer();
    await until(() => broker.published.length >= 3);
    await settle();
    broker.script.publish = (link, { messageId }) => link.puback(messageId);
    for (const { packet } of [...broker.published]) broker.link.puback(packet.messageId);
    await Promise.all(own);
    const answering = setInterval(() => pacing.answer(), 2);
    onTestFinished(() => clearInterval(answering));
    expect(await Promise.all(sent)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(broker.mostUnacknowledged).toBe(3);
  });

  test('with QoS 0 there is nothing to be counted', async () => {
    const broker = await startBroker({ connect: announce({ receiveMaximum: 1 }) });
    const sender = startSender(await connect(broker, MQTT5), { qos: 0 });
    const outcomes = await Promise.all([1, 2, 3].map((car) => outcome(sender.send(popup(car)))));
    expect(outcomes).toEqual(['sent', 'sent', 'sent']);
  });

  test('never more unacknowledged than the sender is told to have, whatever the broker allows', async () => {
    const { broker, sender } = await start({}, { maxInFlight: 4 });
    broker.script.publish = (link, { messageId }) => void setTimeout(() => link.puback(messageId), Math.random() * 4);
    await Promise.all(Array.from({ length: 40 }, (_, car) => sender.send(popup(car))));
    expect(broker.mostUnacknowledged).toBe(4);
  });

  test('what would be too large a packet is refused before it is sent, and the connection stays', async () => {
    const pacing = new SpyPacing();
    const broker = await startBroker({ connect: announce({ maximumPacketSize: 1000 }) });
    const client = await connect(broker, MQTT5);
    const sender = startSender(client, { pacing });
    const error = await failure(sender.send({ ...popup(), text: 'x'.repeat(1000) }));
    expect(error).toMatchObject({ code: 'TOO_LARGE', retryable: false });
    expect(error.issues[0]).toMatchObject({ code: 'TOO_LARGE', expected: expect.stringContaining('1000') });
    expect(pacing.taken).toEqual([]);
    expect(await outcome(sender.send(popup()))).toBe('accepted');
    expect(broker.connections).toBe(1);
  });

  test('no packet is larger than it allows, and few bytes are wasted', async () => {
    const broker = await startBroker({ connect: announce({ maximumPacketSize: 1000 }) });
    const sender = startSender(await connect(broker, MQTT5));
    const sizes: number[] = [];
    for (let length = 800; length < 900; length++) {
      const text = 'x'.repeat(length);
      const sent = outcome(sender.send({ ...popup(length), text, timeToLiveMs: 60_000 }));
      if ((await sent) === 'accepted') sizes.push(1 + 2 + (broker.published.at(-1)?.packet.length ?? 0));
    }
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1000);
    expect(Math.max(...sizes)).toBeGreaterThan(1000 - 5);
  });

  test('no message is lost on a broker with the largest packet that the contract needs', async () => {
    const maximumPacketSize = LIMITS.maxPayloadBytes + 200;
    const broker = await startBroker({ connect: announce({ maximumPacketSize }) });
    const sender = startSender(await connect(broker, MQTT5));
    const frame = JSON.stringify({ idApp: 'MY_APP_ID', popup: true, popupText: '', popupBtn: true }).length;
    const text = 'x'.repeat(LIMITS.maxPayloadBytes - frame);
    expect(await sender.send({ ...popup(), text })).toMatchObject({
      status: 'accepted',
      bytes: LIMITS.maxPayloadBytes,
    });
  });

  test('a broker without QoS 1: refused before it is sent, unless QoS 0 will do', async () => {
    const broker = await startBroker({ connect: announce({ maximumQoS: 0 }) });
    const client = await connect(broker, MQTT5);
    const error = await failure(startSender(client).send(popup()));
    expect(error).toMatchObject({ code: 'REFUSED', reasonCode: 155, retryable: false });
    expect(broker.published).toEqual([]);
    expect(await startSender(client, { qos: 0 }).send(popup())).toMatchObject({ status: 'sent', reasonCode: 0 });
    await until(() => broker.published.length === 1);
    expect(broker.published[0]?.packet.qos).toBe(0);
  });
});

describe('QoS 0', () => {
  test('sent is all that is known; the slot is kept', async () => {
    const { broker, client, sender } = await start({}, { qos: 0 }, { queueQoSZero: false });
    expect(await sender.send(popup())).toMatchObject({ status: 'sent', vin: vin(1), reasonCode: 0 });
    expect(await outcome(sender.send(popup()))).toBe('TOO_SOON');
    await until(() => broker.published.length === 1);
    expect(broker.published[0]?.packet).toMatchObject({ qos: 0, retain: false });
    expect(await leftovers(client)).toEqual(NOTHING);
  });

  test('many large ones: told when they are written, at the pace of the network', async () => {
    const { broker, sender } = await start({}, { qos: 0 });
    const text = 'x'.repeat(100_000);
    const outcomes = await Promise.all([1, 2, 3, 4, 5, 6].map((car) => outcome(sender.send({ ...popup(car), text }))));
    expect(new Set(outcomes)).toEqual(new Set(['sent']));
    await until(() => broker.published.length === 6);
  });

  test('no connection is no sending, and nothing is queued in the MQTT client', async () => {
    const { broker, client, sender } = await start({}, { qos: 0 });
    await broker.stop();
    await until(() => !client.connected);
    expect(await outcome(sender.send(popup()))).toBe('NOT_CONNECTED');
    expect(await leftovers(client)).toEqual(NOTHING);
  });

  test('a write that never ends is settled by the deadline', async () => {
    const clock = new ManualClock();
    const { client, sender } = await start({}, { qos: 0, clock, deadlineMs: 1000 });
    client.stream.cork();
    const text = 'x'.repeat(100_000);
    const sent = outcome(sender.send({ ...popup(), text }));
    await settle(5);
    clock.advance(1000);
    expect(await sent).toBe('OUTCOME_UNKNOWN');
    client.stream.uncork();
  });
});

describe('time to live', () => {
  test.each([
    [1, 1],
    [1000, 1],
    [1001, 2],
    [59_500.5, 60],
  ])('%d ms is an expiry of %i s on MQTT 5, and none before', async (timeToLiveMs, seconds) => {
    const clock = new ManualClock();
    const five = await start({}, { clock }, MQTT5);
    expect(await outcome(five.sender.send({ ...popup(), timeToLiveMs }))).toBe('accepted');
    expect(five.broker.published[0]?.packet.properties).toEqual({ messageExpiryInterval: seconds });
    const three = await start({}, { clock }, { protocolVersion: 4 });
    expect(await outcome(three.sender.send({ ...popup(), timeToLiveMs }))).toBe('accepted');
    expect(three.broker.published[0]?.packet.properties).toBeUndefined();
  });

  test('the broker is told what is left, not what there was', async () => {
    const clock = new ManualClock();
    const { broker, sender } = await start({}, { clock }, MQTT5);
    expect(await outcome(sender.send(popup()))).toBe('accepted');
    const sent = outcome(
      sender.send({ ...popup(), waitMs: LIMITS.minIntervalMs, timeToLiveMs: LIMITS.minIntervalMs + 1500 }),
    );
    await settle(5);
    clock.advance(LIMITS.minIntervalMs);
    expect(await sent).toBe('accepted');
    expect(broker.published[1]?.packet.properties).toEqual({ messageExpiryInterval: 2 });
  });

  test('none is told where none was given', async () => {
    const { broker, sender } = await start({}, {}, MQTT5);
    expect(await outcome(sender.send(popup()))).toBe('accepted');
    expect(broker.published[0]?.packet.properties?.messageExpiryInterval).toBeUndefined();
  });

  test('none left is none sent', async () => {
    const pacing = new SpyPacing();
    const { broker, sender } = await start({}, { pacing }, MQTT5);
    expect(await outcome(sender.send({ ...popup(), timeToLiveMs: 0 }))).toBe('EXPIRED');
    await settle(5);
    expect(pacing.vinsGivenBack).toEqual(pacing.taken);
    expect(broker.published).toEqual([]);
  });
});
