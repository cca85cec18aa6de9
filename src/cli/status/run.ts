import { setTimeout as delay } from 'node:timers/promises';
import type { PopupQueue } from '../../bullmq/index.js';
import { type OpenRedis, openQueue, openRedis } from '../sending/open-queue.js';
import { checkQueueName, readQueueAddress } from '../sending/queue-address.js';
import type { QueueFlags } from '../sending/queue-options.js';
import { interruptible } from '../terminal/interrupt.js';
import { consoleOutput, type Output, visible } from '../terminal/output.js';
import { describeFailure, EXIT } from '../terminal/user-error.js';
import { Screen } from './screen.js';
import { fitRows, statusLines } from './table.js';
import { type QueueStatus, statusOf } from './totals.js';

/** The flags of the command line. Times are in ms. */
export interface StatusFlags extends QueueFlags {
  run?: string;
  watch?: true;
  json?: true;
  deadline: number;
}

/** Prints what became of the popups of a queue. Returns the exit code. */
export async function runStatus(flags: StatusFlags): Promise<number> {
  const address = readQueueAddress(flags);
  checkQueueName(flags.queueName);
  const output = consoleOutput;
  const redis = await openRedis(address, flags.deadline);
  try {
    const queue = await openQueue(redis, flags.queueName);
    const source = { look: () => statusNow(queue, flags.run), redis };
    return await (flags.watch ? watch(flags, source, output) : printOnce(flags, source, output));
  } finally {
    redis.close();
  }
}

interface Source {
  look(): Promise<QueueStatus>;
  redis: OpenRedis;
}

async function statusNow(queue: PopupQueue, run: string | undefined): Promise<QueueStatus> {
  const funnels = await queue.funnels();
  return statusOf(queue.queue.name, run === undefined ? funnels : funnels.filter((funnel) => funnel.run === run));
}

async function printOnce(flags: StatusFlags, { look, redis }: Source, output: Output): Promise<number> {
  const status = await look().catch((error: unknown) => {
    throw redis.failure(error);
  });
  if (flags.run !== undefined && status.runs.length === 0) {
    output.problem(`There is no run ${visible(flags.run)} in the queue ${status.queue}.`);
    return EXIT.failure;
  }
  const lines = isTable(flags)
    ? statusLines(status, columnsOf(process.stdout))
    : [JSON.stringify(status, undefined, 2)];
  for (const line of lines) output.result(line);
  return 0;
}

/** How often to look, in ms. */
const LOOK_MS = 1_000;

/** Prints the status again and again. A queue that does not answer is asked again; Ctrl-C ends it. */
function watch(flags: StatusFlags, { look, redis }: Source, output: Output): Promise<number> {
  const show = isTable(flags) ? inPlace(process.stdout) : asLines(output);
  return interruptible(async (interrupt) => {
    const { signal } = interrupt;
    interrupt.arm();
    return await untilAborted(signal, async () => {
      const status = await look().catch((error: unknown) => describeFailure(redis.failure(error)));
      if (!signal.aborted) show(status);
    });
  });
}

async function untilAborted(signal: AbortSignal, step: () => Promise<void>): Promise<number> {
  const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  while (!signal.aborted) {
    await Promise.race([step(), aborted]);
    await delay(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
  return 0;
}

/** What shows a status, or why there is none. */
type Show = (status: QueueStatus | string) => void;

/** A line for each change. */
export function asLines(output: Output): Show {
  let last: string | undefined;
  return (status) => {
    const line = typeof status === 'string' ? status : JSON.stringify(status);
    if (line === last) return;
    last = line;
    (typeof status === 'string' ? output.problem : output.result)(line);
  };
}

/** The last status, and below it why it is not newer. */
function inPlace(stream: NodeJS.WriteStream): Show {
  const screen = new Screen(stream);
  let last: QueueStatus | undefined;
  return (status) => {
    const columns = columnsOf(stream);
    const problem = typeof status === 'string' ? [status.slice(0, columns)] : [];
    if (typeof status !== 'string') last = status;
    const lines = last === undefined ? [] : statusLines(last, columns);
    // The cursor is below the last line.
    const rows = (stream.rows || DEFAULTS.rows) - 1 - problem.length;
    screen.draw([...fitRows(lines, rows), ...problem]);
  };
}

const DEFAULTS = { columns: 80, rows: 24 };

const columnsOf = ({ columns }: NodeJS.WriteStream): number => columns || DEFAULTS.columns;

const isTable = ({ json }: StatusFlags): boolean => process.stdout.isTTY && !json;
