import type { Attributes, Span, SpanKind, Tracer } from '@opentelemetry/api';
import type { Clock } from '../../clock/clock.js';
import type { OpenTelemetry } from '../../peers/load-opentelemetry.js';
import { attempt } from './attempt.js';
import type { Outcome } from './attributes.js';

/** A span, and its duration by the sender's clock: the one that the histograms have. */
export class Operation {
  /** `undefined` if there is no SDK for spans. */
  readonly span: Span | undefined;
  readonly #startTime = Date.now();
  readonly #startedAt: number;

  constructor(
    private readonly api: OpenTelemetry,
    private readonly clock: Clock,
    tracer: Tracer | undefined,
    name: string,
    kind: SpanKind,
    attributes: Attributes,
  ) {
    this.#startedAt = clock.now();
    this.span = attempt(() => tracer?.startSpan(name, { kind, attributes, startTime: this.#startTime }));
  }

  /** Ends the span. Returns its duration. */
  end({ attributes, error }: Outcome): number {
    const ms = this.clock.now() - this.#startedAt;
    attempt(() => {
      this.span?.setAttributes({ ...attributes, ...error });
      if (error['error.type'] !== undefined) this.span?.setStatus({ code: this.api.SpanStatusCode.ERROR });
      this.span?.end(this.#startTime + ms);
    });
    return ms;
  }
}
