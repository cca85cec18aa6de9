/** Row 36 with a scripted broker: when app messages are acknowledged, and how many are handled at a time. */
import type { MqttClient } from 'mqtt';
import type { IConnectPacket } from 'mqtt-packet';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { MAX_WAITING_BYTES, OVERHEAD_BYTES } from '../../src/sender/inbox/inbox.js';
import { type BrokerOptions, connectPopupBroker, type ReceivedAppMessage } from '../../src/sender/index.js';
import { appMessageTopic } from '../../src/topic/build-topic.js';
import { ManualClock, type SenderOptions } from './api.js';
import { connect, outcome, popup, settle, startBroker, startSender, UID, until, vin } from './harness.js';
import type { ScriptedBroker } from './scripted-broker.js';

const TOPIC = appMessageTopic({ uid: UID, vin: vin(1) });
const MQTT = [4, 5] as const;
const KEPT = { clientId: 'back-end-1', sessionExpirySeconds: 3600 };

/** A handler whose calls last until they are told to end. */
class Handlers {
  readonly messages: ReceivedAppMessage[] = [];
  readonly #ends: ((error?: Error) => void)[] = [];
  running = 0;
  mostRunning = 0;

  readonly handle = (message: ReceivedAppMessage): Promise<void> => {
    this.messages.push(message);
    this.mostRunning = Math.max(this.mostRunning, ++this.running);
    return new Promise((resolve, reject) => {
      this.#ends.push((error) => {
        this.running--;
        if (error === undefined) resolve();
        else reject(error);
      });
    });
  };

  get contents(): unknown[] {
    return this.messages.map(({ content }) => content);
  }

  /** Ends the calls with these numbers, counted from 0. */
  end(...calls: number[]): void {
    for (const call of calls) this.#ends[call]?.();
  }

  fail(call: number): void {
    this.#ends[call]?.(new Error('the handler failed'));
  }
}

/** A connection of `connectPopupBroker`, which ends with the test. */
async function open(broker: ScriptedBroker, options: Partial<BrokerOptions> = {}): Promise<MqttClient> {
  const client = await connectPopupBroker({ url: broker.url, uid: UID, reconnectDelayMs: 5, ...options });
  client.on('error', () => undefined);
  onTestFinished(async () => {
    await client.endAsync(true).catch(() => undefined);
  });
  return client;
}

async function listening(options: Partial<BrokerOptions> = {}, senderOptions: Partial<SenderOptions> = {}) {
  const broker = await startBroker();
  const client = await open(broker, options);
  const sender = startSender(client, senderOptions);
  const handlers = new Handlers();
  const stop = await sender.onAppMessage(handlers.handle);
  return { broker, client, sender, handlers, stop };
}

/** App messages with these packet identifiers, which are their contents too. */
function publish(broker: ScriptedBroker, ...ids: number[]): void {
  for (const id of ids) broker.link.publish(TOPIC, `{"content":"${id}"}`, 1, id);
}

const repeat = (broker: ScriptedBroker, id: number): void =>
  broker.link.publish(TOPIC, `{"content":"${id}"}`, 1, id, true);

/** The packet identifiers that were acknowledged, in order. */
const pubacks = ({ log }: ScriptedBroker): (number | undefined)[] =>
  log.flatMap(({ packet }) => (packet.cmd === 'puback' ? [packet.messageId] : []));

const commands = ({ log }: ScriptedBroker): string[] => log.map(({ packet }) => packet.cmd);

describe.each(MQTT)('row 36: acknowledging after handling (protocol version %i)', (protocolVersion) => {
  test('a message is acknowledged when its handler is done, not before', async () => {
    const { broker, handlers } = await listening({ protocolVersion });
    publish(broker, 7);
    await until(() => handlers.running === 1);
    await settle();
    expect(pubacks(broker)).toEqual([]);
    handlers.end(0);
    await until(() => pubacks(broker).length === 1);
    expect(broker.log.at(-1)?.packet).toMatchObject({ cmd: 'puback', messageId: 7 });
    if (protocolVersion === 5) expect(broker.log.at(-1)?.packet).toMatchObject({ reasonCode: 0 });
  });

  test('of two handlers the slower one counts, also of two senders', async () => {
    const { broker, client, sender, handlers } = await listening({ protocolVersion });
    const [second, third] = [new Handlers(), new Handlers()];
    await sender.onAppMessage(second.handle);
    await startSender(client).onAppMessage(third.handle);
    publish(broker, 1);
    await until(() => third.running === 1);
    handlers.end(0);
    second.end(0);
    await settle(10);
    expect(pubacks(broker)).toEqual([]);
    third.end(0);
    await until(() => pubacks(broker).length === 1);
  });

  test('acknowledgements are in the order of receipt, in whichever order the handlers end (4.6)', async () => {
    const { broker, handlers } = await listening({ protocolVersion });
    publish(broker, 3, 9, 258, 65_535);
    await until(() => handlers.running === 4);
    handlers.end(3, 1);
    await settle(10);
    expect(pubacks(broker)).toEqual([]);
    handlers.end(0);
    await until(() => pubacks(broker).length === 2);
    handlers.end(2);
    await until(() => pubacks(broker).length === 4);
    expect(pubacks(broker)).toEqual([3, 9, 258, 65_535]);
  });

  test("the caller's own messages are acknowledged in the same order, and are not waited for", async () => {
    const { broker, client, handlers } = await listening({ protocolVersion });
    const own: string[] = [];
    client.on('message', (topic) => own.push(topic));
    broker.link.publish('own', 'x', 1, 1);
    publish(broker, 2);
    broker.link.publish('own', 'x', 1, 3);
    broker.link.publish('own', 'x', 0);
    await until(() => handlers.running === 1 && own.length === 4);
    await settle(5);
    expect(pubacks(broker)).toEqual([1]);
    handlers.end(0);
    await until(() => pubacks(broker).length === 3);
    expect(pubacks(broker)).toEqual([1, 2, 3]);
  });

  test("QoS 0 and 2 keep MQTT.js's ways, but are not handled all at once either", async () => {
    const { broker, handlers } = await listening({ protocolVersion, handlerConcurrency: 1 });
    broker.link.publish(TOPIC, '{"content":"0"}');
    broker.link.publish(TOPIC, '{"content":"2"}', 2, 5);
    await until(() => commands(broker).includes('pubrec'));
    broker.link.send({ cmd: 'pubrel', messageId: 5 });
    await until(() => commands(broker).includes('pubcomp'));
    expect(handlers.contents).toEqual(['0']);
    handlers.end(0);
    await until(() => handlers.contents.length === 2);
    expect(handlers.contents).toEqual(['0', '2']);
    expect(pubacks(broker)).toEqual([]);
  });

  test('no more are handled at a time than may; the others follow in their order', async () => {
    const { broker, handlers } = await listening({ protocolVersion, handlerConcurrency: 3 });
    publish(broker, 1, 2, 3, 4, 5);
    await until(() => handlers.running === 3);
    await settle(10);
    expect(handlers.contents).toEqual(['1', '2', '3']);
    handlers.end(1);
    await until(() => handlers.messages.length === 4);
    handlers.end(0, 2);
    await until(() => handlers.messages.length === 5);
    handlers.end(3, 4);
    await until(() => pubacks(broker).length === 5);
    expect(handlers.contents).toEqual(['1', '2', '3', '4', '5']);
    expect(handlers.mostRunning).toBe(3);
  });

  test('twenty at a time by default', async () => {
    const { broker, handlers } = await listening({ protocolVersion });
    publish(broker, ...Array.from({ length: 30 }, (_, at) => at + 1));
    await until(() => handlers.running === 20);
    await settle(10);
    expect(handlers.running).toBe(20);
  });

  test('sends, pings and subscriptions go on while all handlers are busy', async () => {
    const { broker, client, sender, handlers } = await listening({ protocolVersion, handlerConcurrency: 1 });
    publish(broker, 1, 2, 3);
    await until(() => handlers.running === 1);
    expect(await outcome(sender.send(popup(2)))).toBe('accepted');
    await client.subscribeAsync('own');
    const answered = new Promise((resolve) => {
      client.on('packetreceive', ({ cmd }) => cmd === 'pingresp' && resolve(cmd));
    });
    client.sendPing();
    await answered;
    expect(handlers.running).toBe(1);
    expect(pubacks(broker)).toEqual([]);
  });

  test('a handler that rejects or throws: told, and acknowledged, or it would come again forever', async () => {
    const errors: unknown[] = [];
    const { broker, sender, handlers } = await listening(
      { protocolVersion },
      { onError: (error) => errors.push(error) },
    );
    publish(broker, 1);
    await until(() => handlers.running === 1);
    handlers.fail(0);
    await until(() => pubacks(broker).length === 1);
    await sender.onAppMessage(() => {
      throw new Error('thrown');
    });
    publish(broker, 2);
    await until(() => handlers.running === 1);
    handlers.end(1);
    await until(() => pubacks(broker).length === 2);
    expect(errors.map(String)).toEqual(['Error: the handler failed', 'Error: thrown']);
  });

  test('what is no app message is told, and acknowledged', async () => {
    const errors: unknown[] = [];
    const { broker, handlers } = await listening({ protocolVersion }, { onError: (error) => errors.push(error) });
    broker.link.publish(TOPIC, 'no JSON', 1, 4);
    await until(() => pubacks(broker).length === 1);
    expect(errors).toMatchObject([{ code: 'INVALID_JSON' }]);
    expect(handlers.messages).toEqual([]);
  });

  test('a message that comes again says so', async () => {
    const { broker, handlers } = await listening({ protocolVersion, ...KEPT });
    repeat(broker, 5);
    publish(broker, 6);
    await until(() => handlers.running === 2);
    expect(handlers.messages).toEqual([
      { vin: vin(1), content: '5', topic: TOPIC, redelivered: true },
      { vin: vin(1), content: '6', topic: TOPIC },
    ]);
    expect('redelivered' in (handlers.messages[1] ?? {})).toBe(false);
  });

  test("says so with a client of the caller's own too, which acknowledges before its handlers are done", async () => {
    const broker = await startBroker();
    const handlers = new Handlers();
    await startSender(await connect(broker, { protocolVersion })).onAppMessage(handlers.handle);
    repeat(broker, 5);
    publish(broker, ...Array.from({ length: 30 }, (_, at) => at + 10));
    await until(() => pubacks(broker).length === 31);
    expect(handlers.messages[0]).toMatchObject({ content: '5', redelivered: true });
    expect(handlers.messages[1]).toEqual({ vin: vin(1), content: '10', topic: TOPIC });
    expect(handlers.running).toBe(31);
  });
});

describe.each(MQTT)('row 36: a session that is kept (protocol version %i)', (protocolVersion) => {
  const kept = { ...KEPT, protocolVersion };

  test('is asked for, with the window', async () => {
    const { broker } = await listening({ ...kept, handlerConcurrency: 7 });
    const properties = { sessionExpiryInterval: 3600, receiveMaximum: 7 };
    const asked = { clientId: KEPT.clientId, clean: false };
    expect(broker.log[0]?.packet).toMatchObject(protocolVersion === 5 ? { ...asked, properties } : asked);

    const plain = await listening({ protocolVersion });
    const connectPacket = plain.broker.log[0]?.packet as IConnectPacket;
    expect(connectPacket.clean).toBe(true);
    expect(connectPacket.properties).toEqual(
      protocolVersion === 5 ? { sessionExpiryInterval: 0, receiveMaximum: 20 } : undefined,
    );
  });

  test('what comes with the CONNACK waits until somebody listens', async () => {
    const broker = await startBroker({
      connect: (link) => {
        link.connack(0, {}, true);
        link.publish(TOPIC, '{"content":"kept"}', 1, 9, true);
      },
    });
    const client = await open(broker, kept);
    await settle();
    expect(pubacks(broker)).toEqual([]);
    const handlers = new Handlers();
    await startSender(client).onAppMessage(handlers.handle);
    expect(handlers.messages).toMatchObject([{ content: 'kept', redelivered: true }]);
    handlers.end(0);
    await until(() => pubacks(broker).length === 1);
  });

  test('without it, nothing waits for a listener', async () => {
    const broker = await startBroker();
    await open(broker, { protocolVersion });
    publish(broker, 9);
    await until(() => pubacks(broker).length === 1);
  });

  /** A broker that keeps the session, or forgets it, when the client connects again. */
  async function reconnecting(sessionPresent: boolean) {
    const setting = await listening(kept);
    setting.broker.script.connect = (link) => link.connack(0, {}, sessionPresent);
    const reconnect = async (while_: () => void | Promise<void> = () => undefined): Promise<void> => {
      const before = setting.broker.connections;
      setting.broker.dropAll();
      await until(() => !setting.client.connected);
      await while_();
      await until(() => setting.broker.connections > before && setting.client.connected);
    };
    return { ...setting, reconnect };
  }

  test.each(['before', 'while', 'after'])(
    'the connection is lost while a handler runs, which ends %s it is back: handled once, acknowledged once',
    async (when) => {
      const { broker, handlers, reconnect } = await reconnecting(true);
      publish(broker, 1, 2);
      await until(() => handlers.running === 2);
      // The acknowledgement of the second one waits for the first.
      if (when === 'before') handlers.end(1);
      await settle(5);
      await reconnect(() => (when === 'while' ? handlers.end(0, 1) : undefined));
      repeat(broker, 1);
      repeat(broker, 2);
      publish(broker, 3);
      await until(() => handlers.messages.length === 3);
      handlers.end(0, 1, 2);
      await until(() => pubacks(broker).length === 3);
      await settle(5);
      expect(pubacks(broker)).toEqual([1, 2, 3]);
      expect(handlers.contents).toEqual(['1', '2', '3']);
      expect(
        broker.log.filter(({ packet }) => packet.cmd === 'puback').every(({ connection }) => connection === 2),
      ).toBe(true);
    },
  );

  test('it is lost twice before all have come again', async () => {
    const { broker, handlers, reconnect } = await reconnecting(true);
    publish(broker, 1, 2);
    await until(() => handlers.running === 2);
    await reconnect();
    repeat(broker, 1);
    await settle(5);
    await reconnect();
    repeat(broker, 1);
    repeat(broker, 2);
    handlers.end(0, 1);
    await until(() => pubacks(broker).length === 2);
    expect(handlers.messages).toHaveLength(2);
  });

  test('a message that the broker sends again on the same connection is handled once', async () => {
    const { broker, handlers } = await listening(kept);
    publish(broker, 1);
    repeat(broker, 1);
    await until(() => handlers.running === 1);
    await settle(5);
    handlers.end(0);
    await until(() => pubacks(broker).length === 1);
    await settle(5);
    expect(handlers.messages).toHaveLength(1);
    expect(pubacks(broker)).toEqual([1]);
  });

  test('the broker has lost the session: the identifier is that of another message', async () => {
    const { broker, handlers, reconnect } = await reconnecting(false);
    publish(broker, 1);
    await until(() => handlers.running === 1);
    await reconnect();
    publish(broker, 1);
    await until(() => handlers.running === 2);
    handlers.end(0);
    await settle(10);
    expect(pubacks(broker)).toEqual([]);
    handlers.end(1);
    await until(() => pubacks(broker).length === 1);
  });

  test('what waited when the connection was lost is begun when it is back, also without the session', async () => {
    const setting = await reconnecting(false);
    const { broker, handlers, reconnect } = setting;
    publish(broker, ...Array.from({ length: 21 }, (_, at) => at + 1));
    await until(() => handlers.running === 20);
    await reconnect(async () => {
      handlers.end(0);
      await settle(2);
      // Another process may have taken over the session.
      if (!setting.client.connected) expect(handlers.messages).toHaveLength(20);
    });
    await until(() => handlers.messages.length === 21);
    expect(handlers.contents.at(-1)).toBe('21');
  });

  test('an identifier that a broker uses again too early is that of another message', async () => {
    const { broker, handlers } = await listening(kept);
    publish(broker, 1);
    broker.link.publish(TOPIC, '{"content":"other"}', 1, 1, true);
    await until(() => handlers.running === 2);
    expect(handlers.contents).toEqual(['1', 'other']);
  });

  test('stopping unsubscribes, and what nobody has begun with is for the next handler', async () => {
    const { broker, sender, handlers, stop } = await listening({ ...kept, handlerConcurrency: 1 });
    publish(broker, 1, 2);
    await until(() => handlers.running === 1);
    await stop();
    expect(commands(broker)).toContain('unsubscribe');
    handlers.end(0);
    await until(() => pubacks(broker).length === 1);
    const next = new Handlers();
    await sender.onAppMessage(next.handle);
    await until(() => next.running === 1);
    expect(next.contents).toEqual(['2']);
  });
});

describe.each(MQTT)('row 36: close() (protocol version %i)', (protocolVersion) => {
  test('waits for running handlers; they are acknowledged before the client says goodbye', async () => {
    const { broker, client, sender, handlers } = await listening({ protocolVersion });
    publish(broker, 1, 2);
    await until(() => handlers.running === 2);
    let isClosed = false;
    const closed = sender.close().then(() => {
      isClosed = true;
      return client.endAsync();
    });
    await until(() => commands(broker).includes('unsubscribe'));
    handlers.end(1);
    await settle(10);
    expect(isClosed).toBe(false);
    handlers.end(0);
    await closed;
    await until(() => commands(broker).includes('disconnect'));
    expect(commands(broker).slice(-4)).toEqual(['unsubscribe', 'puback', 'puback', 'disconnect']);
  });

  test("waits for the handlers of a client of the caller's own too", async () => {
    const broker = await startBroker();
    const sender = startSender(await connect(broker, { protocolVersion }));
    const handlers = new Handlers();
    await sender.onAppMessage(handlers.handle);
    publish(broker, 1);
    await until(() => handlers.running === 1);
    let isClosed = false;
    const closed = sender.close().then(() => {
      isClosed = true;
    });
    await settle(10);
    expect(isClosed).toBe(false);
    handlers.end(0);
    await closed;
  });

  test('but not longer than its deadline; what is handled later is still acknowledged', async () => {
    const clock = new ManualClock();
    const { broker, sender, handlers } = await listening({ protocolVersion }, { clock });
    publish(broker, 1);
    await until(() => handlers.running === 1);
    const closed = sender.close({ deadlineMs: 50 });
    await until(() => commands(broker).includes('unsubscribe'));
    await settle(5);
    clock.advance(50);
    await closed;
    handlers.end(0);
    await until(() => pubacks(broker).length === 1);
  });

  test('keeps the subscription of a session that is kept, and leaves the rest to the next process', async () => {
    const { broker, client, sender, handlers } = await listening({ protocolVersion, ...KEPT, handlerConcurrency: 1 });
    publish(broker, 1, 2);
    await until(() => handlers.running === 1);
    const closed = sender.close();
    handlers.end(0);
    await closed;
    publish(broker, 3);
    await settle(5);
    await client.endAsync();
    expect(commands(broker)).not.toContain('unsubscribe');
    expect(pubacks(broker)).toEqual([1]);
    expect(handlers.contents).toEqual(['1']);
  });

  test('without one, what waited is gone with the subscription', async () => {
    const { broker, sender, handlers } = await listening({ protocolVersion, handlerConcurrency: 1 });
    publish(broker, 1, 2);
    await until(() => handlers.running === 1);
    const closed = sender.close();
    handlers.end(0);
    await closed;
    await until(() => pubacks(broker).length === 2);
    expect(handlers.contents).toEqual(['1']);
  });

  test('after the client has said goodbye nothing is acknowledged, handled or thrown', async () => {
    const { broker, client, handlers } = await listening({ protocolVersion, ...KEPT, handlerConcurrency: 1 });
    broker.script.disconnect = (link) => {
      publish(broker, 3);
      setImmediate(() => link.drop());
    };
    publish(broker, 1, 2);
    await until(() => handlers.running === 1);
    const ended = client.endAsync();
    handlers.end(0);
    await ended;
    await settle(5);
    expect(pubacks(broker)).toEqual([]);
    expect(handlers.contents).toEqual(['1']);
  });
});

describe.each(MQTT)('row 36: a broker with a window (protocol version %i)', (protocolVersion) => {
  test('has no more than the window on its way, while sends go on', async () => {
    const { broker, client, sender, handlers } = await listening({ protocolVersion, handlerConcurrency: 5 });
    const backlog = Array.from({ length: 500 }, (_, at) => at + 1);
    let unhandled = 0;
    let mostUnhandled = 0;
    client.on('message', () => {
      mostUnhandled = Math.max(mostUnhandled, ++unhandled);
    });
    broker.script.puback = () => publish(broker, ...backlog.splice(0, 1));
    publish(broker, ...backlog.splice(0, 5));
    for (let call = 0; call < 500; call++) {
      await until(() => handlers.messages.length > call);
      if (call % 100 === 0) expect(await outcome(sender.send(popup(call)))).toBe('accepted');
      unhandled--;
      handlers.end(call);
    }
    await until(() => pubacks(broker).length === 500);
    expect(mostUnhandled).toBe(5);
    expect(new Set(handlers.contents).size).toBe(500);
  });
});

describe('row 36: a broker without a window', () => {
  const PADDING = ' '.repeat(60_000);
  /** How many fit into memory, and some more. */
  const FITTING = Math.ceil(MAX_WAITING_BYTES / (PADDING.length + '{"content":"100"}'.length + OVERHEAD_BYTES));
  const numbers = (length: number): number[] => Array.from({ length }, (_, at) => at + 100);
  const ids = numbers(FITTING + 200);
  /** More than fits into memory and the buffers of both sockets. */
  const endless = numbers(1000);

  const flood = (broker: ScriptedBroker, dup = false, which = ids): void => {
    for (const id of which) broker.link.publish(TOPIC, `{"content":"${id}"}${PADDING}`, 1, id, dup);
  };

  test('reading stops when enough is waiting, and goes on as it is handled; each is handled once', async () => {
    const { broker, client, handlers } = await listening({ handlerConcurrency: 2 });
    let received = 0;
    client.on('message', () => received++);
    const rescheduled = vi.spyOn(client, 'reschedulePing');
    flood(broker);
    await until(() => received === FITTING + 2);
    await settle();
    expect(received).toBe(FITTING + 2);
    expect(rescheduled).not.toHaveBeenCalled();
    handlers.end(0);
    await until(() => received === FITTING + 3);
    // MQTT.js would take the broker for dead: nobody reads its PINGRESP.
    expect(rescheduled).toHaveBeenCalledWith(true);
    for (const call of ids.keys()) {
      await until(() => handlers.messages.length > call);
      handlers.end(call);
    }
    await until(() => pubacks(broker).length === ids.length);
    expect(handlers.contents).toEqual(ids.map(String));
    expect(pubacks(broker)).toEqual(ids);
    expect(handlers.mostRunning).toBe(2);
  });

  test.each([{}, KEPT])('the client ends while reading has stopped (%j)', async (options) => {
    const { broker, client, handlers } = await listening({ handlerConcurrency: 1, ...options });
    broker.script.disconnect = (link) => link.hangUp();
    let received = 0;
    client.on('message', () => received++);
    flood(broker, false, endless);
    await until(() => received === FITTING + 1);
    expect(handlers.running).toBe(1);
    await client.endAsync();
    expect(client.connected).toBe(false);
  });

  test('the connection is lost while reading has stopped: all come again, and each is handled once', async () => {
    const { broker, client, handlers } = await listening({ ...KEPT, handlerConcurrency: 1 });
    broker.script.connect = (link) => {
      link.connack(0, {}, true);
      flood(broker, true);
    };
    let received = 0;
    client.on('message', () => received++);
    flood(broker);
    await until(() => received === FITTING + 1);
    client.stream.destroy();
    await until(() => broker.connections === 2);
    for (const call of ids.keys()) {
      await until(() => handlers.messages.length > call);
      handlers.end(call);
    }
    await until(() => pubacks(broker).length === ids.length);
    expect(handlers.contents).toEqual(ids.map(String));
  });
});
