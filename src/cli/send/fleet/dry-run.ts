import type { Output } from '../../terminal/output.js';
import { CarList } from '../cars/car-list.js';
import { openDrySender } from '../open-sender.js';
import type { Plan } from '../plan.js';
import { FleetCounts } from '../report/fleet-counts.js';
import { describeGroups } from '../report/summary.js';
import { runFleet } from './run-fleet.js';

/** Prints what would be sent to a list of cars: a line each, topic and payload with a tab between them. */
export async function printForFleet(plan: Plan, output: Output): Promise<number> {
  const { vins = '', concurrency } = plan.flags;
  const sender = openDrySender(plan, (topic, payload) => written(`${topic}\t${payload}\n`));
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

/** Settles when there is room for more, and when nobody reads any more (`| head`). */
function written(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });
}
