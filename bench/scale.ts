/**
 * What a car costs: processor time of each part, memory of the store, and bytes at the broker. `npm --prefix bench run scale` measures it and rewrites
 * the table of docs/scale.md, from which that page derives what larger fleets take.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { connectAsync, type MqttClient } from 'mqtt';
import { bullmq, core, sender as entry, ROOT } from './contract.js';
import type { WorkerTask } from './queue-worker.js';
import { type Server, startBroker, startRedis } from './servers.js';

const CARS = 20_000;
const CONCURRENCY = 100;
const UID = 'MYUID01';
const POPUP = { text: 'A storm is coming.\nShall we guide you to a garage?', okButton: true, content: { storm: 42 } };

const PAGE_FILE = join(ROOT, 'docs/scale.md');

/** One line of the table: what was done, and what a car took of each part. */
interface Cost {
  what: string;
  /** Cars per second, by the clock. */
  rate: number;
  /** Processor time in µs per car. */
  process: number;
  redis: number;
  broker: number;
  /** What the store has more than before, in bytes per car. */
  redisBytes: number;
}

let cars = 0;
const newCars = (): string[] => Array.from({ length: CARS }, () => `BENCH${String(cars++).padStart(12, '0')}`);

const redis = await startRedis();
const broker = await startBroker();
if (redis === undefined || broker.name !== 'mosquitto') throw new Error('this needs redis-server and mosquitto');
const client = new Redis(redis.port, '127.0.0.1', { maxRetriesPerRequest: null });
const running: ChildProcess[] = [];
const costs: Cost[] = [];

/** Clock ticks per second: Linux has the same on every machine that this runs on. */
const TICKS = 100;

/** Processor time of another process so far, in µs (Linux). */
function cpuOf(pid: number): number {
  // The name of the program is in parentheses, and may hold spaces.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return ((Number(fields[11]) + Number(fields[12])) * 1e6) / TICKS;
}

async function usedMemory(): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await client.info('memory'))?.[1]);
}

/** Measures what `work` takes, whose process is `pid`. */
async function cost(what: string, pid: number, work: () => Promise<void>): Promise<void> {
  const [redisServer, mqttBroker] = [redis as Server, broker];
  const look = async () => ({
    at: performance.now(),
    process: cpuOf(pid),
    redis: cpuOf(redisServer.pid),
    broker: cpuOf(mqttBroker.pid),
    memory: await usedMemory(),
  });
  const before = await look();
  await work();
  const after = await look();
  const each = (name: 'process' | 'redis' | 'broker' | 'memory'): number => (after[name] - before[name]) / CARS;
  const rate = (CARS * 1000) / (after.at - before.at);
  costs.push({
    what,
    rate,
    process: each('process'),
    redis: each('redis'),
    broker: each('broker'),
    redisBytes: each('memory'),
  });
  console.log(`${what}: ${rate.toFixed(0)} cars a second`);
}

async function add(name: string, answerWithinMs?: number): Promise<void> {
  const queue = bullmq.popupQueue({ client, name });
  await queue.queue.pause();
  const options = { run: name, popup: POPUP, ...(answerWithinMs === undefined ? {} : { answerWithinMs }) };
  for await (const result of queue.addAll(newCars(), options)) if (result.status === 'refused') throw result.error;
  await queue.close();
}

async function work(name: string, isOver: (funnel: Funnel) => boolean): Promise<void> {
  const queue = bullmq.popupQueue({ client, name });
  await queue.queue.resume();
  for (;;) {
    const [funnel] = await queue.funnels();
    if (funnel !== undefined && isOver(funnel)) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await queue.close();
}

type Funnel = Awaited<ReturnType<ReturnType<typeof bullmq.popupQueue>['funnels']>>[number];

async function startWorker(name: string): Promise<number> {
  const child = fork(join(import.meta.dirname, 'queue-worker.ts'), { execArgv: ['--import', 'tsx'] });
  running.push(child);
  const task: WorkerTask = {
    kind: 'ours',
    queue: name,
    redisPort: (redis as Server).port,
    brokerPort: broker.port,
    concurrency: CONCURRENCY,
  };
  child.send(task);
  await once(child, 'message');
  return child.pid as number;
}

/** Cars at the broker, which answer what asks for a receipt. */
async function drive(): Promise<MqttClient> {
  const driver = await connectAsync(`mqtt://127.0.0.1:${broker.port}`);
  driver.on('message', (topic, payload) => {
    const id = core.readReceiptId(core.decodePopup(payload).content);
    const vin = core.parseTopic(topic)?.vin;
    if (id === undefined || vin === undefined) return;
    const receipt = core.encodeAppMessage(core.createReceiptMessage({ id, action: 'ok' }));
    driver.publish(core.appMessageTopic({ uid: UID, vin }), Buffer.from(receipt), { qos: 1 });
  });
  await driver.subscribeAsync(core.popupFilter({ uid: UID }), { qos: 1 });
  return driver;
}

try {
  const driver = await drive();
  const mqtt = await entry.connectPopupBroker({ url: `mqtt://127.0.0.1:${broker.port}`, uid: UID });
  await cost('`sendAll` in one process, with `redisPacing`', process.pid, async () => {
    const pacing = entry.redisPacing({ client });
    const sender = entry.createPopupSender({ client: mqtt, uid: UID, idApp: 'MY_APP_ID', pacing });
    for await (const { status } of sender.sendAll(newCars(), { popup: POPUP })) {
      if (status !== 'accepted') throw new Error(`a popup was ${status}`);
    }
    await sender.close();
  });
  await cost('adding to the queue', process.pid, () => add('told'));
  const told = await startWorker('told');
  await cost('a worker, without answers', told, () => work('told', ({ waiting }) => waiting === 0));
  await add('asked', 60_000);
  const asked = await startWorker('asked');
  await cost('a worker, with answers', asked, () =>
    work('asked', ({ waiting, answers }) => waiting === 0 && answers.ok === CARS),
  );
  await mqtt.endAsync();
  await driver.endAsync();
} finally {
  for (const child of running) child.kill('SIGKILL');
  client.disconnect();
  broker.stop();
  redis.stop();
}

const rounded = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 3 });
const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;

const perCar = [
  row('', 'cars a second', 'the process', 'Redis', 'mosquitto', 'memory of Redis'),
  row('---', '--:', '--:', '--:', '--:', '--:'),
  ...costs.map(({ what, rate, process: own, redis: store, broker: broke, redisBytes }) =>
    row(what, rounded(rate), ...[own, store, broke].map((us) => `${rounded(us)} µs`), `${rounded(redisBytes)} B`),
  ),
];

/** What larger fleets take if all of it is asked, queued and answered within an hour, with every part busy for seven tenths of the time. */
const HOUR_US = 0.7 * 3_600e6;
const [, added, , answered] = costs as [Cost, Cost, Cost, Cost];
const servers = (us: number, fleet: number): string => rounded(Math.ceil((us * fleet) / HOUR_US));
const fleets = [
  row('cars', 'adding', 'workers', 'Redis', 'mosquitto', 'memory of Redis'),
  row('--:', '--:', '--:', '--:', '--:', '--:'),
  ...[1e6, 10e6, 100e6].map((fleet) =>
    row(
      rounded(fleet),
      servers(added.process, fleet),
      servers(answered.process, fleet),
      servers(added.redis + answered.redis, fleet),
      servers(answered.broker, fleet),
      `${rounded(((added.redisBytes + answered.redisBytes) * fleet) / 1e9)} GB`,
    ),
  ),
];

writePage({ 'per-car': perCar, fleets });
console.log(`\n${perCar.join('\n')}\n\n${fleets.join('\n')}`);
process.exit(0);

function writePage(tables: Record<string, string[]>): void {
  let page = readFileSync(PAGE_FILE, 'utf8');
  for (const [name, lines] of Object.entries(tables)) {
    const [begin, end] = [`<!-- generated:${name} -->`, '<!-- /generated -->'];
    const from = page.indexOf(begin);
    const to = page.indexOf(end, from);
    if (from === -1 || to === -1) throw new Error(`the page needs ${begin} and ${end}`);
    page = `${page.slice(0, from)}${begin}\n${lines.join('\n')}\n${page.slice(to)}`;
  }
  writeFileSync(PAGE_FILE, page);
}
