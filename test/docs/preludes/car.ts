/** A back-end's MQTT client, a real broker on the loopback interface, and a car at the other end. */
import { createServer } from 'node:net';
import { Aedes } from 'aedes';
import { connectAsync, type MqttClient } from 'mqtt';
import { expect, vi } from 'vitest';
import {
  appMessageTopic,
  decodePopup,
  encodeAppMessage,
  popupFilter,
  popupTopic,
  TOPICS,
} from 'webportal-popup-contract';

/** What an example must have done. */
interface Expected {
  /** Sent one popup about booking 42, of which every byte has reached the car. */
  sends: boolean;
  /** Logged what the car's application sent back. */
  listens: boolean;
}

/** The car that the documentation writes to, and what its application answers. */
const CAR = { uid: 'MYUID01', vin: 'DEM0CAR0000000001' };
const ANSWER = { bookingId: 42, answer: 'ok' };
const answer = Buffer.from(encodeAppMessage({ content: ANSWER }));

export async function connectToCar({ sends, listens }: Expected) {
  const { url, connect, close: closeBroker } = await openBroker();
  const client = await connect();
  const car = await connect();
  const received: { topic: string; payload: Buffer; qos: number; retain: boolean }[] = [];
  car.on('message', (topic, payload, { qos, retain }) => received.push({ topic, payload, qos, retain }));
  await car.subscribeAsync(popupFilter(CAR), { qos: TOPICS.popup.qos });
  // An application answers what it was shown, and an example may be over by the time that it is checked.
  const answers: Promise<unknown>[] = [];
  car.on('message', () => {
    answers.push(car.publishAsync(appMessageTopic(CAR), answer, { qos: TOPICS['app-message'].qos }));
  });
  const log = vi.spyOn(console, 'log').mockReturnValue();

  return {
    client,
    /** For an example that connects by itself. */
    process: { env: { BROKER_URL: url } as Record<string, string | undefined> },
    check: async (): Promise<void> => {
      if (sends) {
        await vi.waitFor(() => expect(received).toHaveLength(1));
        const [{ topic, payload, qos, retain }] = received as [(typeof received)[0]];
        expect({ topic, qos, retain }).toEqual({ topic: popupTopic(CAR), qos: TOPICS.popup.qos, retain: false });
        expect(decodePopup(payload, { profile: 'strict' }).content).toEqual({ bookingId: 42 });
      } else {
        await car.publishAsync(appMessageTopic(CAR), answer, { qos: TOPICS['app-message'].qos });
        expect(received).toEqual([]);
      }
      if (listens) await vi.waitFor(() => expect(log.mock.calls).toEqual([[CAR.vin, ANSWER]]));
    },
    close: async (): Promise<void> => {
      vi.restoreAllMocks();
      // One that was cut off would be an unhandled rejection.
      await Promise.all(answers);
      await Promise.all([client.endAsync(true), car.endAsync(true)]);
      await closeBroker();
    },
  };
}

async function openBroker() {
  const broker = await Aedes.createBroker();
  const server = createServer(broker.handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the broker has no port');
  const url = `mqtt://127.0.0.1:${address.port}`;
  return {
    url,
    connect: (): Promise<MqttClient> => connectAsync(url, { reconnectPeriod: 0 }),
    close: async (): Promise<void> => {
      await new Promise<void>((resolve) => broker.close(resolve));
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
