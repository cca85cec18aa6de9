/**
 * To save bytes, the receiver handles several kinds of window messages with the same code. This requires that their
 * schemas use the same field names, which is checked here before anything is generated.
 */
import { type Contract, keyOf, propertiesOf, type Schema } from './contract.js';
import { withFields } from './roles.js';

/** Keys whose fields must have the same wire name in all events, or in all events from the portal. */
const SHARED: { key: string; fromPortalOnly: boolean }[] = [
  { key: 'type', fromPortalOnly: false },
  { key: 'value', fromPortalOnly: true },
  { key: 'content', fromPortalOnly: true },
];

export function checkSharedFields(contract: Contract): void {
  for (const { key, fromPortalOnly } of SHARED) {
    const events = withFields(contract, 'event').filter(
      ([, schema]) => !fromPortalOnly || schema['x-direction'] === 'portal-to-app',
    );
    const found = events.map(([name, schema]) => ({ name, field: fieldOf(contract, schema, key) }));
    const named = found.filter(({ field }) => field !== undefined);
    const fields = new Set(named.map(({ field }) => field));
    if (fields.size <= 1) continue;
    const names = named.map(({ name }) => name).join(', ');
    throw new Error(`${names} must name the field "${key}" alike, not ${[...fields].join(' and ')}`);
  }
}

/** The wire name of the field with this key, at any depth. */
function fieldOf(contract: Contract, schema: Schema, key: string): string | undefined {
  for (const [field, property] of propertiesOf(contract, schema)) {
    if (keyOf(property) === key) return field;
    const nested = fieldOf(contract, property, key);
    if (nested !== undefined) return nested;
  }
  return undefined;
}
