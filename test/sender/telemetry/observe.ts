import { context, metrics, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AggregationTemporality,
  type Histogram,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { onTestFinished } from 'vitest';

/** Longer than any test: it exports when it is told to. */
const NEVER_MS = 2 ** 31 - 1;

/** One time series of a metric: its attributes, and its sum, or for a histogram its values' number and sum. */
interface Series {
  attributes: Record<string, unknown>;
  value: number | { count: number; sum: number };
}

export interface Observed {
  spans(): Promise<ReadableSpan[]>;
  /** The series of a metric. */
  series(metric: string): Promise<Series[]>;
  /** All that was exported, as text. */
  text(): Promise<string>;
}

/** Registers OpenTelemetry's SDK, with exporters in memory, until the test has finished. */
export function observe({ withSpans = true, withMetrics = true, withContext = true } = {}): Observed {
  const spanExporter = new InMemorySpanExporter();
  const tracers = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spanExporter)] });
  const metricExporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter: metricExporter, exportIntervalMillis: NEVER_MS });
  const meters = new MeterProvider({ readers: [reader] });
  unregisterAfterTest();
  if (withSpans) trace.setGlobalTracerProvider(tracers);
  if (withMetrics) metrics.setGlobalMeterProvider(meters);
  if (withContext) context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  onTestFinished(async () => {
    await Promise.all([tracers.shutdown(), meters.shutdown()]);
  });
  const exportedMetrics = async () => {
    metricExporter.reset();
    await meters.forceFlush();
    return metricExporter.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
  };
  const spans = async (): Promise<ReadableSpan[]> => {
    await tracers.forceFlush();
    return spanExporter.getFinishedSpans();
  };
  return {
    spans,
    async series(metric) {
      const found = (await exportedMetrics()).find(({ descriptor }) => descriptor.name === metric);
      return (found?.dataPoints ?? []).map(({ attributes, value }) => ({
        attributes,
        value: typeof value === 'number' ? value : countAndSum(value as Histogram),
      }));
    },
    async text() {
      const told = (await spans()).map(({ name, attributes, status, events, links, resource, kind }) => ({
        ...{ name, attributes, status, events, links, kind },
        resource: resource.attributes,
      }));
      return JSON.stringify([told, await exportedMetrics()]);
    },
  };
}

const countAndSum = ({ count, sum = 0 }: Histogram) => ({ count, sum });

/** Test files share a process. */
export function unregisterAfterTest(): void {
  onTestFinished(() => {
    trace.disable();
    metrics.disable();
    context.disable();
  });
}

/** How long a span took, in ms. */
export const durationMs = ({ duration: [seconds, nanoseconds] }: ReadableSpan): number =>
  seconds * 1000 + nanoseconds / 1e6;
