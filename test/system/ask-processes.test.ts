/** Several processes that ask, over one Redis and one mosquitto. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { connectAsync } from 'mqtt';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  appMessageTopic,
  createReceiptMessage,
  decodePopup,
  encodeAppMessage,
  parseTopic,
  popupFilter,
  readReceiptId,
} from '../../src/index.js';
import { ROOT } from '../run.js';
import { vin } from '../sender/harness.js';
import { Mosquitto } from './mosquitto.js';
import { isThere } from './programs.js';
import { RedisServer } from './redis.js';

const PROCESSES = 4;
const CARS = 25;
const UID = 'MYUID01';

/** Each process takes some seconds to start on a busy machine. */
const eventually = (assertion: () => void): Promise<void> => vi.waitFor(assertion, { timeout: 40_000, interval: 20 });

interface Process {
  child: ChildProcess;
  vins: string[];
  lines: Record<string, unknown>[];
}

const isWhole = isThere('mosquitto', 'command -v mosquitto') && isThere('redis-server', 'command -v redis-server');

describe.runIf(isWhole)('four processes that ask', () => {
  let broker: Mosquitto;
  let redis: RedisServer;
  const started: Process[] = [];
  beforeAll(async () => {
    [broker, redis] = await Promise.all([Mosquitto.start(), RedisServer.start()]);
  });
  afterEach(() => Promise.all(started.splice(0).map((one) => stop(one, 'SIGKILL'))));
  afterAll(async () => {
    await Promise.all([broker.stop(), redis.stop()]);
  });

  const start = (vins: string[]): Process => {
    const script = join(import.meta.dirname, 'asking-process.ts');
    const args = ['--import', 'tsx', script, broker.url, redis.url, ...vins];
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
    const lines: Record<string, unknown>[] = [];
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) =>
      lines.push(JSON.parse(line)),
    );
    return { child, vins, lines };
  };
  const stop = async ({ child }: Process, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };

  test('one is killed after it has asked: its answers are found by the others, each answer counts once', async () => {
    const cars = await connectAsync(broker.url);
    const asked = new Map<string, string>();
    cars.on('message', (topic, payload) => {
      asked.set(parseTopic(topic)?.vin ?? '', readReceiptId(decodePopup(payload).content) ?? '');
    });
    await cars.subscribeAsync(popupFilter({ uid: UID }), { qos: 1 });
    for (let at = 0; at < PROCESSES; at++) {
      started.push(start(Array.from({ length: CARS }, (_, car) => vin(at * CARS + car))));
    }
    await eventually(() => expect(asked.size).toBe(PROCESSES * CARS));
    const [killed, ...others] = started as [Process, ...Process[]];
    await stop(killed, 'SIGKILL');

    const answer = (car: string, id: string): Promise<unknown> => {
      const payload = Buffer.from(encodeAppMessage(createReceiptMessage({ id, action: 'ok' })));
      return cars.publishAsync(appMessageTopic({ uid: UID, vin: car }), payload, { qos: 1 });
    };
    for (const [car, id] of asked) await answer(car, id);
    const lines = (): Record<string, unknown>[] => others.flatMap((other) => other.lines);
    await eventually(() => expect(lines().filter(({ late, status }) => late ?? status)).toHaveLength(PROCESSES * CARS));
    // Whatever comes twice would come now.
    await new Promise((resolve) => setTimeout(resolve, 300));

    for (const other of others) {
      const answered = other.lines.filter(({ status }) => status === 'answered').map((line) => line.vin);
      expect(answered.sort()).toEqual(other.vins);
    }
    const late = lines().filter((line) => line.late !== undefined);
    expect(late.map((line) => line.late).sort()).toEqual(killed.vins);
    expect(late[0]).toEqual({ late: late[0]?.late, action: 'ok', reference: `of ${late[0]?.late}` });
    expect(lines().filter(({ error }) => error !== undefined)).toEqual([]);
    await Promise.all(others.map((other) => stop(other)));
    await cars.endAsync();
  }, 120_000);
});
