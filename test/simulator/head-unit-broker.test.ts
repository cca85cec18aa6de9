/** A head unit with a connection of its own, a sender and an application, over a real broker. */
import mqtt from 'mqtt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { embeddedBroker } from '../../src/cli/terminal/broker.js';
import { createPopupReceiver, sendToServer } from '../../src/receiver/index.js';
import { createPopupSender } from '../../src/sender/index.js';
import { createHeadUnit, ManualClock } from '../../src/simulator/index.js';

const CAR = { uid: 'MYUID01', vin: 'DEM0CAR0000000001' };

let broker: Awaited<ReturnType<typeof embeddedBroker>>;
beforeAll(async () => {
  broker = await embeddedBroker();
});
afterAll(() => broker.close());

test('what the driver does reaches the application, and its answer the back-end', async () => {
  const unit = createHeadUnit({ ...CAR, url: broker.url, apps: ['X'], clock: new ManualClock() });
  const window = unit.window('X');
  createPopupReceiver({ idApp: 'X', window, onAction: (answer) => void sendToServer({ ...answer }, { window }) });
  await unit.start();

  const client = await mqtt.connectAsync(broker.url);
  const sender = createPopupSender({ client, uid: CAR.uid, idApp: 'X' });
  let hear = (_message: unknown): void => undefined;
  const answered = new Promise((resolve) => {
    hear = resolve;
  });
  await sender.onAppMessage((message) => hear(message));
  await sender.send({ vin: CAR.vin, text: 'Hello', okButton: true, content: { bookingId: 42 } });
  expect((await unit.shown()).text).toBe('Hello');
  unit.press('ok');
  expect(await answered).toMatchObject({ vin: CAR.vin, content: { action: 'ok', content: { bookingId: 42 } } });

  await sender.close();
  await client.endAsync();
  await unit.stop();
  await unit.start();
  await unit.stop();
});

test('no broker: it cannot start, and sends nothing', async () => {
  const unit = createHeadUnit({ ...CAR, url: 'mqtt://127.0.0.1:1' });
  await expect(unit.start()).rejects.toThrow(/ECONNREFUSED/);
});
