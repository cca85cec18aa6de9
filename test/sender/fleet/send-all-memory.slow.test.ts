import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createPopupSender, type Pacing } from '../api.js';
import { ID_APP, UID, vin } from '../harness.js';
import { QuickClient } from '../quick-client.js';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const heap = (): number => {
  collectGarbage();
  return process.memoryUsage().heapUsed;
};

/** Remembers nothing: a fleet's pacing has a memory of its own, which is not what is measured. */
const always: Pacing = {
  take: (vins) => vins.map((car) => ({ slot: { vin: car, token: 0 } })),
  giveBack: () => undefined,
};

test('a fleet of 200,000 takes no more memory than a small one', async () => {
  const client = new QuickClient();
  const sender = createPopupSender({ client, uid: UID, idApp: ID_APP, pacing: always });
  function* fleet() {
    for (let car = 0; car < 200_000; car++) yield vin(car);
  }
  let read = 0;
  let early = 0;
  for await (const { status } of sender.sendAll(fleet(), { popup: { text: 'Hello', okButton: true } })) {
    if (status !== 'accepted') throw new Error(status);
    if (++read === 20_000) early = heap();
  }
  const grown = heap() - early;
  await sender.close();
  expect(read).toBe(200_000);
  expect(client.published).toBe(200_000);
  expect(grown).toBeLessThan(2_000_000);
});
