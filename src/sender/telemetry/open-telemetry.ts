import type { Attributes, Context, SpanKind } from '@opentelemetry/api';
import type { PopupAction } from '#contract/types.js';
import type { Clock } from '../../clock/clock.js';
import type { OpenTelemetry } from '../../peers/load-opentelemetry.js';
import type { AskResult, UnexpectedReceipts } from '../asking/ask-options.js';
import type { Message } from '../outbox/entry.js';
import { attempt } from './attempt.js';
import {
  askOutcome,
  type BrokerAddress,
  failure,
  type Outcome,
  OWN,
  SPAN_NAMES,
  sendAttributes,
  sendOutcome,
} from './attributes.js';
import type { Instruments } from './instruments.js';
import { Operation } from './operation.js';
import { Providers } from './providers.js';
import type { Sending, Telemetry } from './telemetry.js';

export interface ReporterOptions {
  clock: Clock;
  /** Whether spans have the VIN. Metrics never have it: each would be a time series of its own. */
  includeVin: boolean;
  broker: BrokerAddress;
}

/** Reports to the providers that are registered with OpenTelemetry's API. */
export class OpenTelemetryReporter implements Telemetry {
  readonly #providers: Providers;
  /** The attributes of every message. */
  readonly #send: Attributes;

  constructor(
    private readonly api: OpenTelemetry,
    private readonly options: ReporterOptions,
  ) {
    this.#providers = new Providers(api);
    this.#send = sendAttributes(options.broker);
  }

  sending(message: Message): Sending | undefined {
    return this.#isObserved() ? this.#observed(message) : undefined;
  }

  refused(error: unknown, given: unknown): void {
    if (!this.#isObserved()) return;
    this.#endSend(this.#start('send', 'PRODUCER', vinOf(given), this.#send), failure(error));
  }

  asking(given: unknown, ask: () => Promise<AskResult>): Promise<AskResult> {
    if (!this.#isObserved()) return ask();
    const operation = this.#start('ask', 'INTERNAL', vinOf(given), {});
    const { span } = operation;
    // The span of the message is a child of this one.
    const asked = this.#runWithin(
      ({ trace }, active) => (span === undefined ? active : trace.setSpan(active, span)),
      ask,
    );
    // Before the caller goes on: these are the first handlers.
    asked.then(
      (result) => this.#endAsk(operation, askOutcome(result), result),
      (error: unknown) => this.#endAsk(operation, failure(error)),
    );
    return asked;
  }

  answered(action: PopupAction, isLate: boolean): void {
    if (!this.#isObserved()) return;
    this.#measure(({ answers }) => answers.add(1, { [OWN.action]: action, [OWN.isLate]: isLate }));
  }

  unexpected(reason: keyof UnexpectedReceipts): void {
    if (!this.#isObserved()) return;
    this.#measure(({ unexpectedReceipts }) => unexpectedReceipts.add(1, { [OWN.reason]: reason }));
  }

  detached<Result>(run: () => Result): Result {
    return this.#runWithin(({ ROOT_CONTEXT }) => ROOT_CONTEXT, run);
  }

  /** Without a closure: called for every message. */
  #isObserved(): boolean {
    try {
      return this.#providers.update();
    } catch {
      return false;
    }
  }

  #observed({ vin, bytes }: Message): Sending {
    const operation = this.#start('send', 'PRODUCER', vin, { ...this.#send, 'messaging.message.body.size': bytes });
    return {
      end: (result, publishedAt) => {
        const outcome = sendOutcome(result);
        this.#endSend(operation, outcome);
        if (publishedAt !== undefined) this.#published(outcome, this.options.clock.now() - publishedAt);
      },
    };
  }

  #start(what: keyof typeof SPAN_NAMES, kind: keyof typeof SpanKind, vin: unknown, attributes: Attributes): Operation {
    const { api, options } = this;
    const car = options.includeVin && typeof vin === 'string' ? { [OWN.vin]: vin } : {};
    const all = { ...attributes, ...car };
    return new Operation(api, options.clock, this.#providers.tracer, SPAN_NAMES[what], api.SpanKind[kind], all);
  }

  #endSend(operation: Operation, { attributes, error }: Outcome): void {
    const ms = operation.end({ attributes, error });
    this.#measure(({ sends }) => sends.add(1, attributes));
    this.#measure(({ operationDuration }) => operationDuration.record(ms / 1000, { ...this.#send, ...error }));
  }

  #published({ attributes, error }: Outcome, ms: number): void {
    this.#measure(({ sentMessages }) => sentMessages.add(1, { ...this.#send, ...error }));
    // With QoS 0 a message is sent, and nothing acknowledges it.
    if (attributes[OWN.outcome] !== 'accepted') return;
    this.#measure(({ acknowledgementDuration }) => acknowledgementDuration.record(ms / 1000));
  }

  #endAsk(operation: Operation, outcome: Outcome, result?: AskResult): void {
    operation.end(outcome);
    this.#measure(({ questions }) => questions.add(1, outcome.attributes));
    if (result?.status !== 'answered') return;
    const { action, afterMs } = result;
    this.#measure(({ answerDuration }) => answerDuration.record(afterMs / 1000, { [OWN.action]: action }));
  }

  /** Runs something once, in a context if that can be entered. */
  #runWithin<Result>(contextOf: (api: OpenTelemetry, active: Context) => Context, run: () => Result): Result {
    const { context } = this.api;
    let outcome: (() => Result) | undefined;
    attempt(() =>
      context.with(contextOf(this.api, context.active()), () => {
        outcome = outcomeOf(run);
      }),
    );
    return (outcome ?? run)();
  }

  #measure(record: (instruments: Instruments) => void): void {
    const { instruments } = this.#providers;
    if (instruments !== undefined) attempt(() => record(instruments));
  }
}

/** Reads what may be anything, and may throw when it is read. */
const vinOf = (given: unknown): unknown => attempt(() => Object(given).vin);

/** Returns what `run` has returned, or throws what it has thrown. */
function outcomeOf<Result>(run: () => Result): () => Result {
  try {
    const result = run();
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
