/** `client` for an example that sends a popup, and registers an SDK of OpenTelemetry: tests share a process. */
import { metrics, trace } from '@opentelemetry/api';
import { connectToCar } from './car.js';

const car = await connectToCar({ sends: true, listens: false });

export const { client, check } = car;

export async function close(): Promise<void> {
  trace.disable();
  metrics.disable();
  await car.close();
}
