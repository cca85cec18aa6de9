import { createRequire } from 'node:module';

/** OpenTelemetry's API, `@opentelemetry/api`. */
export type OpenTelemetry = typeof import('@opentelemetry/api');

/**
 * Loads OpenTelemetry's API, an optional peer dependency; `undefined` if there is none that works. With `require`, because creating a
 * sender is synchronous: whatever copy of the API a program has registered its SDK with, all copies find it.
 */
export function loadOpenTelemetry(load: () => unknown = requireApi): OpenTelemetry | undefined {
  try {
    return load() as OpenTelemetry;
  } catch {
    return undefined;
  }
}

const requireApi = (): unknown => createRequire(import.meta.url)('@opentelemetry/api');
