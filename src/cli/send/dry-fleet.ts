import { CarList } from './car-list.js';
import { openDrySender } from './open-sender.js';
import type { Output } from './output.js';
import type { Plan } from './plan.js';
import { describeGroups } from './summary.js';
import { Tally } from './tally.js';
import { workOff } from './work-off.js';

/** Prints what would be sent to a list of cars: a line each, topic and payload with a tab between them. */
export async function printForFleet(plan: Plan, output: Output): Promise<number> {
  const { vins = '', concurrency } = plan.flags;
  const sender = openDrySender(plan, (topic, payload) => written(`${topic}\t${payload}\n`));
  const tally = new Tally();
  const stop = new AbortController();
  await workOff({
    sender,
    cars: new CarList(vins).read(stop.signal),
    options: { popup: plan.popup, concurrency },
    journal: undefined,
    resendUnknown: false,
    tally,
    stop,
  });
  await sender.close();
  describeGroups(tally, output);
  return tally.allAccepted ? 0 : 1;
}

/** Settles when there is room for more, and when nobody reads any more (`| head`). */
function written(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(text, () => resolve());
  });
}
