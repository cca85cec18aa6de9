/** A process that asks cars, told by its arguments, and prints a line of JSON for whatever it learns. */
import { Redis } from 'ioredis';
import { connectAsync } from 'mqtt';
import { createPopupSender, redisReceipts } from '../../src/sender/index.js';

const [broker = '', redis = '', ...vins] = process.argv.slice(2);
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

const client = await connectAsync(broker);
const store = new Redis(redis);
store.on('error', () => undefined);
const sender = createPopupSender({
  client,
  uid: 'MYUID01',
  idApp: 'MY_APP_ID',
  receipts: redisReceipts({ client: store, pollMs: 20, goneAfterMs: 500 }),
  onError: (error) => say({ error: (error as Error).message }),
});
await sender.onAnswer(({ vin, action, reference }) => say({ late: vin, action, reference }));
for (const vin of vins) {
  void sender
    .ask({ vin, text: 'Shall we?', okButton: true, answerWithinMs: 20_000, reference: `of ${vin}` })
    .then((result) => say(result));
}
process.once('SIGTERM', async () => {
  await sender.close();
  await client.endAsync();
  store.disconnect();
});
say({ listening: true });
