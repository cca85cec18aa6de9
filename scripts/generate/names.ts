/** `names.ts`: event names, message names and field names. */
import {
  type Contract,
  constantCase,
  header,
  literal,
  propertiesOf,
  resolve,
  type Schema,
  schemaOf,
  titleOf,
} from './contract.js';

/** Messages and events whose fields the code needs by name. */
const WITH_FIELDS = [
  'popup-message',
  'data-message',
  'app-message',
  'send-request',
  'notification-popup-event',
  'legacy-popup-event',
  'data-event',
];

/** Values of which an unknown field is reported with the field that was probably meant. */
const WITH_KNOWN_FIELDS = ['popup-message', 'data-message', 'app-message', 'topic-parameters', 'filter-parameters'];

export function namesFile(contract: Contract): string {
  return [
    header('schema/v1'),
    version(contract),
    events(contract),
    ...WITH_FIELDS.map((name) => fields(contract, name)),
    fieldNames(contract),
  ].join('\n');
}

function fieldNames(contract: Contract): string {
  const rows = WITH_KNOWN_FIELDS.map((name) => {
    const schema = schemaOf(contract, name);
    return `  ${titleOf(schema)}: [${Object.keys(schema.properties ?? {})
      .map(literal)
      .join(', ')}],`;
  });
  return `/** Every field of a kind of value: what a misspelt field may have been meant to be. */
export const FIELD_NAMES = {
${rows.join('\n')}
} as const;
`;
}

function version(contract: Contract): string {
  const schema = schemaOf(contract, 'contract-version');
  return `/**
 * ${schema.description}
 *
 * @example
 * import { CONTRACT_VERSION } from 'webportal-popup-contract';
 *
 * CONTRACT_VERSION.split('.').length; // => 3
 */
export const CONTRACT_VERSION = ${literal(schema.const)};
`;
}

function events(contract: Contract): string {
  const schema = schemaOf(contract, 'popup-event-name');
  const names = schema.enum ?? [];
  const actions = schema['x-actions'] ?? [];
  const meanings = schema['x-action-meanings'] ?? {};
  if (names.length !== actions.length) throw new Error('popup-event-name: enum and x-actions differ in length');
  const emitted = Object.keys(meanings).map((action) => {
    const name = names[actions.indexOf(action)];
    if (name === undefined) throw new Error(`popup-event-name: no event name for the action "${action}"`);
    return `  /** ${meanings[action]} */\n  ${action}: ${literal(name)},`;
  });
  const accepted = names.map((name, at) => `  ${literal(name)}: ${literal(actions[at])},`);
  return `/**
 * The full event names, by what the driver did: the names that a head unit emits. Source: ${schema['x-source']}.
 *
 * @example
 * import { POPUP_EVENTS } from 'webportal-popup-contract';
 *
 * Object.keys(POPUP_EVENTS); // => ['ok', 'cancel', 'timeout']
 */
export const POPUP_EVENTS = {
${emitted.join('\n')}
} as const;

/** Every event name that is accepted, and the action it stands for. */
export const ACTION_OF_EVENT = {
${accepted.join('\n')}
} as const;

/** ${schemaOf(contract, 'notification-type').description} */
export const NOTIFICATION_TYPE = ${literal(schemaOf(contract, 'notification-type').const)};
`;
}

/** Two tables: the fields by the names that the API gives them, and the fields that always have one value. */
function fields(contract: Contract, name: string): string {
  const schema = schemaOf(contract, name);
  const title = titleOf(schema);
  const named: string[] = [];
  const fixed: string[] = [];
  const collect = (object: Schema): void => {
    for (const [field, property] of propertiesOf(contract, object)) {
      const apiName = property['x-api-name'];
      if (apiName !== undefined) named.push(`  ${apiName}: ${literal(field)},`);
      else if (property.const !== undefined) fixed.push(`  ${literal(field)}: ${literal(property.const)},`);
      else throw new Error(`${name}: the field "${field}" has neither x-api-name nor const`);
      collect(resolve(contract, property));
    }
  };
  collect(schema);
  const tables = [
    `/** Wire names of the fields of a \`${title}\`, by the names used in this package. */
export const ${constantCase(title)}_FIELDS = {
${named.join('\n')}
} as const;
`,
  ];
  if (fixed.length > 0) {
    tables.push(`/** The fields of a \`${title}\` that always have the same value. */
export const ${constantCase(title)}_CONSTANTS = {
${fixed.join('\n')}
} as const;
`);
  }
  return tables.join('\n');
}
