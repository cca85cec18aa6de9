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
import { factor } from './name-table.js';
import { checkSharedFields } from './shared-fields.js';

/** Messages and events whose fields the code needs by name. */
const WITH_FIELDS = [
  'popup-message',
  'data-message',
  'app-message',
  'send-request',
  'notification-popup-event',
  'legacy-popup-event',
  'data-event',
  'loaded-notice',
  'lifecycle-event',
  'native-popup-request',
  'native-popup-event',
  'waypoint',
];

/** Names that the code needs by what they stand for: the first name of each. */
const NAMES_BY_ACTION = ['lifecycle-event-name', 'native-popup-request-name'];

/** Names that the code needs what they stand for of. */
const ACTIONS_BY_NAME = ['native-popup-event-name'];

/** What the application posts, under a name that never changes. */
const REQUESTS = ['send-request', 'loaded-notice'];

/** Values of which an unknown field is reported with the field that was probably meant. */
const WITH_KNOWN_FIELDS = ['popup-message', 'data-message', 'app-message', 'topic-parameters', 'filter-parameters'];

export function namesFile(contract: Contract): string {
  checkSharedFields(contract);
  return [
    header('schema/v1'),
    version(contract),
    events(contract),
    ...WITH_FIELDS.map((name) => fields(contract, name)),
    ...NAMES_BY_ACTION.map((name) => namesByAction(schemaOf(contract, name))),
    ...ACTIONS_BY_NAME.map((name) => actionsByName(schemaOf(contract, name))),
    ...REQUESTS.map((name) => requestType(schemaOf(contract, name))),
    functions(contract),
    ranges(contract),
    fieldNames(contract),
  ].join('\n');
}

function requestType(schema: Schema): string {
  const type = Object.values(schema.properties ?? {}).find((property) => property['x-api-name'] === 'type');
  return `/** ${type?.description} */\nexport const ${constantCase(titleOf(schema))}_TYPE = ${literal(type?.const)};\n`;
}

function namesByAction(schema: Schema): string {
  const rows = Object.entries(schema['x-action-meanings'] ?? {}).map(([action, meaning]) => {
    const name = schema.enum?.[schema['x-actions']?.indexOf(action) ?? -1];
    if (name === undefined) throw new Error(`${titleOf(schema)}: no name for "${action}"`);
    return `  /** ${meaning} */\n  ${action}: ${literal(name)},`;
  });
  return `/** ${schema.description} */
export const ${constantCase(titleOf(schema))}S = {
${rows.join('\n')}
} as const;
`;
}

/** A table of names, small enough for the car: each name is a beginning and an ending, and the ending says the action. */
function actionsByName(schema: Schema): string {
  const { beginnings, endings } = factor(schema.enum ?? [], schema['x-actions'] ?? []);
  const rows = Object.entries(endings).map(([ending, action]) => `    ${literal(ending)}: ${literal(action)},`);
  return `/** ${schema.description} Each is one of the beginnings and one of the endings; the ending says what it stands for. */
export const ${constantCase(titleOf(schema))}S = [
  [${beginnings.map(literal).join(', ')}],
  {
${rows.join('\n')}
  },
] as const;
`;
}

/** Functions of the head unit, each as the object that has it and its name in there. */
function functions(contract: Contract): string {
  return propertiesOf(contract, schemaOf(contract, 'portal-functions'))
    .map(([name, property]) => {
      const [object, method] = String(property.const).split('.');
      const constant = constantCase(name);
      return `/** ${property.description} */\nexport const ${constant} = { object: ${literal(object)}, method: ${literal(method)} } as const;\n`;
    })
    .join('\n');
}

/** How far coordinates go, by the names that the API gives them: the same in both directions, or the receiver must know. */
function ranges(contract: Contract): string {
  const rows = propertiesOf(contract, schemaOf(contract, 'waypoint')).map(([field, property]) => {
    const { 'x-api-name': name, minimum, maximum } = property;
    if (maximum === undefined || minimum !== -maximum) throw new Error(`waypoint: "${field}" must go as far both ways`);
    return `  ${name}: ${maximum},`;
  });
  return `/** How far each coordinate goes from 0 both ways, in degrees. */
export const COORDINATE_LIMITS = {
${rows.join('\n')}
} as const;

/** ${schemaOf(contract, 'waypoints').description} */
export const MAX_WAYPOINTS = ${schemaOf(contract, 'waypoints').maxItems};
`;
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

${actionsByName(schema)}
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
      if (property.const !== undefined) fixed.push(`  ${literal(field)}: ${literal(property.const)},`);
      if (apiName === undefined && property.const === undefined)
        throw new Error(`${name}: the field "${field}" has neither x-api-name nor const`);
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
