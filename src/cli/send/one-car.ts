import { describeAccepted } from '../sending/outcome.js';
import { withSender } from '../sending/with-sender.js';
import type { Output } from '../terminal/output.js';
import { openDrySender } from './dry-sender.js';
import type { Plan } from './plan.js';

/** Sends to one car. Returns the exit code. */
export function sendToOneCar({ flags, popup, times }: Plan, output: Output): Promise<number> {
  return withSender(flags, output, async ({ sender }, { signal }) => {
    const { waitMs } = times;
    output.aside(waitMs > 0 ? `Sending; it may wait for up to ${waitMs / 1000} s …` : 'Sending …');
    const accepted = await sender.send({ vin: flags.vin ?? '', ...popup, ...times, signal });
    for (const line of describeAccepted(accepted)) output.result(line);
    return 0;
  });
}

/** Dry run: prints topic and payload for one car. Returns the exit code. */
export async function printForOneCar({ flags, partner, popup }: Plan, output: Output): Promise<number> {
  const sender = openDrySender(partner, async (topic, payload) => {
    output.result(topic);
    output.result(payload.toString());
  });
  await sender.send({ vin: flags.vin ?? '', ...popup });
  await sender.close();
  return 0;
}
