import { type PopupFlags, readPopupOptions } from '../sending/popup-options.js';
import { consoleOutput } from '../terminal/output.js';
import { printForFleet } from './fleet/dry-run.js';
import { sendToFleet } from './fleet/send-to-fleet.js';
import { printForOneCar, sendToOneCar } from './one-car.js';
import { readPlan, type SendFlags } from './plan.js';
import { enqueueCars } from './queue/enqueue.js';
import { readQueuePlan } from './queue/queue-plan.js';

/** Sends to one car or to many, or enqueues or prints what would be sent. Returns the exit code. */
export function runSend(flags: SendFlags & PopupFlags): Promise<number> {
  if (flags.queue !== undefined) return enqueueCars(readQueuePlan(flags, readPopupOptions(flags)), consoleOutput);
  const plan = readPlan(flags, readPopupOptions(flags));
  if (flags.dryRun) return (flags.vin === undefined ? printForFleet : printForOneCar)(plan, consoleOutput);
  return (flags.vin === undefined ? sendToFleet : sendToOneCar)(plan, consoleOutput);
}
