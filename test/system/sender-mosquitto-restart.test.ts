/**
 * Mosquitto crashes in the middle of a fleet, and comes back.
 *
 * "Every accepted message was received" can only be said of what the broker does not lose by itself, and a mosquitto that
 * is killed loses what it has acknowledged to the sender and still holds for a subscriber. So in one of the two tests:
 *
 * - The subscription is made durable before the run: the broker keeps the subscriber's session and saves it. After the
 *   restart the broker keeps for the subscriber what is published before the subscriber is there again.
 * - The broker is frozen before it is killed. What it has sent is then read by both sides, and it is killed only if all
 *   that the sender counts as accepted is with the subscriber, so that it takes to its grave what is unacknowledged alone;
 *   otherwise it goes on for a moment. It handles a message by sending it on first and acknowledging it then, so that
 *   this is soon the case.
 *
 * In the other it is killed as it stands: there may be messages that are with the subscriber and were not acknowledged.
 * These must not be sent again.
 */
import { afterEach, describe, expect, test } from 'vitest';
import { appMessageTopic, popupFilter, popupTopic } from '../../src/index.js';
import { connectPopupBroker, createPopupSender, type FleetResult } from '../../src/sender/index.js';
import { Mosquitto } from './mosquitto.js';
import { isThere } from './programs.js';

const ready = isThere('mosquitto', 'command -v mosquitto && command -v mosquitto_sub && command -v mosquitto_pub');

const UID = 'MYUID01';
const CARS = 20_000;
const STEP_DEADLINE_MS = 20_000;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe.runIf(ready)('row 35: mosquitto is killed and started again in the middle of a fleet', () => {
  let broker: Mosquitto | undefined;
  afterEach(() => broker?.stop());

  /** Sends to a fleet, and crashes the broker after a quarter of it. */
  async function runWithCrash(version: 4 | 5, crash: (of: Crash) => Promise<void>) {
    // No limits of its own for what is on its way to the subscriber; saves when it is told to.
    const unlimited = ['max_inflight_messages 0', 'max_queued_messages 0'];
    broker = await Mosquitto.start(['persistence true', 'autosave_interval 0', 'allow_anonymous true', ...unlimited]);
    const mosquitto = broker;
    const { topics } = await mosquitto.follow(popupFilter({ uid: UID }), version);
    await mosquitto.save();

    const delays = { reconnectDelayMs: 20, longestReconnectDelayMs: 200 };
    const client = await connectPopupBroker({ url: mosquitto.url, uid: UID, protocolVersion: version, ...delays });
    let reconnections = 0;
    client.on('connect', () => reconnections++);
    const sender = createPopupSender({ client, uid: UID, idApp: 'MY_APP_ID' });

    const fleet = Array.from({ length: CARS }, (_, at) => `DEM0CAR${String(at).padStart(10, '0')}`);
    const results: FleetResult[] = [];
    const acceptedTopics = (): string[] =>
      results.filter(({ status }) => status === 'accepted').map(({ vin }) => popupTopic({ uid: UID, vin }));

    let crashed: Promise<void> | undefined;
    const run = sender.sendAll(fleet, {
      popup: { text: 'A storm is coming.', okButton: true },
      waitMs: STEP_DEADLINE_MS,
    });
    for await (const result of run) {
      results.push(result);
      if (results.length === CARS / 4) {
        crashed = crash({ mosquitto, topics, results, acceptedTopics }).then(() => mosquitto.restart());
      }
    }
    await crashed;
    await sender.close();
    await client.endAsync();

    const counts = { accepted: 0, refused: 0, unknown: 0, sent: 0 };
    for (const { status } of results) counts[status]++;
    expect(counts.accepted + counts.refused + counts.unknown).toBe(CARS);
    expect(new Set(results.map(({ vin }) => vin)).size).toBe(CARS);
    // The crash came in the middle, and the run went on afterwards.
    expect(counts.unknown).toBeGreaterThan(0);
    expect(counts.accepted).toBeGreaterThan(CARS / 2);
    expect(reconnections).toBeGreaterThan(0);
    return { topics, results, acceptedTopics };
  }

  test.each([4, 5] as const)(
    'MQTT version %i: every accepted message was received, no other sent again',
    async (version) => {
      let beforeTheCrash = 0;
      const { topics, acceptedTopics } = await runWithCrash(version, async (of) => {
        await freezeWhenNothingIsLost(of);
        beforeTheCrash = of.topics.length;
        await of.mosquitto.kill('SIGKILL');
      });
      const accepted = acceptedTopics();
      const missing = (): string[] => {
        const received = new Set(topics);
        return accepted.filter((topic) => !received.has(topic));
      };
      for (const end = performance.now() + STEP_DEADLINE_MS; missing().length > 0 && performance.now() < end; )
        await sleep(50);
      await sleep(50);
      expect(missing()).toEqual([]);
      expect(topics.length).toBe(new Set(topics).size);
      const isAccepted = new Set(accepted);
      expect(topics.slice(beforeTheCrash).filter((topic) => !isAccepted.has(topic))).toEqual([]);
    },
    60_000,
  );

  test.each([4, 5] as const)(
    'MQTT version %i: no car gets two messages, wherever the crash hits',
    async (version) => {
      const { topics, results, acceptedTopics } = await runWithCrash(version, ({ mosquitto }) =>
        mosquitto.kill('SIGKILL'),
      );
      // The subscriber is there again: it has what was accepted last.
      const last = acceptedTopics().at(-1) ?? '';
      for (const end = performance.now() + STEP_DEADLINE_MS; !topics.includes(last) && performance.now() < end; )
        await sleep(50);
      await quiet({ topics, results });
      expect(topics).toContain(last);
      expect(topics.length).toBe(new Set(topics).size);
    },
    60_000,
  );

  test.each([4, 5] as const)('MQTT version %i: app messages come again after the crash', async (version) => {
    const mosquitto = await Mosquitto.start();
    broker = mosquitto;
    const client = await connectPopupBroker({
      url: mosquitto.url,
      uid: UID,
      protocolVersion: version,
      reconnectDelayMs: 20,
    });
    const sender = createPopupSender({ client, uid: UID });
    const contents: unknown[] = [];
    await sender.onAppMessage(({ content }) => contents.push(content));
    // The log comes a little later than the packet: this SUBACK is not to be taken for the one after the crash.
    await mosquitto.logged('Sending SUBACK');
    const beforeTheCrash = mosquitto.log.length;
    await mosquitto.kill('SIGKILL');
    await mosquitto.restart();
    await mosquitto.logged('Sending SUBACK', beforeTheCrash);
    const topic = appMessageTopic({ uid: UID, vin: 'DEM0CAR0000000001' });
    await mosquitto.publish(topic, Buffer.from('{"content": "back again"}'));
    for (const end = performance.now() + STEP_DEADLINE_MS; contents.length === 0 && performance.now() < end; )
      await sleep(20);
    expect(contents).toEqual(['back again']);
    await sender.close();
    await client.endAsync();
  });
});

interface Crash {
  mosquitto: Mosquitto;
  /** What the subscriber has received so far. */
  topics: readonly string[];
  results: readonly FleetResult[];
  acceptedTopics: () => string[];
}

/** When nothing has come for a while, on either side. */
async function quiet({ topics, results }: Pick<Crash, 'topics' | 'results'>): Promise<void> {
  for (let before = -1; before !== results.length + topics.length; await sleep(50)) {
    before = results.length + topics.length;
  }
}

async function freezeWhenNothingIsLost(of: Crash): Promise<void> {
  for (;;) {
    await of.mosquitto.kill('SIGSTOP');
    await quiet(of);
    const received = new Set(of.topics);
    if (of.acceptedTopics().every((topic) => received.has(topic))) return;
    await of.mosquitto.kill('SIGCONT');
    await sleep(2);
  }
}
