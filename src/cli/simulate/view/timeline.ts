import type { LoggedEvent } from '../../../simulator/head-unit-events.js';

/** An event as one line. */
export function lineOf({ at, event: { type, ...rest } }: LoggedEvent): string {
  const details = Object.entries(rest)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return `${(at / 1000).toFixed(1)} s  ${type}  ${details.join(', ')}`;
}
