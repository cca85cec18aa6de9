/** Row 36 with real brokers and real processes: nothing that an app sent is lost between broker and handler. */
import { connectAsync } from 'mqtt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { embeddedBroker } from '../../src/cli/terminal/broker.js';
import { appMessageTopic, TOPICS } from '../../src/index.js';
import { MAX_WAITING_BYTES } from '../../src/sender/inbox/inbox.js';
import type { ListenerTask } from './app-message-listener.js';
import { Listener } from './listener.js';
import { Mosquitto } from './mosquitto.js';
import { isThere } from './programs.js';

const ready = isThere('mosquitto', 'command -v mosquitto');

const UID = 'MYUID01';
const TOPIC = appMessageTopic({ uid: UID, vin: 'DEM0CAR0000000001' });
const { qos } = TOPICS['app-message'];
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What is started ends in reverse order. */
let toEnd: (() => Promise<unknown>)[];
beforeEach(() => {
  toEnd = [];
});
afterEach(async () => {
  for (const end of toEnd.reverse()) await end();
});

/** The default of `handlerConcurrency`. */
const CONCURRENCY = 20;

const BROKERS = {
  mosquitto: async () => {
    // A log line for each packet would cost more than the packets; the queue is as long as the test needs it.
    const settings = ['allow_anonymous true', 'max_queued_messages 0', 'log_type none', 'log_type information'];
    const broker = await Mosquitto.start(settings);
    toEnd.push(() => broker.stop());
    return broker.url;
  },
  'mosquitto without a window': async () => {
    const settings = ['allow_anonymous true', 'max_queued_messages 0', 'max_inflight_messages 0'];
    const broker = await Mosquitto.start([...settings, 'log_type none', 'log_type information']);
    toEnd.push(() => broker.stop());
    return broker.url;
  },
  aedes: async () => {
    const broker = await embeddedBroker();
    toEnd.push(() => broker.close());
    return broker.url;
  },
} as const;

async function listen(url: string, task: Partial<ListenerTask>): Promise<Listener> {
  const listener = await Listener.start({ url, uid: UID, ...task });
  toEnd.push(() => listener.kill());
  return listener;
}

/** Publishes app messages with these numbers, as the head unit does. */
async function publish(url: string, numbers: Iterable<number>, padding = ''): Promise<void> {
  const car = await connectAsync(url);
  toEnd.push(() => car.endAsync(true));
  let window: Promise<unknown>[] = [];
  for (const number of numbers) {
    window.push(car.publishAsync(TOPIC, JSON.stringify({ content: `${number}${padding}` }), { qos }));
    if (window.length === 200) {
      await Promise.all(window);
      window = [];
    }
  }
  await Promise.all(window);
}

const CASES = [
  ['mosquitto', 4, true],
  ['mosquitto', 5, true],
  // It does not set the flag that says so.
  ['aedes', 4, false],
] as const;

describe.runIf(ready).each(CASES)(
  'row 36: the back-end is killed (%s, MQTT version %i)',
  (name, protocolVersion, says) => {
    test('while handlers run: the messages come again to the next process, and those that were handled do not', async () => {
      const url = await BROKERS[name]();
      const first = await listen(url, { protocolVersion });
      first.go();
      await publish(url, [1, 2]);
      await first.handles(2);
      await sleep(100);
      await first.kill();

      const second = await listen(url, { protocolVersion });
      await publish(url, [3, 4]);
      expect(await second.handles(2)).toEqual([
        ['3', false],
        ['4', false],
      ]);
      await second.kill();
      // There is no process now, but a session.
      await publish(url, [5]);

      const third = await listen(url, { protocolVersion });
      third.go();
      await third.handles(3);
      expect(third.handling).toEqual([
        ['3', says],
        ['4', says],
        ['5', false],
      ]);
      await third.close();

      const fourth = await listen(url, { protocolVersion });
      fourth.go();
      await publish(url, [6]);
      await fourth.handles(1);
      await fourth.close();
      expect(fourth.handling).toEqual([['6', false]]);
    });

    test('it ends in good order instead: nothing is handled twice, and nothing is missed until the next one', async () => {
      const url = await BROKERS[name]();
      const first = await listen(url, { protocolVersion });
      await publish(url, Array(30).keys());
      await first.handles(CONCURRENCY);
      const closed = first.close();
      first.go();
      await closed;
      await publish(url, [30, 31]);
      const second = await listen(url, { protocolVersion });
      second.go();
      await second.handles(32 - first.handling.length);
      await second.close();
      const contents = [...first.handling, ...second.handling].map(([content]) => Number(content));
      expect(contents).toEqual([...Array(32).keys()]);
    });
  },
);

const FLOOD = 100_000;
/** Some 200 MB in all. */
const PADDING = ' '.repeat(2000);
/** What a process may take in addition for its heap to work with. */
const SLACK_BYTES = 8_000_000;

describe.runIf(ready).each([
  ['mosquitto', 4, CONCURRENCY],
  ['mosquitto', 5, CONCURRENCY],
  // Where neither side knows a window, the sender stops reading.
  ['mosquitto without a window', 4, CONCURRENCY + MAX_WAITING_BYTES / PADDING.length],
] as const)('row 36: 100,000 app messages meet a slow handler (%s, MQTT version %i)', (name, protocolVersion, most) => {
  test('the broker holds back the rest, sends go on, memory stays flat, and each is handled once', async () => {
    const url = await BROKERS[name]();
    const listener = await listen(url, { protocolVersion, tellsEach: false, handlerMs: 1, messages: FLOOD });
    const before = await listener.report();
    await publish(url, Array(FLOOD).keys(), PADDING);

    const flooded = await listener.report();
    expect(flooded).toMatchObject({ handled: 0, mostRunning: CONCURRENCY });
    expect(flooded.mostUnhandled).toBeLessThanOrEqual(most);
    expect(flooded.usedBytes - before.usedBytes).toBeLessThan(SLACK_BYTES + most * PADDING.length);
    if (most === CONCURRENCY) expect(await listener.send()).toBe('accepted');

    listener.go();
    const reports = [flooded];
    for (const end = performance.now() + 150_000; performance.now() < end; await sleep(500)) {
      reports.unshift(await listener.report());
      if (reports[0]?.handled === FLOOD) break;
    }
    expect(reports[0]).toMatchObject({ handled: FLOOD, twice: 0, mostRunning: CONCURRENCY });
    // Once the queue moves, mosquitto 2.0.11 sends more than its window and than the client's receive maximum.
    const mostUsed = Math.max(...reports.map(({ usedBytes }) => usedBytes));
    expect(mostUsed - before.usedBytes).toBeLessThan(SLACK_BYTES + MAX_WAITING_BYTES);
    const mostResident = Math.max(...reports.map(({ residentBytes }) => residentBytes));
    expect(mostResident - before.residentBytes).toBeLessThan(100_000_000);
    await listener.close();
  }, 240_000);
});
