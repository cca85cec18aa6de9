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

export async function connectToCar({ sends, listens }: Expected) {
  const { connect, close: closeBroker } = await openBroker();
  const client = await connect();
  const car = await connect();
  const received: { topic: string; payload: Buffer }[] = [];
  car.on('message', (topic, payload) => received.push({ topic, payload }));
  await car.subscribeAsync(popupFilter(CAR), { qos: TOPICS.popup.qos });
  const publish = vi.spyOn(client, 'publishAsync');
  const log = vi.spyOn(console, 'log').mockReturnValue();

  return {
    client,
    check: async (): Promise<void> => {
      expect(publish.mock.calls.length).toBe(sends ? 1 : 0);
      for (const [topic, payload, options] of publish.mock.calls) {
        expect(topic).toBe(popupTopic(CAR));
        expect(options?.qos).toBe(TOPICS.popup.qos);
        expect(options?.retain ?? false).toBe(TOPICS.popup.retain);
        expect(decodePopup(payload as Buffer, { profile: 'strict' }).content).toEqual({ bookingId: 42 });
        await vi.waitFor(() => expect(received).toEqual([{ topic, payload }]));
      }
      await car.publishAsync(appMessageTopic(CAR), Buffer.from(encodeAppMessage({ content: ANSWER })), {
        qos: TOPICS['app-message'].qos,
      });
      if (listens) await vi.waitFor(() => expect(log.mock.calls).toEqual([[CAR.vin, ANSWER]]));
    },
    close: async (): Promise<void> => {
      vi.restoreAllMocks();
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
  return {
    connect: (): Promise<MqttClient> => connectAsync(`mqtt://127.0.0.1:${address.port}`, { reconnectPeriod: 0 }),
    close: async (): Promise<void> => {
      await new Promise<void>((resolve) => broker.close(resolve));
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
