import { describe, expect, test, vi } from 'vitest';
import { appMessageFilter, appMessageTopic } from '../../src/topic/build-topic.js';
import { ManualClock, type SenderOptions } from './api.js';
import {
  connectLater,
  failure,
  listenersOf,
  type Setting,
  settle,
  start,
  startSender,
  startStoppedBroker,
  UID,
  until,
  vin,
} from './harness.js';
import { drop, ignore } from './scripted-broker.js';

const FILTER = appMessageFilter({ uid: UID });
const TOPIC = appMessageTopic({ uid: UID, vin: vin(1) });
const MQTT = [4, 5] as const;

const subscribes = ({ broker }: Setting) => broker.log.filter(({ packet }) => packet.cmd === 'subscribe');
const unsubscribes = ({ broker }: Setting) => broker.log.filter(({ packet }) => packet.cmd === 'unsubscribe');

/** A sender with a handler that writes down what it gets, and what goes to onError. */
async function listening(options: Partial<SenderOptions> = {}, protocolVersion: 4 | 5 = 4) {
  const errors: [string, string][] = [];
  const onError = (error: unknown, topic: string) =>
    void errors.push([(error as { code: string }).code ?? String(error), topic]);
  const setting = await start({}, { onError, ...options }, { protocolVersion });
  const got: unknown[] = [];
  const stop = await setting.sender.onAppMessage((message) => void got.push(message));
  return { ...setting, got, errors, stop };
}

describe.each(MQTT)('onAppMessage (protocol version %i)', (protocolVersion) => {
  test('tells car, content and topic, of objects and strings, with and without the last slash', async () => {
    const { broker, got, errors } = await listening({}, protocolVersion);
    expect(broker.log.at(-1)?.packet).toMatchObject({ cmd: 'subscribe', subscriptions: [{ topic: FILTER }] });
    broker.link.publish(TOPIC, '{"content":{"seats":4}}');
    broker.link.publish(`${TOPIC}/`.replace('//', '/'), '{"content":"yes"}', 1);
    await until(() => got.length === 2);
    expect(got[0]).toEqual({ vin: vin(1), content: { seats: 4 }, topic: TOPIC });
    expect(got[1]).toMatchObject({ vin: vin(1), content: 'yes' });
    expect(errors).toEqual([]);
  });

  test('closing while a subscription fails settles both', async () => {
    const setting = await start({ subscribe: ignore }, {}, { protocolVersion });
    const listening = failure(setting.sender.onAppMessage(() => undefined));
    await until(() => subscribes(setting).length === 1);
    const closed = setting.sender.close();
    setting.broker.link.drop();
    await closed;
    expect(await listening).toMatchObject({ code: 'NOT_CONNECTED' });
  });

  test('what failed without a connection succeeds with one', async () => {
    const { broker, client, sender } = await start({}, {}, { protocolVersion });
    broker.script.connect = drop;
    broker.link.drop();
    await until(() => !client.connected);
    expect(await failure(sender.onAppMessage(() => undefined))).toMatchObject({ code: 'NOT_CONNECTED' });
    broker.script = {};
    await until(() => client.connected);
    await sender.onAppMessage(() => undefined);
  });

  test('a subscription that the broker refuses', async () => {
    const code = protocolVersion === 5 ? 0x87 : 0x80;
    const { broker, client, sender } = await start({}, {}, { protocolVersion });
    broker.script.subscribe = (link, { messageId }) => link.suback(messageId, code);
    const before = listenersOf(client);
    const error = await failure(sender.onAppMessage(() => undefined));
    expect(error).toMatchObject({ code: 'REFUSED', reasonCode: code, retryable: false });
    expect(listenersOf(client)).toEqual(before);
    broker.script = {};
    await sender.onAppMessage(() => undefined);
  });

  test('a broker that never answers', async () => {
    const clock = new ManualClock();
    const { broker, client, sender } = await start(
      { subscribe: ignore },
      { clock, deadlineMs: 1000 },
      { protocolVersion },
    );
    const before = listenersOf(client);
    const listened = failure(sender.onAppMessage(() => undefined));
    await until(() => broker.log.length === 2);
    clock.advance(1000);
    expect(await listened).toMatchObject({ code: 'NOT_CONNECTED', retryable: true });
    expect(listenersOf(client)).toEqual(before);
  });

  test('a connection that is lost before the answer', async () => {
    const { client, sender } = await start({ subscribe: drop }, { deadlineMs: 500 }, { protocolVersion });
    const before = listenersOf(client);
    expect(await failure(sender.onAppMessage(() => undefined))).toMatchObject({
      code: 'NOT_CONNECTED',
      retryable: true,
    });
    await until(() => client.connected);
    expect(listenersOf(client)).toEqual(before);
  });

  test('who tries again after no answer asks the broker again', async () => {
    const clock = new ManualClock();
    const options = { clock, deadlineMs: 1000 };
    const setting = await start({ subscribe: ignore }, options, { protocolVersion });
    const listened = failure(setting.sender.onAppMessage(() => undefined));
    await until(() => subscribes(setting).length === 1);
    clock.advance(1000);
    await listened;
    setting.broker.script = {};
    await setting.sender.onAppMessage(() => undefined);
    expect(subscribes(setting)).toHaveLength(2);
    await setting.sender.close();
    expect(setting.broker.log.at(-1)?.packet.cmd).toBe('unsubscribe');
  });

  test('who tries again after a lost connection leaves no subscription behind at the end', async () => {
    const setting = await start({ subscribe: drop }, { deadlineMs: 500 }, { protocolVersion });
    const { broker, client, sender } = setting;
    await sender.onAppMessage(() => undefined).catch(() => undefined);
    broker.script = {};
    await until(() => client.connected && subscribes(setting).length === 2, 'MQTT.js subscribing again');
    const got: unknown[] = [];
    await sender.onAppMessage((message) => void got.push(message));
    broker.link.publish(TOPIC, '{"content":"x"}');
    await until(() => got.length === 1);
    await sender.close();
    expect(unsubscribes(setting)).toHaveLength(1);
  });

  test('goes on after the connection was lost', async () => {
    const setting = await listening({}, protocolVersion);
    setting.broker.dropAll();
    await until(() => subscribes(setting).length === 2, 'subscribing again');
    setting.broker.link.publish(TOPIC, '{"content":"again"}');
    await until(() => setting.got.length === 1);
    expect(setting.got).toEqual([{ vin: vin(1), content: 'again', topic: TOPIC }]);
  });
});

test('without a connection there is nothing to listen to', async () => {
  const broker = await startStoppedBroker();
  const client = connectLater(broker);
  const error = await failure(startSender(client).onAppMessage(() => undefined));
  expect(error).toMatchObject({ code: 'NOT_CONNECTED', retryable: true });
  expect(client.queue).toEqual([]);
});

test('a client that is being ended is no connection', async () => {
  const { client, sender } = await start();
  const ended = client.endAsync();
  expect((await failure(sender.onAppMessage(() => undefined))).code).toBe('NOT_CONNECTED');
  await ended;
});

test('two handlers are served by one subscription, and each can stop', async () => {
  const setting = await listening();
  const { broker, sender, got, stop } = setting;
  const more: unknown[] = [];
  const stopMore = await sender.onAppMessage((message) => void more.push(message));
  expect(subscribes(setting)).toHaveLength(1);
  broker.link.publish(TOPIC, '{"content":"both"}');
  await until(() => got.length === 1 && more.length === 1);
  await stop();
  await stop();
  expect(unsubscribes(setting)).toHaveLength(0);
  broker.link.publish(TOPIC, '{"content":"one"}');
  await until(() => more.length === 2);
  expect(got).toHaveLength(1);
  await stopMore();
  expect(unsubscribes(setting).map(({ packet }) => packet)).toMatchObject([{ unsubscriptions: [FILTER] }]);
  broker.link.publish(TOPIC, '{"content":"none"}');
  await settle(10);
  expect(more).toHaveLength(2);
});

test('two that begin at the same time share the subscription, and its failure', async () => {
  const setting = await start();
  const { broker, sender } = setting;
  await Promise.all([sender.onAppMessage(() => 1), sender.onAppMessage(() => 2)]);
  expect(subscribes(setting)).toHaveLength(1);

  const refused = await start({ subscribe: (link, { messageId }) => link.suback(messageId, 0x80) });
  const both = [1, 2].map((_) => failure(refused.sender.onAppMessage(() => undefined)));
  expect((await Promise.all(both)).map(({ code }) => code)).toEqual(['REFUSED', 'REFUSED']);
  expect(subscribes(refused)).toHaveLength(1);
  expect(broker.connections).toBe(1);
});

test('the same function twice is two handlers', async () => {
  const { broker, sender } = await start();
  const handler = vi.fn();
  const [stop] = [await sender.onAppMessage(handler), await sender.onAppMessage(handler)];
  broker.link.publish(TOPIC, '{"content":"twice"}');
  await until(() => handler.mock.calls.length === 2);
  await stop();
  broker.link.publish(TOPIC, '{"content":"once"}');
  await until(() => handler.mock.calls.length === 3);
});

test('who stops can begin again', async () => {
  const setting = await listening();
  await setting.stop();
  const again: unknown[] = [];
  await setting.sender.onAppMessage((message) => void again.push(message));
  setting.broker.link.publish(TOPIC, '{"content":1}');
  setting.broker.link.publish(TOPIC, '{"content":"again"}');
  await until(() => again.length === 1);
  expect(subscribes(setting)).toHaveLength(2);
  expect(setting.got).toEqual([]);
});

describe('what is no app message', () => {
  const BASE = FILTER.slice(0, -1);
  test.each([
    ['no JSON', TOPIC, 'no JSON', 'INVALID_JSON'],
    ['no UTF-8', TOPIC, Buffer.from([0xff, 0xfe]), 'INVALID_UTF8'],
    ['no content', TOPIC, '{}', 'INVALID_MESSAGE'],
    ['nothing', TOPIC, '', 'INVALID_JSON'],
    ['a topic that names no car', `${BASE}shorty`, '{"content":"x"}', 'INVALID_TOPIC'],
    ['a topic with more levels', `${BASE}${vin(1)}/more`, '{"content":"x"}', 'INVALID_TOPIC'],
  ])('%s goes to onError, and the next message is delivered', async (_, topic, payload, code) => {
    const { broker, got, errors } = await listening();
    broker.link.publish(topic, payload);
    broker.link.publish(TOPIC, '{"content":"next"}');
    await until(() => got.length === 1);
    expect(errors).toEqual([[code, topic]]);
  });

  test("messages of the caller's other subscriptions are none of ours", async () => {
    const { broker, client, got, errors } = await listening();
    await client.subscribeAsync('own/#');
    broker.link.publish('own/topic', 'no JSON');
    broker.link.publish(TOPIC, '{"content":"next"}');
    await until(() => got.length === 1);
    expect(errors).toEqual([]);
  });

  test('the topic of all cars itself is ignored', async () => {
    const { broker, got, errors } = await listening();
    broker.link.publish(BASE.slice(0, -1), 'no JSON');
    broker.link.publish(TOPIC, '{"content":"next"}');
    await until(() => got.length === 1);
    expect(errors.length).toBeLessThanOrEqual(1);
  });
});

describe('handlers that fail', () => {
  test('one that throws and one that rejects: both are reported, the others and the next message are served', async () => {
    const { broker, sender, got, errors } = await listening();
    await sender.onAppMessage(() => {
      throw Object.assign(new Error(), { code: 'THROWN' });
    });
    await sender.onAppMessage(() => Promise.reject(Object.assign(new Error(), { code: 'REJECTED' })));
    const last: unknown[] = [];
    await sender.onAppMessage((message) => void last.push(message));
    broker.link.publish(TOPIC, '{"content":1e0}');
    broker.link.publish(TOPIC, '{"content":"a"}');
    broker.link.publish(TOPIC, '{"content":"b"}');
    await until(() => last.length === 2 && errors.length === 5);
    expect(got).toHaveLength(2);
    expect(errors.map(([code]) => code).sort()).toEqual([
      'INVALID_MESSAGE',
      'REJECTED',
      'REJECTED',
      'THROWN',
      'THROWN',
    ]);
  });

  test('a promise of another kind that rejects is reported too', async () => {
    const { broker, sender, errors } = await listening();
    // biome-ignore lint/suspicious/noThenProperty: this is what is tested
    await sender.onAppMessage(() => ({ then: (_: unknown, no: (error: unknown) => void) => no({ code: 'REJECTED' }) }));
    broker.link.publish(TOPIC, '{"content":"a"}');
    await until(() => errors.length === 1);
    expect(errors).toEqual([['REJECTED', TOPIC]]);
  });

  test.each([
    [
      'that throws',
      () => {
        throw new Error('in onError');
      },
    ],
    ['that is not there', undefined],
  ])('an onError %s stops nothing', async (_, onError) => {
    const { broker, got } = await listening({ onError });
    broker.link.publish(TOPIC, 'no JSON');
    broker.link.publish(TOPIC, '{"content":"next"}');
    await until(() => got.length === 1);
  });
});

describe('ending', () => {
  test("a subscription that the caller had before stays the caller's", async () => {
    const setting = await start();
    const { broker, client, sender } = setting;
    await client.subscribeAsync(FILTER, { qos: 2 });
    const own: string[] = [];
    client.on('message', (topic) => void own.push(topic));
    const got: unknown[] = [];
    const stop = await sender.onAppMessage((message) => void got.push(message));
    expect(subscribes(setting)).toHaveLength(1);
    broker.link.publish(TOPIC, '{"content":"both"}');
    await until(() => got.length === 1 && own.length === 1);
    await stop();
    await sender.close();
    expect(unsubscribes(setting)).toHaveLength(0);
    broker.link.publish(TOPIC, '{"content":"own"}');
    await until(() => own.length === 2);
  });

  test('close() ends the subscription, once', async () => {
    const setting = await listening();
    await setting.sender.close();
    await setting.stop();
    expect(unsubscribes(setting)).toHaveLength(1);
  });

  test('close() while a subscription is being made', async () => {
    const setting = await start({ subscribe: ignore }, { deadlineMs: 200 });
    const { broker, client, sender } = setting;
    const before = listenersOf(client);
    const handler = vi.fn();
    const listened = sender.onAppMessage(handler).then(
      () => 'listening',
      ({ code }) => code,
    );
    await until(() => subscribes(setting).length === 1);
    const closed = sender.close();
    const { packet } = subscribes(setting)[0] ?? {};
    broker.link.suback(packet?.messageId, 1);
    await closed;
    expect(await listened).toBe('ABORTED');
    broker.link.publish(TOPIC, '{"content":"late"}');
    await settle(10);
    expect(handler).not.toHaveBeenCalled();
    expect(unsubscribes(setting)).toHaveLength(1);
    expect(Object.keys(listenersOf(client))).toEqual(Object.keys(before).filter((name) => name !== 'packetreceive'));
  });

  test('close() has a deadline of its own for the end of it', async () => {
    const clock = new ManualClock();
    const { broker, sender } = await listening({ clock });
    broker.script.unsubscribe = ignore;
    const closed = sender.close({ deadlineMs: 50 });
    await until(() => broker.log.at(-1)?.packet.cmd === 'unsubscribe');
    let isClosed = false;
    void closed.then(() => {
      isClosed = true;
    });
    clock.advance(50);
    await settle(5);
    expect(isClosed).toBe(true);
  });

  test('a broker that never answers the end of it, and a connection that is gone', async () => {
    const clock = new ManualClock();
    const { broker, client, stop } = await listening({ clock, deadlineMs: 1000 });
    broker.script.unsubscribe = ignore;
    const stopped = stop();
    await until(() => broker.log.at(-1)?.packet.cmd === 'unsubscribe');
    clock.advance(1000);
    await stopped;

    const other = await listening();
    await other.broker.stop();
    await until(() => !other.client.connected);
    await other.stop();
    expect(other.client.queue).toEqual([]);
    expect(client.connected).toBe(true);
  });
});
