/** Several processes send to one fleet over a real broker, paced by a real Redis. What arrives is the proof. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseTopic, popupFilter } from '../../src/index.js';
import { Mosquitto } from './mosquitto.js';
import { isThere } from './programs.js';
import { RedisServer } from './redis.js';
import { LIBRARIES } from './redis-clients.js';
import { type SenderReport, type SenderTask, sharedNow } from './redis-sender.js';

const UID = 'MYUID01';
const CARS = 2000;
const INTERVAL = 1000;
/** Half of it is for what a busy machine adds on the way from the store's answer to the receiver's log. */
const MARGIN = 1500;
const PROCESSES = 4;

/** A message, and when it was where. */
type Sighting = [topic: string, atMs: number];

const hasRedis = isThere('redis-server', 'command -v redis-server');
const hasMosquitto = isThere('mosquitto', 'command -v mosquitto');
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe.runIf(hasRedis && hasMosquitto)('row 10: four processes share one fleet', { timeout: 60_000 }, () => {
  let redis: RedisServer;
  let broker: Mosquitto;
  let subscriber: MqttClient;
  let senders: ChildProcess[];
  let received: Sighting[];

  beforeEach(async () => {
    // A log line for each packet would cost more than the packets.
    const quiet = ['allow_anonymous true', 'max_queued_messages 0', 'log_type none', 'log_type information'];
    [redis, broker] = await Promise.all([RedisServer.start(), Mosquitto.start(quiet)]);
    received = [];
    subscriber = await connectAsync(broker.url);
    subscriber.on('packetreceive', (packet) => {
      if (packet.cmd === 'publish') received.push([packet.topic, sharedNow()]);
    });
    await subscriber.subscribeAsync(popupFilter({ uid: UID }), { qos: 0 });
    senders = Array.from({ length: PROCESSES }, (_, at) => startSender(LIBRARIES[at % 2] ?? 'ioredis'));
    await Promise.all(senders.map((sender) => once(sender, 'message')));
  });

  afterEach(async () => {
    for (const sender of senders) sender.kill('SIGKILL');
    await subscriber.endAsync();
    await Promise.all([redis.stop(), broker.stop()]);
  });

  function startSender(library: SenderTask['library']): ChildProcess {
    const vins = Array.from({ length: CARS }, (_, at) => `DEM0CAR${String(at).padStart(10, '0')}`);
    const task: SenderTask = {
      brokerUrl: broker.url,
      redisPort: redis.port,
      library,
      uid: UID,
      vins,
      intervalMs: INTERVAL,
      marginMs: MARGIN,
      deadlineMs: 1500,
    };
    const script = join(import.meta.dirname, 'redis-sender.ts');
    return fork(script, [JSON.stringify(task)], { execArgv: ['--import', 'tsx'] });
  }

  async function stopSenders(): Promise<SenderReport[]> {
    const reports = senders.map(async (sender) => {
      const [[report], [status]] = await Promise.all([
        once(sender, 'message'),
        once(sender, 'exit'),
        sender.send('stop'),
      ]);
      expect(status).toBe(0);
      return report as SenderReport;
    });
    return await Promise.all(reports);
  }

  /** What all senders together met, and that it fits what arrived. */
  async function judge(reports: SenderReport[]): Promise<void> {
    const total: Record<string, number> = {};
    for (const { outcomes } of reports)
      for (const [outcome, count] of Object.entries(outcomes)) total[outcome] = (total[outcome] ?? 0) + count;
    const handedOver = reports.flatMap((report) => report.handedOver);
    await expect.poll(() => received.length, { timeout: 10_000 }).toBe(handedOver.length);
    console.log(`${JSON.stringify(total)}; least gap received ${least(received)}, handed over ${least(handedOver)} ms`);
    expect(tooClose(received)).toEqual([]);
    expect(tooClose(handedOver)).toEqual([]);
    expect(total.accepted).toBe(handedOver.length);
    // They were in each other's way.
    expect(total.TOO_SOON).toBeGreaterThan(2 * CARS);
    for (const { outcomes } of reports) expect(outcomes.accepted).toBeGreaterThan(CARS / 20);
  }

  test('no car gets two popups within the gap', async () => {
    await sleep(5000);
    await judge(await stopSenders());
    expect(received.length).toBeGreaterThan(1.2 * CARS);
  });

  test('not even when Redis is killed, forgets everything, and returns', async () => {
    await sleep(3000);
    await redis.kill();
    const killedAt = sharedNow();
    const whileUp = received.length;
    await sleep(300);
    const startedAt = sharedNow();
    await redis.start();
    await sleep(4500);
    const reports = await stopSenders();
    await judge(reports);
    const after = received.filter(([, atMs]) => atMs > startedAt);
    const firstMs = Math.round(Math.min(...after.map(([, atMs]) => atMs)) - startedAt);
    console.log(`${whileUp} while it was up, ${after.length} since its return, the first after ${firstMs} ms`);
    expect(whileUp).toBeGreaterThan(CARS);
    expect(after.length).toBeGreaterThan(CARS / 2);
    // What may have been lost would have run out by then.
    const silentUntil = startedAt + INTERVAL + MARGIN;
    const tooEarly = reports.flatMap(({ handedOver }) =>
      handedOver.filter(([, atMs]) => atMs > killedAt + MARGIN && atMs < silentUntil),
    );
    expect(tooEarly).toEqual([]);
  });
});

/** The times between one popup and the next for the same car. */
function gaps(sightings: readonly Sighting[]): { vin: string; gapMs: number }[] {
  const last = new Map<string, number>();
  return [...sightings]
    .sort(([, a], [, b]) => a - b)
    .flatMap(([topic, atMs]) => {
      const vin = parseTopic(topic)?.vin ?? topic;
      const before = last.get(vin);
      last.set(vin, atMs);
      return before === undefined ? [] : [{ vin, gapMs: atMs - before }];
    });
}

const tooClose = (sightings: readonly Sighting[]) => gaps(sightings).filter(({ gapMs }) => gapMs < INTERVAL);

const least = (sightings: readonly Sighting[]): number =>
  Math.round(gaps(sightings).reduce((smallest, { gapMs }) => Math.min(smallest, gapMs), Number.POSITIVE_INFINITY));
