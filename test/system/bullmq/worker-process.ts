/** A worker on a queue of popups, in a process of its own, which tells how much memory it uses. */
import { Redis } from 'ioredis';
import { connectAsync } from 'mqtt';
import { popupWorker } from '../../../src/bullmq/index.js';
import { createPopupSender, redisPacing, redisReceipts } from '../../../src/sender/index.js';

export interface WorkerTask {
  brokerUrl: string;
  redisUrl: string;
  concurrency: number;
  /** After how long a silent worker is taken for gone, in ms. */
  goneAfterMs: number;
}

export type WorkerWord = { ready: true } | { usedBytes: number } | { answer: string } | { closed: true };

const say = (word: WorkerWord): void => void process.send?.(word);

process.once('message', async ({ brokerUrl, redisUrl, concurrency, goneAfterMs }: WorkerTask) => {
  const client = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const mqtt = await connectAsync(brokerUrl, { protocolVersion: 5 });
  const sender = createPopupSender({
    client: mqtt,
    uid: 'MYUID01',
    idApp: 'MY_APP_ID',
    pacing: redisPacing({ client }),
    receipts: redisReceipts({ client, pollMs: 100, goneAfterMs }),
  });
  const onAnswer = ({ jobId }: { jobId: string }): void => say({ answer: jobId });
  const worker = popupWorker({ client, sender, concurrency, goneAfterMs, onAnswer });
  process.on('message', async (order) => {
    if (order === 'memory') {
      gc?.();
      const { heapUsed, external } = process.memoryUsage();
      say({ usedBytes: heapUsed + external });
    } else {
      await worker.close();
      await sender.close();
      await mqtt.endAsync();
      client.disconnect();
      say({ closed: true });
      process.disconnect();
    }
  });
  say({ ready: true });
});
