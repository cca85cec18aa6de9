/**
 * The receiver reads and posts several kinds of window messages by the same few lines, which its byte budget asks for.
 * That is right only as long as the schemas name their fields alike: checked here, before anything is generated.
 */
import { type Contract, keyOf, propertiesOf, type Schema } from './contract.js';
import { withFields } from './roles.js';

/** The keys of the fields that must have one wire name, and in which events: in all, or in those from the portal. */
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

/** The wire name of the field that has a key, here or in a nested object. */
function fieldOf(contract: Contract, schema: Schema, key: string): string | undefined {
  for (const [field, property] of propertiesOf(contract, schema)) {
    if (keyOf(property) === key) return field;
    const nested = fieldOf(contract, property, key);
    if (nested !== undefined) return nested;
  }
  return undefined;
}
