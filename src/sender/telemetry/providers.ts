import type { Meter, MeterProvider, ProxyTracerProvider, Tracer, TracerProvider } from '@opentelemetry/api';
import type { OpenTelemetry } from '../../peers/load-opentelemetry.js';
import { createInstruments, type Instruments } from './instruments.js';

/** The instrumentation scope of spans and metrics. */
const SCOPE = 'webportal-popup-contract';

/**
 * Tracer and instruments of the providers that are registered at the moment. A program may register them after it has created a sender,
 * and meters do not follow by themselves. Looked up for every message, so that nothing is created while nobody is registered.
 */
export class Providers {
  /** `undefined` while no SDK for spans is registered. */
  tracer: Tracer | undefined;
  /** `undefined` while no SDK for metrics is registered. */
  instruments: Instruments | undefined;
  /** What the API has while nothing is registered. */
  readonly #noTracers: TracerProvider;
  readonly #noMeter: Meter;
  #tracers: TracerProvider | undefined;
  #meters: MeterProvider | undefined;

  constructor(private readonly api: OpenTelemetry) {
    this.#noTracers = new api.ProxyTracerProvider().getDelegate();
    this.#noMeter = api.createNoopMeter();
  }

  /** Updates both. Returns whether there is either. */
  update(): boolean {
    const { trace, metrics } = this.api;
    const tracers = delegateOf(trace.getTracerProvider());
    if (tracers !== this.#tracers) this.#useTracers(tracers);
    const meters = metrics.getMeterProvider();
    if (meters !== this.#meters) this.#useMeters(meters);
    return this.tracer !== undefined || this.instruments !== undefined;
  }

  #useTracers(tracers: TracerProvider): void {
    this.#tracers = tracers;
    this.tracer = tracers === this.#noTracers ? undefined : tracers.getTracer(SCOPE);
  }

  #useMeters(meters: MeterProvider): void {
    this.#meters = meters;
    const meter = meters.getMeter(SCOPE);
    this.instruments = meter === this.#noMeter ? undefined : createInstruments(meter);
  }
}

/** The API puts a proxy in front of the provider that a program registers. */
const delegateOf = (provider: TracerProvider): TracerProvider => (provider as ProxyTracerProvider).getDelegate();
