import { openSender } from '../../sending/open-sender.js';
import { type Interrupt, interruptible } from '../../terminal/interrupt.js';
import type { Output } from '../../terminal/output.js';
import { startProgress } from '../../terminal/progress.js';
import { describeFailure, UserError } from '../../terminal/user-error.js';
import { CarList } from '../cars/car-list.js';
import { Journal } from '../journal/journal.js';
import type { Plan } from '../plan.js';
import { FleetCounts } from '../report/fleet-counts.js';
import { fleetProgress } from '../report/progress-text.js';
import { describeRun } from '../report/summary.js';
import { runFleet } from './run-fleet.js';
import { waitForMinInterval } from './wait-for-min-interval.js';

/** Sends to a list of cars. Resolves with the exit code. */
export function sendToFleet(plan: Plan, output: Output): Promise<number> {
  return interruptible((interrupt) => send(plan, output, interrupt));
}

async function send(plan: Plan, output: Output, interrupt: Interrupt): Promise<number> {
  const { vins = '', journal: file } = plan.flags;
  const list = new CarList(vins);
  const total = await list.count();
  const journal = file === undefined ? undefined : await Journal.open(file, plan.hash);
  const counts = new FleetCounts();
  try {
    const stopped = await run(plan, { list, total, journal, counts, interrupt }, output);
    journal?.close();
    const failure = stopped ?? journal?.failure;
    const interrupted = interrupt.exitCode !== undefined;
    describeRun(
      { counts, total, journal: file, isComplete: failure === undefined && !interrupted, interrupted },
      output,
    );
    if (failure !== undefined) output.problem(describeFailure(failure));
    return interrupt.exitCode ?? (failure === undefined && counts.allAccepted ? 0 : 1);
  } finally {
    journal?.close();
  }
}

interface RunParts {
  list: CarList;
  total: number | undefined;
  journal: Journal | undefined;
  counts: FleetCounts;
  interrupt: Interrupt;
}

/** Connects and sends. Resolves with the error that ended the run early, if any; an interrupt is none. */
async function run(
  plan: Plan,
  { list, total, journal, counts, interrupt }: RunParts,
  output: Output,
): Promise<unknown> {
  const { flags, popup, times } = plan;
  // Without the URL, which is not validated yet and may hold a password.
  output.aside('Connecting …');
  const { sender, onLostForGood, close } = await openSender(flags, { maxWaiting: flags.concurrency });
  const stop = new AbortController();
  interrupt.arm();
  await waitForMinInterval(plan, journal, interrupt.signal, output);
  const progress = startProgress(fleetProgress(counts, total), output.result);
  const onInterrupt = (): void => {
    progress.showNote('stopping (Ctrl-C again: at once)');
    stop.abort(interrupt.signal.reason);
  };
  interrupt.signal.addEventListener('abort', onInterrupt);
  if (interrupt.signal.aborted) onInterrupt();
  onLostForGood(() => stop.abort(new UserError('The connection to the broker is lost and will not be retried')));
  try {
    const cars = list.read(stop.signal);
    const options = { popup, ...times, concurrency: flags.concurrency };
    await runFleet({ sender, cars, options, journal, resendUnknown: flags.resendUnknown ?? false, counts, stop });
    return interrupt.signal.aborted ? undefined : stop.signal.reason;
  } catch (error) {
    return error;
  } finally {
    progress.stop();
    await close();
  }
}
