/** Row 28 with a real Redis, a real mosquitto and simulated head units: Redis is killed while answers are awaited, and comes back. */
import type { MqttClient } from 'mqtt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  appMessageTopic,
  createReceiptMessage,
  encodeAppMessage,
  isContractError,
  readReceiptId,
} from '../../src/index.js';
import { createPopupReceiver } from '../../src/receiver/index.js';
import {
  type AskResult,
  connectPopupBroker,
  createPopupSender,
  type PopupSender,
  type RecordedAnswer,
  redisReceipts,
} from '../../src/sender/index.js';
import { createHeadUnit, type HeadUnit, ManualClock } from '../../src/simulator/index.js';
import { failure, vin } from '../sender/harness.js';
import { Mosquitto } from './mosquitto.js';
import { isThere } from './programs.js';
import { RedisServer } from './redis.js';
import { CONNECT, LIBRARIES } from './redis-clients.js';

const UID = 'MYUID01';
const APP = 'MY_APP_ID';
const BACK_END = 'back-end-1';
const isWhole = isThere('mosquitto', 'command -v mosquitto') && isThere('redis-server', 'command -v redis-server');
const eventually = { timeout: 15_000, interval: 20 };

/** A car, and the identifier of the receipt that it was asked for. */
interface Car {
  unit: HeadUnit;
  vin: string;
  result: Promise<AskResult>;
  id: string;
}

/** What is started ends in reverse order. */
let toEnd: (() => unknown)[];
beforeEach(() => {
  toEnd = [];
});
afterEach(async () => {
  for (const end of toEnd.reverse()) await end();
});

interface World {
  broker: Mosquitto;
  redis: RedisServer;
  client: MqttClient;
  sender: PopupSender;
  late: RecordedAnswer[];
  errors: string[];
  /** Starts the head unit of a car with an application that returns receipts. */
  drive(number: number): Promise<HeadUnit>;
  /** Asks a car that shows the question now. */
  ask(number: number, answerWithinMs: number): Promise<Car>;
  /** How many app messages the broker has sent to the back-end, and how many of them were acknowledged. */
  delivered(): [sent: number, acknowledged: number];
  /** Returns a receipt once more. */
  repeat(car: Car): Promise<void>;
}

async function startWorld(library: (typeof LIBRARIES)[number], settings: readonly string[]): Promise<World> {
  const [broker, redis] = await Promise.all([Mosquitto.start(), RedisServer.start(settings)]);
  toEnd.push(
    () => broker.stop(),
    () => redis.stop(),
  );
  const connected = await CONNECT[library](redis.port);
  toEnd.push(() => connected.end());
  const client = await connectPopupBroker({
    url: broker.url,
    uid: UID,
    clientId: BACK_END,
    sessionExpirySeconds: 3600,
  });
  toEnd.push(() => client.endAsync(true));
  const [late, errors]: [RecordedAnswer[], string[]] = [[], []];
  const sender = createPopupSender({
    client,
    uid: UID,
    idApp: APP,
    receipts: redisReceipts({ client: connected.client, pollMs: 20, deadlineMs: 500 }),
    onError: (error) => errors.push(isContractError(error) ? error.code : String(error)),
  });
  toEnd.push(() => sender.close({ deadlineMs: 0 }));
  await sender.onAnswer((answer) => void late.push(answer));

  const drive = async (number: number): Promise<HeadUnit> => {
    const clock = new ManualClock();
    const unit = createHeadUnit({ uid: UID, vin: vin(number), url: broker.url, apps: [APP], clock });
    toEnd.push(() => unit.stop());
    await unit.start();
    createPopupReceiver({ idApp: APP, window: unit.window(APP), receipts: true, onAction: () => undefined });
    return unit;
  };
  const countLog = (text: string): number => broker.log.split(text).length - 1;
  return {
    broker,
    redis,
    client,
    sender,
    late,
    errors,
    drive,
    async ask(number, answerWithinMs) {
      const unit = await drive(number);
      const result = sender.ask({
        vin: vin(number),
        text: 'Shall we guide you there?',
        okButton: true,
        answerWithinMs,
      });
      const { content } = await unit.shown();
      return { unit, vin: vin(number), result, id: readReceiptId(content) as string };
    },
    delivered: () => [countLog(`Sending PUBLISH to ${BACK_END}`), countLog(`Received PUBACK from ${BACK_END}`)],
    async repeat({ vin: car, id }) {
      const payload = encodeAppMessage(createReceiptMessage({ id, action: 'ok' }));
      await broker.publish(appMessageTopic({ uid: UID, vin: car }), payload);
    },
  };
}

const WITH_DATA = ['--appendonly', 'yes', '--appendfsync', 'always'];

/**
 * One car answers before Redis is killed, one while it is down, one once it is back. None is asked while it is down. Nothing of this is
 * told twice, and nothing is acknowledged to the broker before it is recorded.
 */
async function restart(world: World, answerWithinMs: number): Promise<[before: Car, meanwhile: Car, after: Car]> {
  const { sender, redis, delivered, errors } = world;
  const before = await world.ask(1, 60_000);
  const meanwhile = await world.ask(2, answerWithinMs);
  const after = await world.ask(3, answerWithinMs);
  const fourth = await world.drive(4);
  before.unit.press('ok');
  expect(await before.result).toMatchObject({ status: 'answered', action: 'ok' });
  await expect.poll(delivered, eventually).toEqual([1, 1]);

  await redis.kill();
  meanwhile.unit.press('back');
  await expect.poll(() => delivered()[0], eventually).toBe(2);
  const question = { vin: vin(4), text: 'Shall we guide you there?' };
  // Long enough for the record of the answer to have failed, too, and to be tried again.
  for (let times = 0; times < 3; times++) {
    expect(await failure(sender.ask(question))).toMatchObject({ code: 'RECEIPTS_UNAVAILABLE' });
  }
  expect(fourth.popup()).toBeUndefined();
  expect([delivered(), errors]).toEqual([[2, 1], []]);

  await redis.start();
  await expect.poll(delivered, eventually).toEqual([2, 2]);
  after.unit.press('ok');
  await expect.poll(delivered, eventually).toEqual([3, 3]);
  return [before, meanwhile, after];
}

/** It goes on: the car that could not be asked is asked now. */
async function askAgain(world: World): Promise<void> {
  const fifth = await world.ask(5, 60_000);
  fifth.unit.press('ok');
  expect(await fifth.result).toMatchObject({ status: 'answered', action: 'ok' });
}

describe.runIf(isWhole).each(LIBRARIES)('row 28: Redis is killed while answers are awaited, with %s', (library) => {
  test('it comes back with its data: what was answered meanwhile is told, once', async () => {
    const world = await startWorld(library, WITH_DATA);
    const cars = await restart(world, 60_000);
    const results = await Promise.all(cars.map(({ result }) => result));
    expect(results).toMatchObject([{ action: 'ok' }, { action: 'cancel' }, { action: 'ok' }]);
    expect(world.sender.unexpectedReceipts()).toEqual({ malformed: 0, foreign: 0, repeated: 0, unknown: 0 });

    for (const car of cars) await world.repeat(car);
    await expect.poll(() => world.sender.unexpectedReceipts().repeated, eventually).toBe(3);
    await askAgain(world);
    expect([world.late, world.errors]).toEqual([[], Array(3).fill('UNEXPECTED_RECEIPT')]);
  });

  test('it comes back empty: what was lost ends as "no answer" by its deadline, what was answered is not told again', async () => {
    const world = await startWorld(library, []);
    const [before, meanwhile, after] = await restart(world, 8_000);
    expect(await meanwhile.result).toEqual({ status: 'no-answer', vin: meanwhile.vin, delivery: 'accepted' });
    expect(await after.result).toEqual({ status: 'no-answer', vin: after.vin, delivery: 'accepted' });
    expect(world.sender.unexpectedReceipts()).toEqual({ malformed: 0, foreign: 0, repeated: 0, unknown: 2 });

    await world.repeat(before);
    await expect.poll(() => world.sender.unexpectedReceipts().unknown, eventually).toBe(3);
    await askAgain(world);
    expect([world.late, world.errors]).toEqual([[], Array(3).fill('UNEXPECTED_RECEIPT')]);
  });
});
