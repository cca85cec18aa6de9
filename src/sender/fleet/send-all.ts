import { ContractError } from '../../error/contract-error.js';
import { checkOptions, optionIssues } from '../../options/check-options.js';
import { OPTION_OF_FIELD } from '../../popup/create-popup.js';
import { aborted } from '../failures.js';
import type { Outbox } from '../outbox/outbox.js';
import { type MessageDefaults, POPUP_RULES } from '../send-one.js';
import type { FleetResult } from '../send-options.js';
import { FLEET_RULES, type FleetOptions, type FleetSource } from './fleet-options.js';
import { FleetReader } from './fleet-reader.js';
import { FleetRun } from './fleet-run.js';

/** Implements `PopupSender.sendAll`. */
export async function* sendAll(
  outbox: Outbox,
  defaults: MessageDefaults,
  source: FleetSource<object>,
  options: FleetOptions<object>,
  defaultConcurrency: number,
): AsyncGenerator<FleetResult, void, undefined> {
  checkOptions(options, FLEET_RULES, ['popup']);
  if (outbox.closing.aborted) throw aborted('the sender is closed');
  const { signal, onProgress, concurrency = defaultConcurrency } = options;
  const issues = optionIssues(options.popup, POPUP_RULES, OPTION_OF_FIELD);
  if (issues.length > 0) throw new ContractError('INVALID_MESSAGE', issues);
  const run = new FleetRun(outbox, defaults, options);
  const cars = new FleetReader(source, (car) => run.start(car), run.wake);
  const onAbort = (): void => {
    cars.stop();
    run.abortPending(signal?.reason);
    run.wake();
  };
  const signals = [outbox.closing, ...(signal === undefined ? [] : [signal])];
  for (const each of signals) each.addEventListener('abort', onAbort);
  if (signal?.aborted) onAbort();
  try {
    for (;;) {
      while (cars.canRead && run.pending < concurrency) cars.read();
      const result = run.nextResult();
      if (result !== undefined) {
        onProgress?.(run.progress);
        yield result;
      } else if (run.pending > 0 || cars.isReading) await run.nextChange();
      else break;
    }
    if (cars.failure !== undefined) throw cars.failure.error;
  } finally {
    for (const each of signals) each.removeEventListener('abort', onAbort);
    run.abortPending(new Error('the results are no longer read'));
    await cars.end();
  }
}
