import { booleanOption, type OptionRule, optionIssues } from '../../options/check-options.js';

/**
 * What spans say, for programs that use OpenTelemetry.
 *
 * @example
 * import type { TelemetryOptions } from 'webportal-popup-contract/sender';
 *
 * const options: TelemetryOptions = { includeVin: true };
 */
export interface TelemetryOptions {
  /** Whether spans have the VIN of the car; false by default. Metrics never have it. */
  includeVin?: boolean | undefined;
}

const RULES: Record<keyof TelemetryOptions, OptionRule> = { includeVin: booleanOption };

export const telemetryOption: OptionRule = {
  isRight: (value: unknown) => typeof value === 'object' && value !== null && optionIssues(value, RULES).length === 0,
  expected: 'an object with includeVin, which is true or false',
};
