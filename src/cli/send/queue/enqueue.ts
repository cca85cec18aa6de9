import type { PopupQueue } from '../../../bullmq/index.js';
import { isContractError } from '../../../error/contract-error.js';
import type { FleetCar } from '../../../sender/fleet/fleet-options.js';
import { type OpenRedis, openQueue, openRedis } from '../../sending/open-queue.js';
import { type Interrupt, interruptible } from '../../terminal/interrupt.js';
import type { Output } from '../../terminal/output.js';
import { startProgress } from '../../terminal/progress.js';
import { describeFailure, UsageError } from '../../terminal/user-error.js';
import { CarList } from '../cars/car-list.js';
import type { ListedCar } from '../cars/read-car.js';
import { describeEnqueued, EnqueueCounts, enqueueProgress } from './enqueue-report.js';
import type { QueuePlan } from './queue-plan.js';

/** Puts the popup for each car into a queue. Resolves with the exit code. */
export function enqueueCars(plan: QueuePlan, output: Output): Promise<number> {
  return interruptible(async (interrupt) => {
    const { vin = '', vins } = plan.whom;
    const list = vins === undefined ? undefined : new CarList(vins);
    const total = list === undefined ? 1 : await list.count();
    output.aside('Connecting …');
    const redis = await openRedis(plan.address, plan.deadlineMs);
    try {
      const queue = await openQueue(redis, plan.queueName);
      const cars = list?.read(interrupt.signal) ?? oneCar(vin);
      return await enqueue(plan, { redis, queue, cars, total, interrupt }, output);
    } finally {
      redis.close();
    }
  });
}

interface Parts {
  redis: OpenRedis;
  queue: PopupQueue;
  cars: AsyncIterable<readonly ListedCar[]>;
  total: number | undefined;
  interrupt: Interrupt;
}

async function enqueue(plan: QueuePlan, parts: Parts, output: Output): Promise<number> {
  const { interrupt, total, redis, queue } = parts;
  const { run } = plan.queueing;
  const counts = new EnqueueCounts();
  interrupt.arm();
  const progress = startProgress(enqueueProgress(counts, total), output.result);
  const onInterrupt = (): void => progress.showNote('stopping (Ctrl-C again: at once)');
  interrupt.signal.addEventListener('abort', onInterrupt);
  let failure: Error | undefined;
  try {
    counts.before = await sizeOf(queue, run);
    await addAll(plan, parts, counts);
    counts.inRun = await sizeOf(queue, run);
  } catch (error) {
    // Another popup under the same name: all else was checked before.
    if (isContractError(error, 'INVALID_OPTIONS')) throw new UsageError(error.issues[0]?.message);
    failure = redis.failure(error);
  } finally {
    progress.stop();
  }
  describeEnqueued(
    { counts, total, run, failed: failure !== undefined, interrupted: interrupt.signal.aborted },
    output,
  );
  if (failure !== undefined) output.problem(describeFailure(failure));
  return interrupt.exitCode ?? (failure === undefined && counts.refused === 0 ? 0 : 1);
}

async function addAll({ popup, queueing }: QueuePlan, { queue, cars, interrupt }: Parts, counts: EnqueueCounts) {
  async function* source(): AsyncGenerator<FleetCar<object>> {
    for await (const listed of cars) {
      for (const car of listed) {
        if (interrupt.signal.aborted) return;
        if ('fault' in car) counts.addRefused(`line ${car.line}`, car.fault);
        else yield car.car;
      }
    }
  }
  for await (const result of queue.addAll(source(), { popup, ...queueing })) counts.add(result);
}

/** Number of cars in the run; 0 before it begins. */
async function sizeOf(queue: PopupQueue, name: string): Promise<number> {
  return (await queue.funnels()).find(({ run }) => run === name)?.enqueued ?? 0;
}

async function* oneCar(vin: string): AsyncGenerator<ListedCar[]> {
  yield [{ vin, car: vin }];
}
