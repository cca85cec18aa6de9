/** Markdown tables of the contract, for the reference and the README. */
import {
  type Contract,
  constantsOf,
  type Disagreement,
  examplesOf,
  propertiesOf,
  type Schema,
  schemaOf,
  titleOf,
  walk,
} from './contract.js';
import { descriptionOf } from './deprecations.js';
import { isTableOfRecords } from './limits.js';
import { code, markdownTable } from './markdown.js';

export function fieldTable(contract: Contract, name: string): string {
  const schema = schemaOf(contract, name);
  // Only messages are created through the API.
  const hasNames = schema['x-role'] === 'message';
  const rows = fieldRows(contract, schema, '');
  return markdownTable(
    ['Field', ...(hasNames ? ['In the API'] : []), 'Type', 'Required', 'Constraint', 'Example', 'Meaning'],
    rows.map(({ field, apiName, cells }) => [field, ...(hasNames ? [apiName] : []), ...cells]),
  );
}

/** The same for a quick look. */
export function shortFieldTable(contract: Contract, name: string): string {
  const rows = fieldRows(contract, schemaOf(contract, name), '');
  return markdownTable(
    ['Field', 'Type', 'Required', 'Meaning'],
    rows.map(({ field, cells: [type = '', required = '', , , meaning = ''] }) => [field, type, required, meaning]),
  );
}

interface FieldRow {
  field: string;
  apiName: string;
  /** Type, whether it is required, constraint, example, meaning. */
  cells: string[];
}

/** One row per field; the fields of a nested object follow it, with their path. */
function fieldRows(contract: Contract, schema: Schema, path: string): FieldRow[] {
  return propertiesOf(contract, schema).flatMap(([name, property]) => {
    const [example] = examplesOf(contract, property);
    const row = {
      field: code(path + name),
      apiName: property['x-api-name'] === undefined ? '' : code(property['x-api-name']),
      cells: [
        typeName(property),
        schema.required?.includes(name) ? 'yes' : 'no',
        constraint(property),
        example === undefined ? '' : code(JSON.stringify(example)),
        descriptionOf(property),
      ],
    };
    return [row, ...fieldRows(contract, property, `${path}${name}.`)];
  });
}

function typeName(schema: Schema): string {
  if (schema.type !== undefined) return [schema.type].flat().join(' or ');
  const value = schema.const ?? schema.enum?.[0];
  return value === undefined ? 'any' : typeof value;
}

/** A description of each keyword other than the type. */
const CONSTRAINTS: [keyword: string, words: (schema: Schema) => string][] = [
  ['const', (schema) => `exactly ${code(JSON.stringify(schema.const))}`],
  ['enum', (schema) => `one of ${schema.enum?.map(code).join(', ')}`],
  ['x-called', (schema) => schema['x-called'] ?? ''],
  ['minLength', ({ minLength }) => (minLength === 1 ? 'not empty' : `at least ${minLength} characters`)],
  ['minimum', (schema) => `at least ${schema.minimum}`],
  ['maximum', (schema) => `at most ${schema.maximum}`],
  ['not', (schema) => (schema.not?.required ? `never with ${schema.not.required.map(code).join(', ')}` : '')],
  ['default', (schema) => `default ${code(schema.default)}`],
  ['additionalProperties', () => 'no other field'],
];

function constraint(schema: Schema): string {
  return CONSTRAINTS.filter(([keyword]) => schema[keyword] !== undefined)
    .map(([, words]) => words(schema))
    .filter((words) => words !== '')
    .join('; ');
}

export function topicTable(contract: Contract): string {
  const topics = Object.values(schemaOf(contract, 'topics').properties ?? {});
  const rows = topics.map((topic) => {
    const { template, direction, qos, retain } = constantsOf(topic);
    return [
      topic.title ?? '',
      code(template),
      String(direction).replaceAll('-', ' '),
      String(qos),
      retain ? 'yes' : 'no',
      descriptionOf(topic),
    ];
  });
  return markdownTable(['Topic', 'Template', 'Direction', 'QoS', 'Retained', 'Meaning'], rows);
}

export function topicValueTable(contract: Contract): string {
  const rows = Object.entries(schemaOf(contract, 'topic-values').definitions ?? {}).map(([name, value]) => [
    code(`{${name}}`),
    constraint(value),
    code(examplesOf(contract, value)[0]),
    descriptionOf(value),
  ]);
  return markdownTable(['Value', 'Constraint', 'Example', 'Meaning'], rows);
}

export function eventTable(contract: Contract): string {
  const schema = schemaOf(contract, 'popup-event-name');
  const rows = Object.entries(schema['x-action-meanings'] ?? {}).map(([action, meaning]) => {
    const names = (schema.enum ?? []).filter((_, at) => schema['x-actions']?.[at] === action);
    return [code(action), code(names[0]), names.slice(1).map(code).join(', '), meaning];
  });
  return markdownTable(['Action', 'Event name', 'Also accepted', 'Meaning'], rows);
}

export function functionTable(contract: Contract): string {
  const rows = propertiesOf(contract, schemaOf(contract, 'portal-functions')).map(([, property]) => [
    code(property.const),
    descriptionOf(property),
  ]);
  return markdownTable(['Function', 'Meaning'], rows);
}

export function limitTable(schema: Schema): string {
  const rows = Object.entries(schema.properties ?? {}).map(([key, limit]) => [
    code(key),
    Number(limit.const).toLocaleString('en'),
    limit['x-unit'] ?? '',
    descriptionOf(limit),
  ]);
  return markdownTable(['Limit', 'Value', 'Unit', 'Meaning'], rows);
}

/** The table of a schema of constants. */
export function constantTable(schema: Schema): string {
  return isTableOfRecords(schema) ? recordTable(schema) : limitTable(schema);
}

/** A row for each record, a column for each of its members. */
function recordTable(schema: Schema): string {
  const records = Object.entries(schema.properties ?? {});
  const columns = Object.values(records[0]?.[1].properties ?? {});
  const rows = records.map(([key, record]) => [
    code(key),
    ...Object.values(record.properties ?? {}).map(({ const: value, 'x-unit': unit }) =>
      unit === undefined ? code(value) : Number(value).toLocaleString('en'),
    ),
    record.description ?? '',
  ]);
  const titles = columns.map(({ title, 'x-unit': unit }) => (unit === undefined ? `${title}` : `${title} (${unit})`));
  return markdownTable([titleOf(schema).replace(/s$/, ''), ...titles, 'Meaning'], rows);
}

export function disagreementTable(contract: Contract): string {
  const found: Disagreement[] = [];
  for (const schema of contract.values()) {
    walk(schema, (part) => part['x-disagreement'] && found.push(part['x-disagreement']));
  }
  return markdownTable(
    ['About', 'The documents', 'The contract'],
    found.map(({ about, documents, contract: answer }) => [about, documents, answer]),
  );
}
