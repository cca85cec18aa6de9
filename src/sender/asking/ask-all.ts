import { ContractError, isContractError } from '../../error/contract-error.js';
import { checkOptions, optionIssues } from '../../options/check-options.js';
import { OPTION_OF_FIELD } from '../../popup/create-popup.js';
import { aborted } from '../failures.js';
import { FLEET_RULES, type FleetSource } from '../fleet/fleet-options.js';
import { FleetReader } from '../fleet/fleet-reader.js';
import { POPUP_RULES } from '../send-one.js';
import {
  ANSWER_RULES,
  type AskOptions,
  type AskResult,
  type FleetAskOptions,
  type FleetAskResult,
} from './ask-options.js';

/** A car whose answer is awaited takes about a kilobyte. */
const DEFAULT_CONCURRENCY = 10_000;

const { onProgress: _, ...RULES } = { ...FLEET_RULES, ...ANSWER_RULES };

/** Implements `PopupSender.askAll`: reads a car whenever fewer than `concurrency` are open, and yields each result as soon as it is known. */
export async function* askAll(
  ask: (options: AskOptions<object>) => Promise<AskResult>,
  source: FleetSource<object>,
  options: FleetAskOptions<object>,
  closing: AbortSignal,
): AsyncGenerator<FleetAskResult, void, undefined> {
  checkOptions(options, RULES, ['popup']);
  if (closing.aborted) throw aborted('the sender is closed');
  const { popup, signal, concurrency = DEFAULT_CONCURRENCY, ...times } = options;
  const issues = optionIssues(popup, POPUP_RULES, OPTION_OF_FIELD);
  if (issues.length > 0) throw new ContractError('INVALID_MESSAGE', issues);
  const ending = new AbortController();
  const results: FleetAskResult[] = [];
  let open = 0;
  let wake: () => void = () => undefined;

  const start = (car: unknown): void => {
    open++;
    const own = typeof car === 'string' ? { vin: car } : (Object(car) as { vin: string });
    ask({ ...times, ...popup, ...own, signal: ending.signal })
      .catch((error: unknown): FleetAskResult => {
        if (!isContractError(error)) throw error;
        return { status: 'refused', vin: String(own.vin), error };
      })
      .then((result) => {
        open--;
        results.push(result);
        wake();
      });
  };
  const cars = new FleetReader(source, start, () => wake());
  const end = (): void => {
    cars.stop();
    ending.abort(signal?.reason);
    wake();
  };
  const signals = [closing, ...(signal === undefined ? [] : [signal])];
  for (const each of signals) each.addEventListener('abort', end);
  if (signal?.aborted) end();
  try {
    for (;;) {
      while (cars.canRead && open + results.length < concurrency) cars.read();
      const result = results.shift();
      if (result !== undefined) yield result;
      else if (open > 0 || cars.isReading) await new Promise<void>((resolve) => (wake = resolve));
      else break;
    }
    if (cars.failure !== undefined) throw cars.failure.error;
  } finally {
    for (const each of signals) each.removeEventListener('abort', end);
    ending.abort(new Error('the results are no longer read'));
    await cars.end();
  }
}
