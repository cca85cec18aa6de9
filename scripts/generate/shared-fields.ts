/**
 * To save bytes, the receiver handles several kinds of messages with the same code. This requires that their schemas use
 * the same field names, which is checked here before anything is generated.
 */
import { type Contract, keyOf, propertiesOf, type Role, type Schema } from './contract.js';
import { withFields } from './roles.js';

interface SharedField {
  /** The key of fields that must have the same wire name. */
  key: string;
  /** The roles of the schemas in which they must. */
  roles: Role[];
  fromPortalOnly: boolean;
}

const SHARED: SharedField[] = [
  { key: 'type', roles: ['event'], fromPortalOnly: false },
  { key: 'value', roles: ['event'], fromPortalOnly: true },
  { key: 'content', roles: ['event'], fromPortalOnly: true },
  // What a popup carries comes back in its receipt.
  { key: 'receipt', roles: ['message', 'part'], fromPortalOnly: false },
];

export function checkSharedFields(contract: Contract): void {
  for (const { key, roles, fromPortalOnly } of SHARED) {
    const schemas = withFields(contract, ...roles).filter(
      ([, schema]) => !fromPortalOnly || schema['x-direction'] === 'portal-to-app',
    );
    const found = schemas.map(([name, schema]) => ({ name, field: fieldOf(contract, schema, key) }));
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
