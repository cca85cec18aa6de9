import { ContractError, isContractError } from '../../error/contract-error.js';
import { optionIssues } from '../../options/check-options.js';
import { OPTION_OF_FIELD } from '../../popup/create-popup.js';
import { type Payload, sharedPayloadOf } from '../encode-for-publish.js';
import type { Entry, Message } from '../outbox/entry.js';
import type { Outbox } from '../outbox/outbox.js';
import { MESSAGE_RULES, makeMessage, POPUP_RULES, type SendDefaults } from '../send-one.js';
import type { Accepted, FleetResult, SendOptions } from '../send-options.js';
import type { FleetCar, FleetOptions, FleetProgress } from './fleet-options.js';
import type { FleetWork } from './fleet-results.js';

/** The messages of one `sendAll`, from the car to its result. */
export class FleetRun implements FleetWork<FleetResult> {
  readonly progress: FleetProgress = { accepted: 0, refused: 0, unknown: 0, pending: 0 };
  readonly #shared: Payload;
  readonly #entries = new Set<Entry>();
  readonly #results: FleetResult[] = [];
  #onChange: () => void = () => undefined;

  constructor(
    private readonly outbox: Outbox,
    private readonly defaults: SendDefaults,
    private readonly options: FleetOptions<object>,
  ) {
    this.#shared = sharedPayloadOf(options.popup, defaults.appId);
  }

  get pending(): number {
    return this.#entries.size + this.#results.length;
  }

  start(car: unknown): void {
    const vin = vinOf(car);
    const finish = (outcome: Accepted | ContractError): void => {
      this.#entries.delete(entry as Entry);
      this.#results.push(resultOf(vin, outcome));
      this.wake();
    };
    let entry: Entry | undefined;
    try {
      entry = this.outbox.add(this.#messageFor(car), finish, undefined, true);
      if (entry.state !== 'settled') this.#entries.add(entry);
    } catch (error) {
      if (!isContractError(error)) throw error;
      this.defaults.telemetry.refused(error, { vin });
      finish(error);
    }
  }

  nextResult(): FleetResult | undefined {
    const result = this.#results.shift();
    if (result === undefined) return undefined;
    this.progress[result.status === 'sent' ? 'accepted' : result.status]++;
    this.progress.pending = this.pending;
    return result;
  }

  nextChange(): Promise<void> {
    return new Promise((resolve) => {
      this.#onChange = resolve;
    });
  }

  wake = (): void => this.#onChange();

  /** Aborts all messages not in flight. Those in flight settle by their deadline. */
  abortPending(cause: unknown): void {
    for (const entry of [...this.#entries]) if (entry.state !== 'in-flight') this.outbox.abort(entry, cause);
  }

  #messageFor(car: unknown): Message {
    const { waitMs = 0, timeToLiveMs = Number.POSITIVE_INFINITY, popup } = this.options;
    if (typeof car === 'string') {
      const { payload, bytes } = this.#shared;
      return { vin: car, topic: this.defaults.topicOf(car), payload, bytes, waitMs, timeToLiveMs };
    }
    const given = Object(car) as Exclude<FleetCar<object>, string>;
    const issues = optionIssues(given, MESSAGE_RULES, OPTION_OF_FIELD);
    if (issues.length > 0) throw new ContractError('INVALID_MESSAGE', issues);
    const own = dropUndefined(given);
    const isShared = Object.keys(POPUP_RULES).every((field) => !Object.hasOwn(own, field));
    return makeMessage(this.defaults, { ...popup, waitMs, timeToLiveMs, ...own }, isShared ? this.#shared : undefined);
  }
}

export function vinOf(car: unknown): string {
  const vin = typeof car === 'string' ? car : Object(car).vin;
  return typeof vin === 'string' ? vin : '';
}

function resultOf(vin: string, outcome: Accepted | ContractError): FleetResult {
  if ('status' in outcome) return outcome;
  return { status: outcome.code === 'OUTCOME_UNKNOWN' ? 'unknown' : 'refused', vin, error: outcome };
}

/** An option that is undefined falls back to the run's options. */
export function dropUndefined(
  given: Exclude<FleetCar<object>, string>,
): Partial<SendOptions<object>> & { vin: string } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as { vin: string };
}
