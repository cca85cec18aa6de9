/** Shared subscriptions, with a broker that behaves as told. */
import { expect, test } from 'vitest';
import { appMessageFilter, appMessageTopic } from '../../src/index.js';
import { memoryReceipts } from './api.js';
import { failure, type Setting, start, UID, until, vin } from './harness.js';
import { announce } from './scripted-broker.js';

const FILTER = `$share/back-ends/${appMessageFilter({ uid: UID })}`;
const TOPIC = appMessageTopic({ uid: UID, vin: vin(1) });
const GROUP = { sharedGroup: 'back-ends', receipts: memoryReceipts() };

/** The filters of the packets of a kind. */
function filters({ broker }: Setting, cmd: 'subscribe' | 'unsubscribe'): string[] {
  return broker.log.flatMap(({ packet }) => {
    if (packet.cmd !== cmd) return [];
    return packet.cmd === 'subscribe' ? packet.subscriptions.map(({ topic }) => topic) : packet.unsubscriptions;
  });
}

test.each([4, 5] as const)(
  'MQTT version %i: one subscription of the group, messages on their own topics',
  async (version) => {
    const setting = await start({}, GROUP, { protocolVersion: version });
    const got: unknown[] = [];
    const stop = await setting.sender.onAppMessage(({ topic }) => void got.push(topic));
    await setting.sender.onAnswer(() => undefined);
    setting.broker.link.publish(TOPIC, '{"content":"hello"}', 1);
    await until(() => got.length === 1);
    expect(got).toEqual([TOPIC]);
    expect(filters(setting, 'subscribe')).toEqual([FILTER]);
    await stop();
    expect(filters(setting, 'unsubscribe')).toEqual([]);
    await setting.sender.close();
    expect(filters(setting, 'unsubscribe')).toEqual([FILTER]);
  },
);

test('after a lost connection the group is joined again', async () => {
  const setting = await start({}, GROUP);
  const got: unknown[] = [];
  await setting.sender.onAppMessage(({ content }) => void got.push(content));
  setting.broker.link.drop();
  await until(() => filters(setting, 'subscribe').length === 2);
  setting.broker.link.publish(TOPIC, '{"content":"hello"}', 1);
  await until(() => got.length === 1);
  expect(filters(setting, 'subscribe')).toEqual([FILTER, FILTER]);
});

test('row 21: a broker that says it has no shared subscriptions is not asked for one', async () => {
  const connect = announce({ sharedSubscriptionAvailable: false });
  const setting = await start({ connect }, GROUP, { protocolVersion: 5 });
  const error = await failure(setting.sender.onAppMessage(() => undefined));
  expect(error).toMatchObject({ code: 'REFUSED', reasonCode: 0x9e, retryable: false });
  expect(error.message).toContain('0x9e (shared subscriptions not supported)');
  const question = { vin: vin(1), text: 'Shall we?' };
  expect(await failure(setting.sender.ask(question))).toMatchObject({ code: 'REFUSED', reasonCode: 0x9e });
  expect(filters(setting, 'subscribe')).toEqual([]);
  expect(setting.broker.published).toEqual([]);
});

test('one without a group is none of that', async () => {
  const connect = announce({ sharedSubscriptionAvailable: false });
  const setting = await start({ connect }, {}, { protocolVersion: 5 });
  await setting.sender.onAppMessage(() => undefined);
  expect(filters(setting, 'subscribe')).toEqual([appMessageFilter({ uid: UID })]);
});

test.each([
  [5, 0x9e],
  [4, 0x80],
] as const)('MQTT version %i: a broker that refuses with %i', async (protocolVersion, reasonCode) => {
  const { sender } = await start({ subscribe: (link, { messageId }) => link.suback(messageId, reasonCode) }, GROUP, {
    protocolVersion,
  });
  expect(await failure(sender.onAppMessage(() => undefined))).toMatchObject({ code: 'REFUSED', reasonCode });
});
