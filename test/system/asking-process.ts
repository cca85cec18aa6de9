/** A process that asks cars, as its argument tells, and prints a line of JSON for whatever it learns. */
import { Redis } from 'ioredis';
import { connectPopupBroker, createPopupSender, redisReceipts } from '../../src/sender/index.js';

export interface AskingTask {
  broker: string;
  redis: string;
  /** The cars that it asks. */
  vins: string[];
  protocolVersion: 4 | 5;
  /** With one the broker keeps the session. */
  clientId?: string;
  sharedGroup?: string;
}

const UID = 'MYUID01';
const task: AskingTask = JSON.parse(process.argv[2] ?? '');
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

const { clientId, sharedGroup } = task;
const client = await connectPopupBroker({
  url: task.broker,
  uid: UID,
  protocolVersion: task.protocolVersion,
  ...(clientId === undefined ? {} : { clientId, sessionExpirySeconds: 3600 }),
});
const store = new Redis(task.redis);
store.on('error', () => undefined);
const receipts = redisReceipts({ client: store, pollMs: 20, goneAfterMs: 500 });
const sender = createPopupSender({
  client,
  uid: UID,
  idApp: 'MY_APP_ID',
  receipts: {
    ...receipts,
    record: async (answer) => {
      say({ heard: answer.vin });
      const verdict = await receipts.record(answer);
      say({ verdict });
      return verdict;
    },
  },
  onError: (error) => say({ error: (error as Error).message }),
  ...(sharedGroup === undefined ? {} : { sharedGroup }),
});
await sender.onAnswer(({ vin, action, reference }) => say({ late: vin, action, reference }));
for (const vin of task.vins) {
  void sender
    .ask({ vin, text: 'Shall we?', okButton: true, answerWithinMs: 60_000, reference: `of ${vin}` })
    .then(say, (error: Error) => say({ error: error.message }));
}
process.once('SIGTERM', async () => {
  await sender.close();
  await client.endAsync();
  store.disconnect();
});
say({ listening: true });
