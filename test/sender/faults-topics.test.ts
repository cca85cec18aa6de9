import { describe, expect, test } from 'vitest';
import { createPopupSender, LIMITS } from './api.js';
import { connect, failure, leftovers, NOTHING, popup, SpyPacing, start, startBroker, UID } from './harness.js';

const HOSTILE: [string, string][] = [
  ['plus', 'A+B'],
  ['hash', 'A#'],
  ['slash', 'A/B'],
  ['empty', ''],
  ['NUL', 'A\0B'],
  ['control character', 'A\u0007B'],
  ['lone surrogate', 'A\ud800B'],
  ['65,536 bytes', 'A'.repeat(LIMITS.maxTopicBytes + 1)],
];

describe.each(HOSTILE)('row 5: UID, VIN or environment with %s', (_, value) => {
  test('a VIN is refused before anything is sent or taken', async () => {
    const pacing = new SpyPacing();
    const { broker, client, sender } = await start({}, { pacing });
    const error = await failure(sender.send(popup(value)));
    expect(error).toMatchObject({ code: 'INVALID_TOPIC', retryable: false });
    expect(error.issues[0]?.pointer).toBe('/vin');
    expect(pacing.taken).toEqual([]);
    expect(broker.log.map(({ packet }) => packet.cmd)).toEqual(['connect']);
    expect(await leftovers(client)).toEqual(NOTHING);
  });

  test.each(['uid', 'environment'] as const)('a sender with such an %s is not made', async (name) => {
    const client = await connect(await startBroker());
    const before = client.listenerCount('close');
    const make = () => createPopupSender({ client, uid: UID, [name]: value });
    expect(make).toThrow(expect.objectContaining({ code: 'INVALID_TOPIC' }));
    expect(client.listenerCount('close')).toBe(before);
  });
});

test('row 5: a topic that is too long in bytes, though each part is not, is refused', async () => {
  const uid = 'ü'.repeat(Math.floor(LIMITS.maxTopicBytes / 2) - 20);
  const client = await connect(await startBroker());
  const make = () => createPopupSender({ client, uid });
  expect(make).toThrow(expect.objectContaining({ code: 'INVALID_TOPIC' }));
});
