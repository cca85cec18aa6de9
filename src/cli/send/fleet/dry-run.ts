import type { Output } from '../../terminal/output.js';
import { CarList } from '../cars/car-list.js';
import { openDrySender } from '../dry-sender.js';
import type { Plan } from '../plan.js';
import { FleetCounts } from '../report/fleet-counts.js';
import { describeGroups } from '../report/summary.js';
import { runFleet } from './run-fleet.js';

/** Prints one line for each car of a list: topic, tab, payload. Resolves with the exit code. */
export async function printForFleet(plan: Plan, output: Output): Promise<number> {
  const { vins = '', concurrency } = plan.flags;
  const sender = openDrySender(plan.partner, (topic, payload) => write(`${topic}\t${payload}\n`));
  const counts = new FleetCounts();
  const stop = new AbortController();
  await runFleet({
    sender,
    cars: new CarList(vins).read(stop.signal),
    options: { popup: plan.popup, concurrency },
    journal: undefined,
    resendUnknown: false,
    counts,
    stop,
  });
  await sender.close();
  describeGroups(counts, output);
  return counts.allAccepted ? 0 : 1;
}

/** Resolves once the text is written, or the reader has closed the pipe (`| head`). */
function write(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });
}
