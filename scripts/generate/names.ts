/** `names.ts`: event names, message names and field names. */
import {
  type Contract,
  constantCase,
  folderOf,
  header,
  keyOf,
  literal,
  propertiesOf,
  resolve,
  type Schema,
  schemaOf,
  titleOf,
} from './contract.js';
import { deprecationTag, descriptionOf } from './deprecations.js';
import { factor } from './name-table.js';
import { withFields, withRole } from './roles.js';
import { checkSharedFields } from './shared-fields.js';

export function namesFile(contract: Contract): string {
  checkSharedFields(contract);
  const names = withRole(contract, 'names').filter(([name]) => name !== POPUP_EVENT_NAME);
  return [
    header(folderOf(contract)),
    version(contract),
    popupEvents(contract),
    ...withFields(contract, 'message', 'event', 'part').map(([name, schema]) => fields(contract, name, schema)),
    ...names.flatMap(([, schema]) => [namesByAction(schema), actionsByName(schema)]),
    ...withRole(contract, 'part').flatMap(([, schema]) => [
      ...partName(schema),
      ...partPattern(schema),
      ...samples(schema),
    ]),
    ...withRole(contract, 'event').flatMap(([, schema]) => typeOfEvent(schema)),
    functions(contract),
    ranges(contract),
  ].join('\n');
}

/** The names with a public constant of their own. */
const POPUP_EVENT_NAME = 'popup-event-name';

/** The constant for a name that several events share. */
function partName(schema: Schema): string[] {
  if (schema.const === undefined) return [];
  return [
    `/** ${descriptionOf(schema)} */\nexport const ${constantCase(titleOf(schema))} = ${literal(schema.const)};\n`,
  ];
}

/** The constant for the form of a text that code outside of the validators has to know, the receiver above all. */
function partPattern(schema: Schema): string[] {
  if (schema.pattern === undefined) return [];
  return [
    `/** The form of a \`${titleOf(schema)}\`. ${descriptionOf(schema)} */\nexport const ${constantCase(titleOf(schema))}_PATTERN = ${shortened(schema.pattern)};\n`,
  ];
}

/** In JavaScript `\\w` is the same as these characters, and shorter; in Python it is not. */
function shortened(pattern: string): RegExp {
  return new RegExp(pattern.replaceAll('A-Za-z0-9_', '\\w'));
}

/** The values that the vendor's documents print as samples. */
function samples(schema: Schema): string[] {
  const values = schema['x-samples']?.map(literal);
  if (values === undefined) return [];
  return [
    `/** What the vendor's documents print in the place of a real value. Source: ${schema['x-source']}. */
export const ${constantCase(titleOf(schema))}_SAMPLES: readonly string[] = [${values.join(', ')}];
`,
  ];
}

/** The constant for the `type` of an event, if that is fixed. */
function typeOfEvent(schema: Schema): string[] {
  const type = Object.values(schema.properties ?? {}).find((property) => keyOf(property) === 'type');
  if (type?.const === undefined) return [];
  return [`/** ${type.description} */\nexport const ${constantCase(titleOf(schema))}_TYPE = ${literal(type.const)};\n`];
}

function namesByAction(schema: Schema): string {
  const rows = Object.entries(schema['x-action-meanings'] ?? {}).map(([action, meaning]) => {
    const name = schema.enum?.[schema['x-actions']?.indexOf(action) ?? -1];
    if (name === undefined) throw new Error(`${titleOf(schema)}: no name for "${action}"`);
    return `  /** ${meaning} */\n  ${action}: ${literal(name)},`;
  });
  return `/** ${descriptionOf(schema)} */
export const ${constantCase(titleOf(schema))}S = {
${rows.join('\n')}
} as const;
`;
}

/** Names split into beginnings and endings to save bytes in the receiver; the ending determines the action. */
function actionsByName(schema: Schema): string {
  const { beginnings, endings } = factor(schema.enum ?? [], schema['x-actions'] ?? []);
  const rows = Object.entries(endings).map(([ending, action]) => `    ${literal(ending)}: ${literal(action)},`);
  return `/** ${schema.description} Each is one of the beginnings and one of the endings; the ending says what it stands for. */
export const ${constantCase(titleOf(schema)).replace(/_NAME$/, '')}_ACTIONS = [
  [${beginnings.map(literal).join(', ')}],
  {
${rows.join('\n')}
  },
] as const;
`;
}

/** Functions of the head unit, each as object and method name. */
function functions(contract: Contract): string {
  return propertiesOf(contract, schemaOf(contract, 'portal-functions'))
    .map(([name, property]) => {
      const [object, method] = String(property.const).split('.');
      const constant = constantCase(name);
      return `/** ${descriptionOf(property)} */\nexport const ${constant} = { object: ${literal(object)}, method: ${literal(method)} } as const;\n`;
    })
    .join('\n');
}

/** Coordinate limits by API name. The receiver relies on ranges that are symmetric around 0. */
function ranges(contract: Contract): string {
  const rows = propertiesOf(contract, schemaOf(contract, 'waypoint')).map(([field, property]) => {
    const { minimum, maximum } = property;
    if (maximum === undefined || minimum !== -maximum) throw new Error(`waypoint: "${field}" must go as far both ways`);
    return `  ${keyOf(property)}: ${maximum},`;
  });
  return `/** How far each coordinate goes from 0 both ways, in degrees. */
export const COORDINATE_LIMITS = {
${rows.join('\n')}
} as const;

/** ${schemaOf(contract, 'waypoints').description} */
export const MAX_WAYPOINTS = ${schemaOf(contract, 'waypoints').maxItems};
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

function popupEvents(contract: Contract): string {
  const schema = schemaOf(contract, POPUP_EVENT_NAME);
  const names = schema.enum ?? [];
  const actions = schema['x-actions'] ?? [];
  const meanings = schema['x-action-meanings'] ?? {};
  if (names.length !== actions.length) throw new Error('popup-event-name: enum and x-actions differ in length');
  checkActions(contract, Object.keys(meanings));
  const emitted = Object.keys(meanings).map((action) => {
    const name = names[actions.indexOf(action)];
    if (name === undefined) throw new Error(`popup-event-name: no event name for the action "${action}"`);
    return `  /** ${meanings[action]} */\n  ${action}: ${literal(name)},`;
  });
  const tag = deprecationTag(schema);
  return `/**
 * The full event names, by what the driver did: the names that a head unit emits. Source: ${schema['x-source']}.
 *${tag === undefined ? '' : `\n * ${tag}\n *`}
 * @example
 * import { POPUP_EVENTS } from 'webportal-popup-contract';
 *
 * Object.keys(POPUP_EVENTS); // => ['ok', 'cancel', 'timeout']
 */
export const POPUP_EVENTS = {
${emitted.join('\n')}
} as const;

/** What the driver did, in words, by action. */
export const POPUP_ACTION_MEANINGS = {
${Object.entries(meanings)
  .map(([action, meaning]) => `  ${action}: ${literal(meaning)},`)
  .join('\n')}
} as const;

${actionsByName(schema)}`;
}

/** JSON Schema cannot take an enum from an annotation, so the actions stand in a schema of their own too: in the same order. */
function checkActions(contract: Contract, actions: string[]): void {
  const listed = schemaOf(contract, 'popup-action').enum ?? [];
  if (listed.join() === actions.join()) return;
  throw new Error(`popup-action: "enum" must list the actions of popup-event-name: ${actions.join(', ')}`);
}

/** Two tables: the field names by key, and the constant fields. */
function fields(contract: Contract, name: string, schema: Schema): string {
  const title = titleOf(schema);
  const named = new Map<string, string>();
  const fixed: string[] = [];
  const collect = (object: Schema): void => {
    for (const [field, property] of propertiesOf(contract, object)) {
      const key = keyOf(property);
      if (key !== undefined && named.has(key)) throw new Error(`${name}: two fields have the key "${key}"`);
      if (key !== undefined) named.set(key, `  ${key}: ${literal(field)},`);
      if (property.const !== undefined) fixed.push(`  ${literal(field)}: ${literal(property.const)},`);
      if (key === undefined && property.const === undefined)
        throw new Error(`${name}: the field "${field}" has neither x-api-name nor const`);
      collect(resolve(contract, property));
    }
  };
  collect(schema);
  const tables = [
    `/** Wire names of the fields of a \`${title}\`, by the keys that this package's code knows them by. */
export const ${constantCase(title)}_FIELDS = {
${[...named.values()].join('\n')}
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
