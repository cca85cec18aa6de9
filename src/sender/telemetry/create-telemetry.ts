import { loadOpenTelemetry } from '../../peers/load-opentelemetry.js';
import { attempt } from './attempt.js';
import { OpenTelemetryReporter, type ReporterOptions } from './open-telemetry.js';
import { NO_TELEMETRY, type Telemetry } from './telemetry.js';

/** Reports to OpenTelemetry if its API is installed, otherwise does nothing. */
export function createTelemetry(options: ReporterOptions, load = loadOpenTelemetry): Telemetry {
  const api = load();
  if (api === undefined) return NO_TELEMETRY;
  // Before 1.3 the API has no metrics.
  return attempt(() => new OpenTelemetryReporter(api, options)) ?? NO_TELEMETRY;
}
