import { connectAsync, type MqttClient } from 'mqtt';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  appMessageFilter,
  appMessageTopic,
  createPopup,
  decodeAppMessage,
  encodePopup,
  LIMITS,
  type PopupMessage,
  parseTopic,
  popupFilter,
  popupTopic,
  readPopupEvent,
  readReceipt,
  TOPICS,
} from '../../src/index.js';
import { createHeadUnit, createSendRequest, type HeadUnit, ManualClock } from '../../src/simulator/index.js';
import { demo } from '../cli/command.js';
import { Mosquitto } from './mosquitto.js';
import { isThere } from './programs.js';

const ready = isThere('mosquitto', 'command -v mosquitto && command -v mosquitto_sub && command -v mosquitto_pub');

const CAR = { uid: 'MYUID01', vin: 'DEM0CAR0000000001' };
const POPUP = createPopup({
  idApp: 'MY_APP_ID',
  text: 'Votre table est prête.\n東京で 🚗 "\\',
  okButton: true,
  content: { booking: 42, street: 'Straße' },
});

/** A popup whose payload has exactly so many bytes. */
function popupOfSize(bytes: number): PopupMessage {
  const popup = createPopup({ idApp: 'MY_APP_ID', text: 'é' });
  const missing = bytes - encodePopup(popup).length;
  return createPopup({ idApp: 'MY_APP_ID', text: `é${'x'.repeat(missing)}` });
}

describe.runIf(ready)('with mosquitto', () => {
  let broker: Mosquitto;
  let client: MqttClient;

  beforeAll(async () => {
    broker = await Mosquitto.start();
    client = await connectAsync(broker.url, { reconnectPeriod: 0 }, false);
  });
  afterAll(async () => {
    await client?.endAsync(true);
    await broker?.stop();
  });

  describe('our back-end', () => {
    const { qos, retain } = TOPICS.popup;

    test.each([true, false])('publishes a popup byte for byte (slash at the end: %s)', async (trailingSlash) => {
      const topic = popupTopic({ ...CAR, trailingSlash });
      const payload = Buffer.from(encodePopup(POPUP));
      const { messages } = await broker.subscribe(topic, 1);
      await client.publishAsync(topic, payload, { qos, retain });
      expect(await messages).toEqual([{ topic, qos, retained: false, payload }]);
    });

    test('publishes the largest payload', async () => {
      const payload = Buffer.from(encodePopup(popupOfSize(LIMITS.maxPayloadBytes)));
      const { messages } = await broker.subscribe(popupFilter(CAR), 1);
      await client.publishAsync(popupTopic(CAR), payload, { qos, retain });
      const [seen] = await messages;
      expect(seen?.payload.length).toBe(LIMITS.maxPayloadBytes);
      expect(seen?.payload.equals(payload)).toBe(true);
    });
  });

  describe('our head unit', () => {
    let clock: ManualClock;
    let headUnit: HeadUnit;
    let shown: string[];
    let wake: () => void;

    /** Settles when the head unit has shown so many popups. */
    const untilShown = async (count: number): Promise<string[]> => {
      while (shown.length < count) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return shown;
    };

    beforeEach(async () => {
      clock = new ManualClock();
      shown = [];
      wake = () => undefined;
      headUnit = createHeadUnit({
        ...CAR,
        client,
        clock,
        onEvent: (event) => {
          if (event.type === 'shown') shown.push(event.popup.text);
          wake();
        },
        // The application tells its back-end what the driver did.
        onWindowMessage: (data) => {
          const { action = 'none', content = {} } = readPopupEvent(data) ?? {};
          void headUnit.postMessage(createSendRequest({ action, content }));
        },
      });
      await headUnit.start();
      return () => headUnit.stop();
    });

    test('shows a popup that a foreign client publishes, and answers to a foreign client', async () => {
      const { messages } = await broker.subscribe(appMessageFilter({ uid: CAR.uid }), 1);
      await broker.publish(popupTopic(CAR), encodePopup(POPUP));
      expect(await untilShown(1)).toEqual([POPUP.popupText]);
      headUnit.press('ok');
      const [answer] = await messages;
      expect(answer).toMatchObject({ topic: appMessageTopic(CAR), qos: TOPICS['app-message'].qos, retained: false });
      expect(decodeAppMessage(answer?.payload ?? '')).toEqual({ content: { action: 'ok', content: POPUP.content } });
    });

    test('gets popups with and without the last slash', async () => {
      for (const [at, trailingSlash] of [true, false].entries()) {
        clock.advance(LIMITS.minIntervalMs);
        await broker.publish(popupTopic({ ...CAR, trailingSlash }), encodePopup(POPUP));
        expect((await untilShown(at + 1)).length).toBe(at + 1);
      }
    });

    test('shows the largest popup', async () => {
      const popup = popupOfSize(LIMITS.maxPayloadBytes);
      await broker.publish(popupTopic(CAR), encodePopup(popup));
      expect((await untilShown(1))[0] === popup.popupText).toBe(true);
    });
  });

  describe('the demo', () => {
    test.each(['ok', 'cancel', 'timeout'])('--action %s', async (action) => {
      const { messages } = await broker.subscribe('#', 2);
      const { status, stdout, stderr } = await demo('--broker', broker.url, '--action', action);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toContain(`ask → answered: ${action} after `);
      const seen = await messages;
      expect(seen.map(({ topic }) => parseTopic(topic)?.kind)).toEqual(['popup', 'app-message']);
      expect(readReceipt(decodeAppMessage(seen[1]?.payload ?? '').content)).toMatchObject({ action });
    });

    test('names a broker that refuses it, and keeps the password', async () => {
      const closed = await Mosquitto.start(['allow_anonymous false']);
      const { status, stdout, stderr } = await demo('--broker', closed.url.replace('//', '//user:secret@'));
      await closed.stop();
      expect(status).toBe(1);
      expect(stderr).toMatch(/^Cannot connect to the broker at .*: Connection refused: Not authorized\n$/);
      expect(stdout + stderr).not.toContain('secret');
    });
  });
});
