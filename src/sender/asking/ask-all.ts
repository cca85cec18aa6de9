import { ContractError } from '../../error/contract-error.js';
import { checkOptions, optionIssues } from '../../options/check-options.js';
import { OPTION_OF_FIELD } from '../../popup/create-popup.js';
import { payloadOf } from '../encode-for-publish.js';
import { aborted } from '../failures.js';
import { FLEET_RULES, type FleetSource } from '../fleet/fleet-options.js';
import { fleetResults } from '../fleet/fleet-results.js';
import { POPUP_RULES } from '../send-one.js';
import {
  ANSWER_RULES,
  type AskOptions,
  type AskResult,
  type FleetAskOptions,
  type FleetAskResult,
} from './ask-options.js';
import { AskRun } from './ask-run.js';

/** A car whose answer is awaited takes about a kilobyte. */
const DEFAULT_CONCURRENCY = 10_000;

const { onProgress: _, ...RULES } = { ...FLEET_RULES, ...ANSWER_RULES };

/** Implements `PopupSender.askAll`. */
export async function* askAll(
  ask: (options: AskOptions<object>) => Promise<AskResult>,
  appId: string | undefined,
  source: FleetSource<object>,
  options: FleetAskOptions<object>,
  closing: AbortSignal,
): AsyncGenerator<FleetAskResult, void, undefined> {
  checkOptions(options, RULES, ['popup']);
  if (closing.aborted) throw aborted('the sender is closed');
  const { signal, concurrency = DEFAULT_CONCURRENCY, ...rest } = options;
  const issues = optionIssues(rest.popup, POPUP_RULES, OPTION_OF_FIELD);
  if (issues.length > 0) throw new ContractError('INVALID_MESSAGE', issues);
  // What is wrong for every car is told before the first one.
  payloadOf(rest.popup, appId);
  yield* fleetResults(new AskRun(ask, rest), source, concurrency, signal, closing);
}
