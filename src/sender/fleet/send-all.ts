import { ContractError } from '../../error/contract-error.js';
import { checkOptions, optionIssues } from '../../options/check-options.js';
import { OPTION_OF_FIELD } from '../../popup/create-popup.js';
import { aborted } from '../failures.js';
import type { Outbox } from '../outbox/outbox.js';
import { POPUP_RULES, type SendDefaults } from '../send-one.js';
import type { FleetResult } from '../send-options.js';
import { FLEET_RULES, type FleetOptions, type FleetSource } from './fleet-options.js';
import { fleetResults } from './fleet-results.js';
import { FleetRun } from './fleet-run.js';

/** Implements `PopupSender.sendAll`. */
export async function* sendAll(
  outbox: Outbox,
  defaults: SendDefaults,
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
  for await (const result of fleetResults(run, source, concurrency, signal, outbox.closing)) {
    onProgress?.(run.progress);
    yield result;
  }
}
