import { expect, test } from 'vitest';
import { createPopupSender, memoryReceipts, type SenderOptions } from './api.js';
import { connect, outcome, popup, startBroker, startSender, UID } from './harness.js';

type Wrong = [string, Record<string, unknown>, string];

const WRONG: Wrong[] = [
  ['no client', { client: undefined }, '/client'],
  ['a client that cannot publish', { client: { on: () => 0 } }, '/client'],
  ['a client that is null', { client: null }, '/client'],
  ['no uid', { uid: undefined }, '/uid'],
  ['a uid that is a number', { uid: 5 }, '/uid'],
  ['an idApp that is a number', { idApp: 5 }, '/idApp'],
  ['an environment that is null', { environment: null }, '/environment'],
  ['a trailingSlash that is a word', { trailingSlash: 'yes' }, '/trailingSlash'],
  ['a pacing without giveBack', { pacing: { take: () => [] } }, '/pacing'],
  ['a deadline that is negative', { deadlineMs: -1 }, '/deadlineMs'],
  ['a deadline that is endless', { deadlineMs: Number.POSITIVE_INFINITY }, '/deadlineMs'],
  ['maxWaiting of a half', { maxWaiting: 0.5 }, '/maxWaiting'],
  ['maxWaiting below 0', { maxWaiting: -1 }, '/maxWaiting'],
  ['maxInFlight of 0', { maxInFlight: 0 }, '/maxInFlight'],
  ['maxInFlight beyond the packet identifiers', { maxInFlight: 65_536 }, '/maxInFlight'],
  ['maxInFlight of a half', { maxInFlight: 1.5 }, '/maxInFlight'],
  ['QoS 2', { qos: 2 }, '/qos'],
  ['QoS -1', { qos: -1 }, '/qos'],
  ['QoS of a half', { qos: 0.5 }, '/qos'],
  ['an onError that is no function', { onError: 'log' }, '/onError'],
  ['telemetry that is a flag', { telemetry: true }, '/telemetry'],
  ['telemetry that is null', { telemetry: null }, '/telemetry'],
  ['telemetry with an unknown option', { telemetry: { includeText: true } }, '/telemetry'],
  ['telemetry with a VIN for a flag', { telemetry: { includeVin: 'DEM0CAR0000000001' } }, '/telemetry'],
  ['a sharedGroup without receipts', { sharedGroup: 'back-ends' }, '/sharedGroup'],
  ...['', 'a/b', 'a+', '#', 'a\u0000b', '\ud800', 'x'.repeat(65_520), 5, null].map(
    (name): Wrong => [
      `a sharedGroup of ${JSON.stringify(name).slice(0, 20)}`,
      { sharedGroup: name, receipts: memoryReceipts() },
      '/sharedGroup',
    ],
  ),
  ['a clock that does not tell the time', { clock: { setTimeout, clearTimeout } }, '/clock'],
  ['an option that is unknown', { dedlineMs: 5 }, ''],
];

test.each(WRONG)('%s is refused, and nothing is left behind', async (_, wrong, pointer) => {
  const client = await connect(await startBroker());
  const before = client.listenerCount('close');
  try {
    createPopupSender({ client, uid: UID, ...wrong } as unknown as SenderOptions);
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({ code: 'INVALID_OPTIONS', issues: [{ pointer }] });
  }
  expect(client.listenerCount('close')).toBe(before);
});

test.each([undefined, null, 5, 'client'])('%s instead of options names what is needed', (wrong) => {
  const issues = [{ pointer: '/client' }, { pointer: '/uid' }].map((issue) => expect.objectContaining(issue));
  const make = () => createPopupSender(wrong as unknown as SenderOptions);
  expect(make).toThrow(expect.objectContaining({ code: 'INVALID_OPTIONS', issues }));
});

test('what is undefined counts as left out', async () => {
  const client = await connect(await startBroker());
  const left = {
    environment: undefined,
    trailingSlash: undefined,
    pacing: undefined,
    deadlineMs: undefined,
    qos: undefined,
  };
  const sender = startSender(client, { ...left, maxWaiting: undefined, maxInFlight: undefined, clock: undefined });
  expect(await outcome(sender.send(popup()))).toBe('accepted');
});

test("two senders on one client do not get into each other's way", async () => {
  const client = await connect(await startBroker());
  const [one, two] = [startSender(client), startSender(client, { uid: 'MYUID02' })];
  const outcomes = await Promise.all(
    [1, 2, 3].flatMap((car) => [outcome(one.send(popup(car))), outcome(two.send(popup(car)))]),
  );
  expect(new Set(outcomes)).toEqual(new Set(['accepted']));
  await one.close();
  expect(await outcome(two.send(popup(4)))).toBe('accepted');
});
