/** A back-end in a process of its own, whose handler of app messages lasts as long as it is told, and which tells what it did. */
import { connectPopupBroker, createPopupSender } from '../../src/sender/index.js';

export interface ListenerTask {
  url: string;
  uid: string;
  protocolVersion: 4 | 5;
  /** How long a handler lasts, in ms, once handlers may end. */
  handlerMs: number;
  /** Whether to tell of each message. */
  tellsEach: boolean;
  /** How many messages there will be; their contents are their numbers. */
  messages: number;
}

/** What it is told: let handlers end, report, send a popup, or end. */
export type ListenerOrder = 'go' | 'report' | 'send' | 'close';

export interface ListenerReport {
  /** Different messages that were handled. */
  handled: number;
  /** Calls of the handler beyond the first one for a message. */
  twice: number;
  mostRunning: number;
  /** The most messages that MQTT.js had delivered and no handler had finished. */
  mostUnhandled: number;
  /** Objects and buffers that are in use. */
  usedBytes: number;
  residentBytes: number;
}

/** What it tells of a message: its content, and whether it was told that it comes again. */
export type Handling = [content: unknown, redelivered: boolean];

export type ListenerWord =
  | { listening: true }
  | { handling: Handling }
  | { report: ListenerReport }
  | { sent: string }
  | { closed: true };

const task: ListenerTask = JSON.parse(process.argv[2] ?? '');
const tell = (word: ListenerWord): void => void process.send?.(word);
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let letGo: () => void = () => undefined;
const mayEnd = new Promise<void>((resolve) => {
  letGo = resolve;
});
const seen = new Uint8Array(task.messages);
const counts = { received: 0, finished: 0, running: 0, handled: 0, twice: 0, mostRunning: 0, mostUnhandled: 0 };

const client = await connectPopupBroker({
  url: task.url,
  uid: task.uid,
  protocolVersion: task.protocolVersion,
  clientId: 'back-end-1',
  sessionExpirySeconds: 3600,
});
client.on('message', () => {
  counts.mostUnhandled = Math.max(counts.mostUnhandled, ++counts.received - counts.finished);
});
const sender = createPopupSender({ client, uid: task.uid, idApp: 'MY_APP_ID' });
await sender.onAppMessage(async ({ content, redelivered = false }) => {
  counts.mostRunning = Math.max(counts.mostRunning, ++counts.running);
  if (task.tellsEach) tell({ handling: [content, redelivered] });
  await mayEnd;
  await sleep(task.handlerMs);
  const number = Number.parseInt(String(content), 10);
  if (seen[number] === 1) counts.twice++;
  else counts.handled++;
  seen[number] = 1;
  counts.running--;
  counts.finished++;
});

const ORDERS: Record<ListenerOrder, () => unknown> = {
  go: letGo,
  report: () => {
    for (let times = 0; times < 3; times++) globalThis.gc?.();
    const { heapUsed, external, rss } = process.memoryUsage();
    const { handled, twice, mostRunning, mostUnhandled } = counts;
    const usedBytes = heapUsed + external;
    tell({ report: { handled, twice, mostRunning, mostUnhandled, usedBytes, residentBytes: rss } });
  },
  send: () =>
    sender.send({ vin: 'DEM0CAR0000000002', text: 'Hello', okButton: true, waitMs: 60_000 }).then(
      ({ status }) => tell({ sent: status }),
      (error) => tell({ sent: String(error) }),
    ),
  close: async () => {
    await sender.close();
    await client.endAsync();
    tell({ closed: true });
    process.disconnect();
  },
};
process.on('message', (order: ListenerOrder) => ORDERS[order]());
tell({ listening: true });
