/** One of several back-ends that send to the same cars, until its parent says stop; then it reports. */
import { connectAsync } from 'mqtt';
import { createPopupSender, redisPacing } from '../../src/sender/index.js';
import { CONNECT, type LIBRARIES } from './redis-clients.js';

/** What the parent gives as an argument, as JSON. */
export interface SenderTask {
  brokerUrl: string;
  redisPort: number;
  library: (typeof LIBRARIES)[number];
  uid: string;
  vins: string[];
  intervalMs: number;
  marginMs: number;
  deadlineMs: number;
}

/** What it tells in the end. */
export interface SenderReport {
  /** How often each outcome came, by status or error code. */
  outcomes: Record<string, number>;
  /** What was handed to the MQTT client: car, and when, in ms by the clock that all processes of a machine share. */
  handedOver: [vin: string, atMs: number][];
}

/** Monotonic, and the same in all processes of a machine. */
export const sharedNow = (): number => Number(process.hrtime.bigint() / 1000n) / 1000;

const shuffled = (vins: string[]): string[] =>
  vins
    .map((vin) => [Math.random(), vin] as const)
    .sort(([a], [b]) => a - b)
    .map(([, vin]) => vin);

async function main(task: SenderTask): Promise<void> {
  const { intervalMs, marginMs, deadlineMs, uid } = task;
  const redis = await CONNECT[task.library](task.redisPort);
  const client = await connectAsync(task.brokerUrl);
  const handedOver: SenderReport['handedOver'] = [];
  const publish = client.publish.bind(client) as (...args: unknown[]) => unknown;
  const watched = (topic: string, ...rest: unknown[]): unknown => {
    handedOver.push([topic, sharedNow()]);
    return publish(topic, ...rest);
  };
  Object.assign(client, { publish: watched });
  const pacing = redisPacing({ client: redis.client, intervalMs, marginMs, deadlineMs });
  const sender = createPopupSender({ client, uid, idApp: 'MY_APP_ID', pacing });
  const outcomes: SenderReport['outcomes'] = {};
  let stopped = false;
  process.once('message', () => {
    stopped = true;
  });
  process.send?.('ready');
  while (!stopped) {
    for await (const result of sender.sendAll(shuffled(task.vins), { popup: { text: 'Hello' } })) {
      const outcome = 'error' in result ? result.error.code : result.status;
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await sender.close();
  redis.end();
  await client.endAsync();
  // Nothing is left then that keeps it running.
  process.send?.({ outcomes, handedOver } satisfies SenderReport, () => process.disconnect());
}

const [task] = process.argv.slice(2);
if (task?.startsWith('{')) await main(JSON.parse(task));
