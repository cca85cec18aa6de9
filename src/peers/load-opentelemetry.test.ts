import { expect, test } from 'vitest';
import { loadOpenTelemetry } from './load-opentelemetry.js';

test("loads OpenTelemetry's API", () => {
  expect(typeof loadOpenTelemetry()?.trace.getTracer).toBe('function');
});

test.each(['MODULE_NOT_FOUND', 'ERR_REQUIRE_ESM'])('returns nothing when it cannot be loaded (%s)', (code) => {
  const load = (): never => {
    throw Object.assign(new Error("Cannot find module '@opentelemetry/api'"), { code });
  };
  expect(loadOpenTelemetry(load)).toBeUndefined();
});
