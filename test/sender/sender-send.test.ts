import { getEventListeners } from 'node:events';
import { describe, expect, onTestFinished, test } from 'vitest';
import { LIMITS, ManualClock, memoryPacing, type SendOptions } from './api.js';
import {
  connectLater,
  failure,
  outcome,
  popup,
  SlowPacing,
  SpyPacing,
  settle,
  start,
  startSender,
  startStoppedBroker,
  until,
  vin,
  watch,
} from './harness.js';
import { ignore } from './scripted-broker.js';

describe('what send says of a message that was accepted', () => {
  test('its fields', async () => {
    const { broker, sender } = await start();
    const before = Date.now();
    const accepted = await sender.send({ ...popup(), content: { table: 5 } });
    const { topic, payload } = broker.published[0]?.packet ?? { topic: '', payload: '' };
    expect(accepted).toEqual({
      status: 'accepted',
      vin: vin(1),
      topic,
      bytes: payload.length,
      acknowledgedAt: expect.any(Number),
      reasonCode: 0,
    });
    expect(accepted.acknowledgedAt).toBeGreaterThanOrEqual(before);
    expect(accepted.acknowledgedAt).toBeLessThanOrEqual(Date.now());
    expect(JSON.parse(String(payload))).toEqual({
      idApp: 'MY_APP_ID',
      popup: true,
      popupText: 'Your table is ready.',
      popupBtn: true,
      content: { table: 5 },
    });
    expect(broker.published[0]?.packet).toMatchObject({ qos: 1, retain: false, dup: false });
  });

  test('its bytes are those of UTF-8', async () => {
    const { broker, sender } = await start();
    const { bytes } = await sender.send({ ...popup(), text: 'Grüße, 世界 🚗' });
    expect(bytes).toBe(broker.published[0]?.packet.payload.length);
  });

  test('environment, slash and idApp as they were set', async () => {
    const { broker, sender } = await start({}, { environment: 'Elsewhere', trailingSlash: false });
    const { topic } = await sender.send({ ...popup(), idApp: 'OTHER_APP' });
    expect(topic).toContain('/Elsewhere/');
    expect(topic.endsWith(vin(1))).toBe(true);
    expect(JSON.parse(String(broker.published[0]?.packet.payload)).idApp).toBe('OTHER_APP');
    const slashed = await start({}, { trailingSlash: true });
    expect((await slashed.sender.send(popup())).topic.endsWith('/')).toBe(true);
  });
});

describe('waiting for a slot', () => {
  async function afterOne() {
    const clock = new ManualClock();
    const setting = await start({}, { clock });
    expect(await outcome(setting.sender.send(popup()))).toBe('accepted');
    clock.advance(5000);
    return { ...setting, clock, left: LIMITS.minIntervalMs - 5000 };
  }

  test('not at all: too soon, and when to try again', async () => {
    const { sender, left } = await afterOne();
    expect(await failure(sender.send(popup()))).toMatchObject({
      code: 'TOO_SOON',
      retryable: true,
      retryAfterMs: left,
    });
    expect(await failure(sender.send({ ...popup(), waitMs: left - 1 }))).toMatchObject({ retryAfterMs: left });
  });

  test('exactly long enough', async () => {
    const { broker, clock, sender, left } = await afterOne();
    const sent = watch(sender.send({ ...popup(), waitMs: left }));
    await settle(5);
    clock.advance(left - 1);
    await settle(5);
    expect(sent.state).toBe('pending');
    expect(broker.published).toHaveLength(1);
    clock.advance(1);
    await until(() => sent.state !== 'pending');
    expect(sent.state).toBe('accepted');
  });

  test('when the pacing says so, one try is enough', async () => {
    const { clock, sender, left } = await afterOne();
    const { retryAfterMs } = await failure(sender.send(popup()));
    expect(retryAfterMs).toBe(left);
    clock.advance(left);
    expect(await outcome(sender.send(popup()))).toBe('accepted');
  });

  test('cars do not wait for each other', async () => {
    const { sender } = await afterOne();
    const parked = watch(sender.send({ ...popup(1), waitMs: 60_000 }));
    expect(await outcome(sender.send(popup(2)))).toBe('accepted');
    expect(parked.state).toBe('pending');
  });

  test('two in the same millisecond: one goes out', async () => {
    const { broker, sender } = await start();
    const outcomes = await Promise.all([1, 1].map((car) => outcome(sender.send(popup(car)))));
    expect(outcomes.sort()).toEqual(['TOO_SOON', 'accepted']);
    expect(broker.published).toHaveLength(1);
  });

  test('a VIN in lower case is the same car', async () => {
    const { sender } = await start();
    expect(await outcome(sender.send(popup('dem0car0000000001')))).toBe('accepted');
    expect(await outcome(sender.send(popup(1)))).toBe('TOO_SOON');
  });

  test('a connection that is lost while it is parked, and is back in time, changes nothing', async () => {
    const { broker, client, clock, sender, left } = await afterOne();
    const sent = outcome(sender.send({ ...popup(), waitMs: left + 100 }));
    await settle(5);
    broker.dropAll();
    await until(() => broker.connections === 2 && client.connected);
    await settle(5);
    clock.advance(left);
    expect(await sent).toBe('accepted');
  });

  test('no connection when its slot is free, and none until the end of the waiting', async () => {
    const { broker, client, clock, sender, left } = await afterOne();
    const sent = failure(sender.send({ ...popup(), waitMs: left + 100 }));
    await settle(5);
    await broker.stop();
    await until(() => !client.connected);
    clock.advance(left);
    clock.advance(99);
    await settle(5);
    clock.advance(1);
    expect(await sent).toMatchObject({ code: 'NOT_CONNECTED' });
  });

  test('its time to live ends before its slot is free: refused at once', async () => {
    const { sender, left } = await afterOne();
    const sent = await failure(sender.send({ ...popup(), waitMs: 60_000, timeToLiveMs: left }));
    expect(sent).toMatchObject({ code: 'EXPIRED', retryable: false });
  });

  test('its whole deadline is for the broker, however long it has waited', async () => {
    const { broker, clock, sender, left } = await afterOne();
    broker.script.publish = ignore;
    const sent = watch(sender.send({ ...popup(), waitMs: left }));
    await settle(5);
    clock.advance(left);
    await until(() => broker.published.length === 2);
    clock.advance(9_999);
    await settle(5);
    expect(sent.state).toBe('pending');
    clock.advance(1);
    await settle(5);
    expect(sent.state).toBe('OUTCOME_UNKNOWN');
  });

  test('one that could wait long and goes out at once settles within the deadline all the same', async () => {
    const clock = new ManualClock();
    const { broker, sender } = await start({ publish: ignore }, { clock, deadlineMs: 1000 });
    const sent = watch(sender.send({ ...popup(), waitMs: 60_000 }));
    await until(() => broker.published.length === 1);
    clock.advance(1000);
    await settle(5);
    expect(sent.state).toBe('OUTCOME_UNKNOWN');
  });
});

describe('calling off', () => {
  const reason = new Error('changed my mind');

  test('before the call', async () => {
    const { sender } = await start();
    const error = await failure(sender.send({ ...popup(), signal: AbortSignal.abort(reason) }));
    expect(error).toMatchObject({ code: 'ABORTED', retryable: false, cause: reason });
  });

  test('while there is no connection', async () => {
    const broker = await startStoppedBroker();
    const off = new AbortController();
    const sent = failure(startSender(connectLater(broker)).send({ ...popup(), waitMs: 5000, signal: off.signal }));
    off.abort(reason);
    expect(await sent).toMatchObject({ code: 'ABORTED', cause: reason });
  });

  test('in the same breath', async () => {
    const pacing = new SpyPacing();
    const { broker, sender } = await start({}, { pacing });
    const off = new AbortController();
    const sent = outcome(sender.send({ ...popup(), signal: off.signal }));
    off.abort(reason);
    expect(await sent).toBe('ABORTED');
    await settle(5);
    expect(pacing.taken).toEqual([]);
    expect(broker.published).toEqual([]);
  });

  test('while it is parked: its car is as free as before', async () => {
    const clock = new ManualClock();
    const { sender } = await start({}, { clock, pacing: memoryPacing({ clock, intervalMs: 100 }) });
    expect(await outcome(sender.send(popup()))).toBe('accepted');
    const off = new AbortController();
    const sent = failure(sender.send({ ...popup(), waitMs: 60_000, signal: off.signal }));
    await settle(5);
    off.abort(reason);
    expect(await sent).toMatchObject({ code: 'ABORTED', cause: reason });
    clock.advance(100);
    expect(await outcome(sender.send(popup()))).toBe('accepted');
  });

  test('while its slot is asked for', async () => {
    const pacing = new SlowPacing();
    const { sender } = await start({}, { pacing });
    const off = new AbortController();
    const sent = failure(sender.send({ ...popup(), signal: off.signal }));
    await until(() => pacing.asked > 0);
    off.abort(reason);
    expect(await sent).toMatchObject({ code: 'ABORTED', cause: reason });
  });

  test('in flight: nobody knows', async () => {
    const { broker, sender } = await start({ publish: ignore });
    const off = new AbortController();
    const sent = failure(sender.send({ ...popup(), signal: off.signal }));
    await until(() => broker.published.length === 1);
    off.abort(reason);
    expect(await sent).toMatchObject({ code: 'OUTCOME_UNKNOWN', cause: reason });
  });

  test('too late, it does nothing', async () => {
    const { sender } = await start();
    const off = new AbortController();
    const sent = sender.send({ ...popup(), signal: off.signal });
    expect((await sent).status).toBe('accepted');
    off.abort(reason);
    expect((await sent).status).toBe('accepted');
  });

  test('one signal for many messages calls off all of them', async () => {
    const { broker, sender } = await start({ publish: ignore }, { maxInFlight: 2 });
    const off = new AbortController();
    const sent = [1, 2, 3, 4].map((car) => outcome(sender.send({ ...popup(car), waitMs: 5000, signal: off.signal })));
    const other = watch(sender.send({ ...popup(5), waitMs: 5000 }));
    await until(() => broker.published.length === 2);
    off.abort(reason);
    expect(await Promise.all(sent)).toEqual(['OUTCOME_UNKNOWN', 'OUTCOME_UNKNOWN', 'ABORTED', 'ABORTED']);
    expect(other.state).toBe('pending');
    expect(getEventListeners(off.signal, 'abort')).toEqual([]);
  });

  test('one signal for 1,000 messages: no warning, and no listener is left', async () => {
    const warnings: Error[] = [];
    const onWarning = (warning: Error) => void warnings.push(warning);
    process.on('warning', onWarning);
    onTestFinished(() => void process.off('warning', onWarning));
    const { sender } = await start();
    const { signal } = new AbortController();
    const sent = Array.from({ length: 1000 }, (_, car) => outcome(sender.send({ ...popup(car), signal })));
    expect(getEventListeners(signal, 'abort').length).toBeGreaterThan(0);
    expect(new Set(await Promise.all(sent))).toEqual(new Set(['accepted']));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    await settle(5);
    expect(warnings).toEqual([]);
  });
});

describe('a wrong message', () => {
  const WRONG: [string, Record<string, unknown>, string, string][] = [
    ['an option that is unknown', { txet: 'Hello' }, 'INVALID_MESSAGE', ''],
    ['no VIN', { vin: undefined }, 'INVALID_TOPIC', '/vin'],
    ['a VIN that is a number', { vin: 17 }, 'INVALID_MESSAGE', '/vin'],
    ['a VIN that is too short', { vin: 'DEM0CAR' }, 'INVALID_TOPIC', '/vin'],
    ['no text', { text: undefined }, 'INVALID_MESSAGE', '/text'],
    ['an empty text', { text: '' }, 'INVALID_MESSAGE', '/text'],
    ['a text that is a number', { text: 5 }, 'INVALID_MESSAGE', '/text'],
    ['a lone surrogate in the text', { text: '\ud800' }, 'INVALID_MESSAGE', '/text'],
    ['an idApp that is empty', { idApp: '' }, 'INVALID_MESSAGE', '/idApp'],
    ['okButton that is a word', { okButton: 'yes' }, 'INVALID_MESSAGE', '/okButton'],
    ['content that JSON would change', { content: { at: new Date(0) } }, 'INVALID_MESSAGE', '/content/at'],
    ['content that is a list', { content: [1] }, 'INVALID_MESSAGE', '/content'],
    ['a negative waitMs', { waitMs: -1 }, 'INVALID_MESSAGE', '/waitMs'],
    ['a waitMs longer than any timer', { waitMs: 2 ** 31 }, 'INVALID_MESSAGE', '/waitMs'],
    ['a waitMs that is NaN', { waitMs: Number.NaN }, 'INVALID_MESSAGE', '/waitMs'],
    ['a waitMs that is a word', { waitMs: '5' }, 'INVALID_MESSAGE', '/waitMs'],
    ['a negative timeToLiveMs', { timeToLiveMs: -5 }, 'INVALID_MESSAGE', '/timeToLiveMs'],
    ['an endless timeToLiveMs', { timeToLiveMs: Number.POSITIVE_INFINITY }, 'INVALID_MESSAGE', '/timeToLiveMs'],
    ['a signal that is none', { signal: {} }, 'INVALID_MESSAGE', '/signal'],
    ['a signal that is null', { signal: null }, 'INVALID_MESSAGE', '/signal'],
    ['a payload that is too large', { text: 'x'.repeat(LIMITS.maxPayloadBytes) }, 'TOO_LARGE', ''],
  ];

  test.each(WRONG)('%s is refused before anything happens', async (_, wrong, code, pointer) => {
    const pacing = new SpyPacing();
    const { broker, sender } = await start({}, { pacing });
    const error = await failure(sender.send({ ...popup(), ...wrong } as unknown as SendOptions));
    expect(error).toMatchObject({ code, retryable: false });
    expect(error.issues[0]?.pointer).toBe(pointer);
    expect(pacing.taken).toEqual([]);
    expect(broker.published).toEqual([]);
  });

  test.each([undefined, null, 'DEM0CAR0000000001', 5, []])(
    '%s instead of a message is refused, not thrown',
    async (wrong) => {
      const { sender } = await start();
      const sent = sender.send(wrong as unknown as SendOptions);
      expect(['INVALID_MESSAGE', 'INVALID_TOPIC']).toContain((await failure(sent)).code);
    },
  );

  test('all that is wrong with the options is said at once', async () => {
    const { sender } = await start();
    const wrong = { ...popup(), waitMs: -1, timeToLiveMs: 'x', unheard: 1 } as unknown as SendOptions;
    const { issues } = await failure(sender.send(wrong));
    expect(issues.map(({ pointer }) => pointer).sort()).toEqual(['', '/timeToLiveMs', '/waitMs']);
  });

  test('no idApp, neither here nor there', async () => {
    const { sender } = await start({}, { idApp: undefined });
    const error = await failure(sender.send(popup()));
    expect(error).toMatchObject({ code: 'INVALID_MESSAGE' });
    expect(error.issues[0]?.pointer).toBe('/idApp');
    expect(await outcome(sender.send({ ...popup(), idApp: 'MY_APP_ID' }))).toBe('accepted');
  });

  test('a getter that throws is the rejection, not a crash', async () => {
    const { sender } = await start();
    const trap = {
      ...popup(),
      get content(): never {
        throw new Error('trap');
      },
    };
    await expect(sender.send(trap)).rejects.toThrow('trap');
  });
});
