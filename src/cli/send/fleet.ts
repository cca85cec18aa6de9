import { describeFailure, UserError } from '../fail.js';
import { CarList } from './car-list.js';
import { type Interrupt, interruptible } from './interrupt.js';
import { Journal } from './journal.js';
import { keepGap } from './keep-gap.js';
import { openSender } from './open-sender.js';
import type { Output } from './output.js';
import type { Plan } from './plan.js';
import { startProgress } from './progress.js';
import { describeRun } from './summary.js';
import { Tally } from './tally.js';
import { workOff } from './work-off.js';

/** Sends to a list of cars. Returns the exit code. */
export function sendToFleet(plan: Plan, output: Output): Promise<number> {
  return interruptible((interrupt) => send(plan, output, interrupt));
}

async function send(plan: Plan, output: Output, interrupt: Interrupt): Promise<number> {
  const { vins = '', journal: file } = plan.flags;
  const list = new CarList(vins);
  const total = await list.count();
  const journal = file === undefined ? undefined : await Journal.open(file, plan.hash);
  const tally = new Tally();
  try {
    const stopped = await run(plan, { list, total, journal, tally, interrupt }, output);
    journal?.close();
    const failure = stopped ?? journal?.failure;
    const interrupted = interrupt.exitCode !== undefined;
    describeRun({ tally, total, journal: file, isWhole: failure === undefined && !interrupted, interrupted }, output);
    if (failure !== undefined) output.problem(describeFailure(failure));
    return interrupt.exitCode ?? (failure === undefined && tally.allAccepted ? 0 : 1);
  } finally {
    journal?.close();
  }
}

interface Parts {
  list: CarList;
  total: number | undefined;
  journal: Journal | undefined;
  tally: Tally;
  interrupt: Interrupt;
}

/** Connects, sends, and returns what stopped it early. */
async function run(plan: Plan, { list, total, journal, tally, interrupt }: Parts, output: Output): Promise<unknown> {
  const { flags, popup, times } = plan;
  // Not to whom: the URL has not been judged yet, and may hold what it should not.
  output.aside('Connecting …');
  const { sender, onLostForGood, close } = await openSender(plan);
  const stop = new AbortController();
  interrupt.arm();
  await keepGap(plan, journal, interrupt.signal, output);
  const progress = startProgress({ tally, total }, output.result);
  const onInterrupt = (): void => {
    progress.say('stopping (Ctrl-C again: at once)');
    stop.abort(interrupt.signal.reason);
  };
  interrupt.signal.addEventListener('abort', onInterrupt);
  if (interrupt.signal.aborted) onInterrupt();
  onLostForGood(() => stop.abort(new UserError('The connection to the broker is lost, and not to be had again')));
  try {
    const cars = list.read(stop.signal);
    const options = { popup, ...times, concurrency: flags.concurrency };
    await workOff({ sender, cars, options, journal, resendUnknown: flags.resendUnknown ?? false, tally, stop });
    return interrupt.signal.aborted ? undefined : stop.signal.reason;
  } catch (error) {
    return error;
  } finally {
    progress.stop();
    await close();
  }
}
