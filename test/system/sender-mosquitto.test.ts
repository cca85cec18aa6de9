/** The sender over TLS with a client certificate and a password, and receivers that share no code with it. */
import type { MqttClient } from 'mqtt';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  appMessageTopic,
  createPopup,
  encodePopup,
  isContractError,
  LIMITS,
  popupFilter,
  popupTopic,
  TOPICS,
} from '../../src/index.js';
import {
  connectPopupBroker,
  createPopupSender,
  type FleetResult,
  type PopupSender,
  type ReceivedAppMessage,
} from '../../src/sender/index.js';
import { PAHO_PROBE, Paho } from './paho.js';
import { isThere } from './programs.js';
import { TlsBroker, UID } from './tls-broker.js';

const ready =
  isThere('mosquitto', 'command -v mosquitto && command -v mosquitto_sub && command -v mosquitto_passwd') &&
  isThere('openssl', 'command -v openssl') &&
  isThere('python3-paho-mqtt', PAHO_PROBE);

const ID_APP = 'MY_APP_ID';
const { qos } = TOPICS.popup;
const POPUP = {
  text: 'Votre table est prête.\nDépêchez-vous !\r\n東京で 🚗👩‍👩‍👧 "\\/\b\f\t\u0001\u2028',
  okButton: true,
  content: { booking: 42, street: 'Straße', emoji: '🚗', nested: { list: [1, 'é', null, '\n'] } },
};

/** A text whose popup has exactly so many bytes. */
function textForBytes(bytes: number): string {
  const start = 'é🚗\n"';
  const missing = bytes - encodePopup(createPopup({ idApp: ID_APP, text: start })).length;
  return start + 'x'.repeat(missing);
}

/** Another car for every call: they all have their gap to keep. */
let cars = 0;
const nextVin = (): string => `DEM0CAR${String(++cars).padStart(10, '0')}`;

describe.runIf(ready)('the sender with mosquitto and TLS', () => {
  let broker: TlsBroker;
  beforeAll(async () => {
    broker = await TlsBroker.start();
  });
  afterAll(() => broker?.stop());

  describe.each([4, 5] as const)('MQTT protocol version %i', (version) => {
    let client: MqttClient;
    beforeAll(async () => {
      client = await connectPopupBroker(broker.options(version));
    });
    afterAll(() => client?.endAsync());

    const senderWith = (trailingSlash?: boolean): PopupSender =>
      createPopupSender({ client, uid: UID, idApp: ID_APP, trailingSlash });

    /** Sends to cars that mosquitto_sub and paho listen for; both must see the same. */
    async function seenBy(vins: string[], send: () => Promise<unknown>) {
      const [vin] = vins;
      const filter = popupFilter(vins.length === 1 && vin !== undefined ? { uid: UID, vin } : { uid: UID });
      const { messages } = await broker.mosquitto.subscribe(filter, vins.length);
      const paho = await Paho.subscribe(broker.access(version), filter);
      try {
        await send();
        const seen = await messages;
        expect(await paho.messages(vins.length)).toEqual(seen);
        return seen;
      } finally {
        await paho.stop();
      }
    }

    test.each([undefined, true, false])('send arrives byte for byte (trailingSlash: %s)', async (trailingSlash) => {
      const vin = nextVin();
      const payload = Buffer.from(encodePopup(createPopup({ idApp: ID_APP, ...POPUP })));
      const topic = popupTopic({ uid: UID, vin, ...(trailingSlash === undefined ? {} : { trailingSlash }) });
      const seen = await seenBy([vin], async () => {
        const result = await senderWith(trailingSlash).send({ vin, ...POPUP });
        expect(result).toMatchObject({ status: 'accepted', vin, topic, bytes: payload.length, reasonCode: 0 });
      });
      expect(seen).toEqual([{ topic, qos, retained: false, payload }]);
    });

    test('the largest payload arrives byte for byte, one byte more does not leave', async () => {
      const vin = nextVin();
      const text = textForBytes(LIMITS.maxPayloadBytes);
      const sender = senderWith();
      await expect(sender.send({ vin, text: `${text}x` })).rejects.toMatchObject({ code: 'TOO_LARGE' });
      const [seen] = await seenBy([vin], () => sender.send({ vin, text }));
      expect(seen?.payload.length).toBe(LIMITS.maxPayloadBytes);
      expect(seen?.payload.equals(encodePopup(createPopup({ idApp: ID_APP, text })))).toBe(true);
    });

    test.each([true, false])('sendAll reaches every car of a fleet (trailingSlash: %s)', async (trailingSlash) => {
      const vins = Array.from({ length: 500 }, nextVin);
      const results: FleetResult[] = [];
      const seen = await seenBy(vins, async () => {
        const fleet = vins.map((vin, at) => (at % 2 === 0 ? vin : { vin, text: `Wagen ${at} 🚗` }));
        for await (const result of senderWith(trailingSlash).sendAll(fleet, { popup: POPUP })) results.push(result);
      });
      expect(results.filter(({ status }) => status !== 'accepted')).toEqual([]);
      const expected = vins.map((vin, at) => {
        const text = at % 2 === 0 ? POPUP.text : `Wagen ${at} 🚗`;
        const payload = Buffer.from(encodePopup(createPopup({ idApp: ID_APP, ...POPUP, text })));
        return { topic: popupTopic({ uid: UID, vin, trailingSlash }), qos, retained: false, payload };
      });
      const byTopic = (a: { topic: string }, b: { topic: string }): number => (a.topic < b.topic ? -1 : 1);
      expect(seen.sort(byTopic)).toEqual(expected);
    });

    describe('onAppMessage', () => {
      let sender: PopupSender;
      let received: ReceivedAppMessage[];
      let errors: { code: unknown; topic: string }[];
      /** Throws at this content. */
      const POISON = 'poison';

      beforeEach(async () => {
        received = [];
        errors = [];
        const onError = (error: unknown, topic: string): void => {
          errors.push({ code: isContractError(error) ? error.code : String(error), topic });
        };
        sender = createPopupSender({ client, uid: UID, onError });
        await sender.onAppMessage((message) => {
          if (message.content === POISON) throw new Error('the handler threw');
          received.push(message);
        });
      });
      afterEach(() => sender.close());

      const topicOf = (vin: string, trailingSlash = false): string => appMessageTopic({ uid: UID, vin, trailingSlash });
      const bytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
      const until = async (condition: () => boolean): Promise<void> => {
        for (let tries = 0; tries < 500 && !condition(); tries++)
          await new Promise((resolve) => setTimeout(resolve, 10));
      };

      test('takes what mosquitto_pub and paho publish, with and without the last slash', async () => {
        const [one, two, three] = [nextVin(), nextVin(), nextVin()];
        await broker.mosquitto.publish(topicOf(one), bytes({ content: POPUP.content }));
        await broker.mosquitto.publish(topicOf(two, true), bytes({ content: 'à bientôt 🚗' }));
        await Paho.publish(broker.access(version), [[topicOf(three), bytes({ content: { answer: 'ok' } })]]);
        await until(() => received.length >= 3);
        expect(received).toEqual([
          { vin: one, content: POPUP.content, topic: topicOf(one) },
          { vin: two, content: 'à bientôt 🚗', topic: topicOf(two, true) },
          { vin: three, content: { answer: 'ok' }, topic: topicOf(three) },
        ]);
        expect(errors).toEqual([]);
      });

      test('reports what is no app message, and a handler that throws, and goes on', async () => {
        const vin = nextVin();
        const topic = topicOf(vin);
        const elsewhere = topic.replace(vin, 'SHORT');
        await Paho.publish(broker.access(version), [
          [topic, Buffer.from('{"content": ')],
          [topic, Buffer.from([0xc3, 0x28])],
          [topic, bytes({ popup: true })],
          [topic, bytes([1, 2])],
          [topic, Buffer.alloc(0)],
          [elsewhere, bytes({ content: 'lost' })],
          [topic, bytes({ content: POISON })],
          [topic, bytes({ content: 'still here' })],
        ]);
        await until(() => received.length >= 1);
        expect(errors).toEqual([
          { code: 'INVALID_JSON', topic },
          { code: 'INVALID_UTF8', topic },
          { code: 'INVALID_MESSAGE', topic },
          { code: 'INVALID_MESSAGE', topic },
          { code: 'INVALID_JSON', topic },
          { code: 'INVALID_TOPIC', topic: elsewhere },
          { code: 'Error: the handler threw', topic },
        ]);
        expect(received).toEqual([{ vin, content: 'still here', topic }]);
      });
    });
  });
});
