/**
 * The receiver reads and posts several kinds of window messages by the same few lines, which its byte budget asks for.
 * That is right only as long as the schemas name their fields alike: checked here, before anything is generated.
 */
import { type Contract, propertiesOf, resolve, type Schema, schemaOf } from './contract.js';

const EVENTS = ['notification-popup-event', 'legacy-popup-event', 'data-event'];
const REQUESTS = ['send-request', 'loaded-notice', 'native-popup-request'];

/** Which schemas must agree on the field that the API gives a name. */
const SHARED: Record<string, string[]> = {
  type: ['notification-popup-event', 'data-event', ...REQUESTS],
  value: EVENTS,
  content: EVENTS,
};

export function checkSharedFields(contract: Contract): void {
  for (const [apiName, schemas] of Object.entries(SHARED)) {
    const fields = new Set(schemas.map((name) => fieldOf(contract, schemaOf(contract, name), apiName)));
    if (fields.size === 1) continue;
    throw new Error(`${schemas.join(', ')} must name the field "${apiName}" alike, not ${[...fields].join(' and ')}`);
  }
}

/** The wire name of what the API calls by a name, here or in a nested object. */
function fieldOf(contract: Contract, schema: Schema, apiName: string): string | undefined {
  for (const [field, property] of propertiesOf(contract, schema)) {
    if (property['x-api-name'] === apiName) return field;
    const nested = fieldOf(contract, resolve(contract, property), apiName);
    if (nested !== undefined) return nested;
  }
  return undefined;
}
