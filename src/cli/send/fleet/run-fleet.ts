import type { PopupSender } from '../../../sender/create-sender.js';
import type { FleetCar, FleetOptions } from '../../../sender/fleet/fleet-options.js';
import type { ListedCar } from '../cars/read-car.js';
import { CarStates } from '../journal/car-states.js';
import type { Journal } from '../journal/journal.js';
import type { FleetCounts } from '../report/fleet-counts.js';

/** Parameters of `runFleet`. */
export interface Run {
  sender: PopupSender;
  cars: AsyncIterable<readonly ListedCar[]>;
  options: Omit<FleetOptions<object>, 'signal' | 'onProgress'>;
  journal: Journal | undefined;
  /** Whether to send again to cars whose outcome is unknown. */
  resendUnknown: boolean;
  counts: FleetCounts;
  /** Aborted to end the run early. */
  stop: AbortController;
}

/** Sends to a list of cars, and updates counts and journal. */
export async function runFleet({ sender, cars, options, journal, resendUnknown, counts, stop }: Run): Promise<void> {
  const states = journal?.before.states ?? new CarStates();
  /** VINs passed to the sender, without a result yet. */
  const pending = new Set<string>();

  async function* toSend(): AsyncGenerator<FleetCar<object>> {
    for await (const listed of cars) {
      for (const car of listed) {
        if ('fault' in car) counts.addRefused(`line ${car.line}`, car.fault);
        else if (isDue(car.vin, states, counts, resendUnknown)) {
          // Before sending: if the process dies now, the next run must not send to this car again by mistake.
          if (stop.signal.aborted || journal?.write({ vin: car.vin, status: 'sending' }) === false) return;
          pending.add(car.vin);
          counts.waiting = pending.size;
          yield car.car;
        }
      }
    }
  }

  for await (const result of sender.sendAll(toSend(), { ...options, signal: stop.signal })) {
    const { vin } = result;
    pending.delete(vin);
    counts.add(result);
    counts.waiting = pending.size;
    if ('error' in result) {
      journal?.write({ vin, status: result.status, code: result.error.code, reasonCode: result.error.reasonCode });
    } else journal?.write({ vin, status: 'accepted', reasonCode: result.reasonCode || undefined });
    if (journal?.failure !== undefined) stop.abort(journal.failure);
  }
  // Read from the list just as the run ended: the sender never processed them.
  for (const vin of pending) journal?.write({ vin, status: 'refused', code: 'ABORTED' });
  counts.waiting = 0;
}

/** Whether to send to a car; counts it if not. */
function isDue(vin: string, states: CarStates, counts: FleetCounts, resendUnknown: boolean): boolean {
  if (!states.markSeen(vin)) {
    counts.repeated++;
    return false;
  }
  const outcome = states.outcome(vin);
  if (outcome === 'accepted') counts.acceptedBefore++;
  else if (outcome === 'unknown' && !resendUnknown) counts.unknownBefore++;
  else return true;
  return false;
}
