/** A worker on a queue, in a process of its own: this package's, or what one would write without it. */
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { connectAsync } from 'mqtt';
import { bullmq, core, sender as entry } from './contract.js';

/** What it is told first. */
export interface WorkerTask {
  kind: 'ours' | 'bare';
  queue: string;
  redisPort: number;
  brokerPort: number;
  concurrency: number;
}

const { createPopup, popupTopic, TOPICS } = core;
const PARTNER = { uid: 'MYUID01', idApp: 'MY_APP_ID' };

process.once('message', async ({ kind, queue, redisPort, brokerPort, concurrency }: WorkerTask) => {
  const client = new Redis(redisPort, '127.0.0.1', { maxRetriesPerRequest: null });
  const url = `mqtt://127.0.0.1:${brokerPort}`;
  if (kind === 'ours') {
    const mqtt = await entry.connectPopupBroker({ url, uid: PARTNER.uid });
    const sender = entry.createPopupSender({
      ...PARTNER,
      client: mqtt,
      pacing: entry.redisPacing({ client }),
      receipts: entry.redisReceipts({ client }),
    });
    await bullmq.popupWorker({ client, sender, name: queue, concurrency }).worker.waitUntilReady();
  } else {
    const mqtt = await connectAsync(url);
    // It checks nothing, paces nothing, and sends again what a worker has sent that was killed.
    const send = async ({ data }: { data: { vin: string; text: string } }): Promise<void> => {
      const payload = JSON.stringify(createPopup({ idApp: PARTNER.idApp, text: data.text, okButton: true }));
      await mqtt.publishAsync(popupTopic({ uid: PARTNER.uid, vin: data.vin }), payload, { qos: TOPICS.popup.qos });
    };
    await new Worker(queue, send, { connection: client, concurrency }).waitUntilReady();
  }
  process.send?.('ready');
});
