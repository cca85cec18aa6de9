import { setTimeout as delay } from 'node:timers/promises';
import type { PopupQueue, PopupWorker } from '../../bullmq/index.js';
import { redisPacing } from '../../sender/pacing/redis-pacing.js';
import { redisReceipts } from '../../sender/receipts/redis-receipts.js';
import { bullmq, type OpenRedis, openQueue, openRedis } from '../sending/open-queue.js';
import { type OpenSender, openSender } from '../sending/open-sender.js';
import { type Interrupt, interruptible } from '../terminal/interrupt.js';
import { consoleOutput, type Output, onOutput, printable } from '../terminal/output.js';
import { startProgress } from '../terminal/progress.js';
import { RepeatedProblems } from '../terminal/repeated-problems.js';
import { EXIT } from '../terminal/user-error.js';
import { readWorkPlan, type WorkFlags, type WorkPlan } from './plan.js';
import { onChange, WorkerCounts, workProgress } from './worker-counts.js';

/** Sends the popups of a queue until it is told to end. Returns the exit code. */
export async function runWork(flags: WorkFlags): Promise<number> {
  const plan = readWorkPlan(flags);
  const output = consoleOutput;
  return await interruptible(async (interrupt) => {
    output.aside('Connecting …');
    const redis = await openRedis(plan.address, flags.deadline, true);
    try {
      return await connectAndWork(plan, redis, interrupt, output);
    } finally {
      redis.close();
    }
  });
}

async function connectAndWork(plan: WorkPlan, redis: OpenRedis, interrupt: Interrupt, output: Output): Promise<number> {
  const { flags, app } = plan;
  const { client } = redis;
  const counts = new WorkerCounts();
  let print = output.problem;
  const problems = new RepeatedProblems((line) => print(line));
  client.on('error', (error) => problems.addError(error));
  const open = await openSender(flags, {
    ...app,
    maxWaiting: flags.concurrency,
    pacing: redisPacing({ client }),
    receipts: redisReceipts({ client }),
    onError: (error) => problems.addError(error),
  });
  open.onLost(() => problems.add('connection', 'The connection to the broker is lost: popups wait for it.'));
  try {
    const queue = await openQueue(redis, flags.queueName);
    const worker = await startWorker(plan, { open, redis, counts, problems });
    interrupt.arm();
    output.result(`Working on the queue ${queue.queue.name} at ${plan.address.name}. Ctrl-C ends it.`);
    const progress = startProgress(workProgress(counts), onChange(output.result));
    print = progress.around(output.problem);
    const end = await untilTold(flags, { open, queue, interrupt, problems });
    if (end === 'interrupt') progress.showNote('ending (Ctrl-C again: at once)');
    const isDrained = await worker.close({ deadlineMs: flags.drainWithin });
    progress.stop();
    print = output.problem;
    return report(end, isDrained, counts, output);
  } finally {
    await open.close();
  }
}

interface Parts {
  open: OpenSender;
  redis: OpenRedis;
  counts: WorkerCounts;
  problems: RepeatedProblems;
}

async function startWorker(plan: WorkPlan, { open, redis, counts, problems }: Parts): Promise<PopupWorker> {
  const { queueName: name, concurrency, rate, goneAfter: goneAfterMs } = plan.flags;
  const { popupWorker } = await bullmq();
  const started = popupWorker({
    client: redis.client,
    sender: open.sender,
    name,
    concurrency,
    goneAfterMs,
    limiter: rate === undefined ? undefined : { max: rate, duration: 1_000 },
    onAnswer: ({ action }) => {
      counts.answers[action]++;
    },
    onError: (error) => problems.addError(error),
  });
  started.worker.on('completed', () => {
    counts.accepted++;
  });
  started.worker.on('failed', (job, { message }) => {
    const code = counts.addFailed(message);
    problems.add(code, `${printable(job?.data.vin ?? '?')}: ${message}`);
  });
  return started;
}

/** What ends a worker. */
type WorkEnd = 'interrupt' | 'connection' | 'empty';

interface Ends {
  open: OpenSender;
  queue: PopupQueue;
  interrupt: Interrupt;
  problems: RepeatedProblems;
}

async function untilTold(flags: WorkFlags, { open, queue, interrupt, problems }: Ends): Promise<WorkEnd> {
  const over = new AbortController();
  const ends = [
    new Promise<WorkEnd>((resolve) => interrupt.signal.addEventListener('abort', () => resolve('interrupt'))),
    new Promise<WorkEnd>((resolve) => open.onLostForGood(() => resolve('connection'))),
    ...(flags.untilEmpty ? [untilEmpty(queue, over.signal, problems)] : []),
  ];
  const end = await Promise.race(ends);
  over.abort();
  return end;
}

/** How often to look whether there is something left, in ms. */
const LOOK_MS = 500;

async function untilEmpty(queue: PopupQueue, over: AbortSignal, problems: RepeatedProblems): Promise<'empty'> {
  while (!over.aborted) {
    if (await isEmpty(queue).catch((error) => problems.addError(error))) break;
    await delay(LOOK_MS);
  }
  return 'empty';
}

async function isEmpty(queue: PopupQueue): Promise<boolean> {
  const jobs = await queue.queue.getJobCounts('active', 'waiting', 'prioritized', 'delayed');
  if (Object.values(jobs).some((count) => count > 0)) return false;
  return (await queue.funnels()).every(({ awaited }) => awaited === 0);
}

function report(end: WorkEnd, isDrained: boolean, counts: WorkerCounts, output: Output): number {
  const isDone = isDrained && end !== 'connection';
  output.result(`${isDone ? onOutput('green', '✓') : onOutput('yellow', '!')} ${counts.texts.join(', ')}`);
  if (end === 'connection') output.problem('The connection to the broker is lost and will not be retried.');
  if (!isDrained) output.problem('Some popups had not ended in time: another worker reports them as unknown.');
  return isDone ? 0 : EXIT.failure;
}
