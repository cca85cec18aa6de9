import type { PopupSender } from '../../../sender/create-sender.js';
import type { FleetCar, FleetOptions } from '../../../sender/fleet/fleet-options.js';
import type { ListedCar } from '../cars/read-car.js';
import { CarStates } from '../journal/car-states.js';
import type { Journal } from '../journal/journal.js';
import type { FleetCounts } from '../report/fleet-counts.js';

/** What a run needs. */
export interface Run {
  sender: PopupSender;
  cars: AsyncIterable<readonly ListedCar[]>;
  options: Omit<FleetOptions<object>, 'signal' | 'onProgress'>;
  journal: Journal | undefined;
  /** Whether cars that may have had the message get it once more. */
  resendUnknown: boolean;
  counts: FleetCounts;
  /** Ends the run early. */
  stop: AbortController;
}

/** Sends to a list of cars, and keeps count and journal. */
export async function runFleet({ sender, cars, options, journal, resendUnknown, counts, stop }: Run): Promise<void> {
  const states = journal?.before.states ?? new CarStates();
  /** With the sender: in the journal as handed over, and no result yet. */
  const handedOver = new Set<string>();

  async function* toSend(): AsyncGenerator<FleetCar<object>> {
    for await (const listed of cars) {
      for (const car of listed) {
        if ('fault' in car) counts.refuse(`line ${car.line}`, car.fault);
        else if (isDue(car.vin, states, counts, resendUnknown)) {
          // In the journal first: whatever happens now, this car is not sent to again by mistake.
          if (stop.signal.aborted || journal?.write({ vin: car.vin, status: 'sending' }) === false) return;
          handedOver.add(car.vin);
          counts.waiting = handedOver.size;
          yield car.car;
        }
      }
    }
  }

  for await (const result of sender.sendAll(toSend(), { ...options, signal: stop.signal })) {
    const { vin } = result;
    handedOver.delete(vin);
    counts.add(result);
    counts.waiting = handedOver.size;
    if ('error' in result) {
      journal?.write({ vin, status: result.status, code: result.error.code, reasonCode: result.error.reasonCode });
    } else journal?.write({ vin, status: 'accepted', reasonCode: result.reasonCode || undefined });
    if (journal?.failure !== undefined) stop.abort(journal.failure);
  }
  // Read from the list at the very moment of the end: the sender has not looked at them.
  for (const vin of handedOver) journal?.write({ vin, status: 'refused', code: 'ABORTED' });
  counts.waiting = 0;
}

/** Whether a car is to be sent to; counts it if not. */
function isDue(vin: string, states: CarStates, counts: FleetCounts, resendUnknown: boolean): boolean {
  if (!states.see(vin)) {
    counts.repeated++;
    return false;
  }
  const outcome = states.outcome(vin);
  if (outcome === 'accepted') counts.acceptedBefore++;
  else if (outcome === 'unknown' && !resendUnknown) counts.unknownBefore++;
  else return true;
  return false;
}
