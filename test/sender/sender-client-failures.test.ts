import { DefaultMessageIdProvider } from 'mqtt';
import { describe, expect, test, vi } from 'vitest';
import { describeReason, isPassing, reasonCodeOf } from '../../src/sender/reason-codes.js';
import { memoryPacing } from './api.js';
import { failure, outcome, popup, SlowPacing, SpyPacing, settle, start, startSender, until, vin } from './harness.js';
import { ignore } from './scripted-broker.js';

type OnAnswer = (error?: Error) => void;

describe.each([0, 1] as const)('an MQTT client that does not take a message of QoS %i', (qos) => {
  async function refusing(refuse: (onAnswer: OnAnswer) => void) {
    const pacing = new SpyPacing();
    const setting = await start({}, { pacing, qos });
    const publish = vi.spyOn(setting.client, 'publish');
    publish.mockImplementation(((_topic: string, _payload: Buffer, _options: object, onAnswer: OnAnswer) => {
      refuse(onAnswer);
    }) as unknown as typeof setting.client.publish);
    return { ...setting, pacing };
  }

  test('and says so at once: surely unsent, the slot goes back', async () => {
    const { sender, pacing } = await refusing((onAnswer) => onAnswer(new Error('client disconnecting')));
    const error = await failure(sender.send(popup()));
    expect(error).toMatchObject({ code: 'NOT_CONNECTED', cause: { message: 'client disconnecting' } });
    await settle(0);
    expect(pacing.vinsGivenBack).toEqual([vin(1)]);
  });

  test('and throws besides: told once', async () => {
    const { sender, pacing } = await refusing((onAnswer) => {
      onAnswer(new Error('client disconnecting'));
      throw new Error('and out');
    });
    expect(await outcome(sender.send(popup()))).toBe('NOT_CONNECTED');
    await settle(0);
    expect(pacing.vinsGivenBack).toEqual([vin(1)]);
  });

  test('and throws: nobody knows', async () => {
    const { sender, pacing } = await refusing(() => {
      throw new Error('out');
    });
    expect(await failure(sender.send(popup()))).toMatchObject({ code: 'OUTCOME_UNKNOWN', cause: { message: 'out' } });
    expect(pacing.vinsGivenBack).toEqual([]);
  });

  test('and tells twice: the first counts', async () => {
    const { sender } = await refusing((onAnswer) => {
      onAnswer();
      onAnswer(new Error('late'));
    });
    expect(await outcome(sender.send(popup()))).toBe(qos === 0 ? 'sent' : 'accepted');
  });
});

test('QoS 0, put off by MQTT.js and flushed when the connection is lost: never called sent', async () => {
  const { broker, client } = await start({ publish: ignore });
  client.publish('own', 'message', { qos: 1 });
  await until(() => broker.published.length === 1);
  broker.dropAll();
  await until(() => broker.published.length === 2, 'the message again');
  const sent = outcome(startSender(client, { qos: 0 }).send(popup(2)));
  await settle(5);
  broker.dropAll();
  expect(['OUTCOME_UNKNOWN', 'NOT_CONNECTED']).toContain(await sent);
});

test('no packet identifier left: what MQTT.js put off is never called unsent and then sent', async () => {
  /** Has one identifier. */
  class OneIdentifier extends DefaultMessageIdProvider {
    isUsed = false;

    override allocate(): number {
      if (this.isUsed) return null as unknown as number;
      this.isUsed = true;
      return 7;
    }

    override getLastAllocated(): number {
      return 7;
    }

    override deallocate(): void {
      this.isUsed = false;
    }
  }
  const { broker, client, sender } = await start({ publish: ignore }, {}, { messageIdProvider: new OneIdentifier() });
  const own = client.publishAsync('own', 'message', { qos: 1 });
  await until(() => broker.published.length === 1);
  const sent = outcome(sender.send(popup(1)));
  await settle(5);
  broker.script = {};
  broker.dropAll();
  const word = await sent;
  await own;
  await settle();
  const isThere = broker.published.some(({ packet }) => packet.topic.includes(vin(1)));
  expect({ word, isThere }).not.toEqual({ word: 'NOT_CONNECTED', isThere: true });
});

test('a pacing whose answer comes when the message has been called off, and is no slot', async () => {
  const pacing = new SlowPacing(memoryPacing());
  const { broker, sender } = await start({}, { pacing });
  const first = outcome(sender.send(popup()));
  await until(() => pacing.asked > 0);
  pacing.answer();
  expect(await first).toBe('accepted');
  const off = new AbortController();
  const second = outcome(sender.send({ ...popup(), waitMs: 60_000, signal: off.signal }));
  await until(() => pacing.asked > 0);
  off.abort();
  pacing.answer();
  expect(await second).toBe('ABORTED');
  await settle(5);
  expect(pacing.vinsGivenBack).toEqual([]);
  expect(broker.published).toHaveLength(1);
});

test('a pacing that says itself why it is not available is quoted', async () => {
  const { sender: closed } = await start(
    {},
    { pacing: { take: () => Promise.reject(new Error('x')), giveBack: () => undefined } },
  );
  const own = await failure(closed.send(popup()));
  const { sender } = await start({}, { pacing: { take: () => Promise.reject(own), giveBack: () => undefined } });
  expect(await failure(sender.send(popup()))).toBe(own);
});

describe('reason codes', () => {
  test.each([
    [0x87, '0x87 (not authorized)', false],
    [0x97, '0x97 (quota exceeded)', true],
    [3, '0x03 (server unavailable)', true],
    [5, '0x05 (not authorized)', false],
    [0xee, '0xee', false],
  ])('%i in words is %s; it may pass: %s', (code, words, passes) => {
    expect(describeReason(code)).toBe(words);
    expect(isPassing(code)).toBe(passes);
    expect(reasonCodeOf({ code })).toBe(code);
  });

  test.each([0, 16, 127, 'ECONNRESET', undefined, null])('an error with the code %s has none', (code) => {
    expect(reasonCodeOf({ code })).toBeUndefined();
    expect(reasonCodeOf(code)).toBeUndefined();
  });
});
