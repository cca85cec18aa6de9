/** Markdown tables of the contract, for the reference and the README alike. */
import {
  type Contract,
  constantsOf,
  type Disagreement,
  propertiesOf,
  resolve,
  type Schema,
  schemaOf,
  splitRef,
  walk,
} from './contract.js';

function markdownTable(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function code(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

export function fieldTable(contract: Contract, name: string): string {
  return markdownTable(
    ['Field', 'Type', 'Required', 'Constraint', 'Example', 'Meaning'],
    fieldRows(contract, schemaOf(contract, name), ''),
  );
}

/** One row a field; the fields of a nested object follow it with their path. */
function fieldRows(contract: Contract, schema: Schema, path: string): string[][] {
  return propertiesOf(contract, schema).flatMap(([name, property]) => [
    [
      code(path + name),
      typeName(property),
      schema.required?.includes(name) ? 'yes' : 'no',
      constraint(property),
      property.examples === undefined ? '' : code(JSON.stringify(property.examples[0])),
      property.description ?? '',
    ],
    ...fieldRows(contract, resolve(contract, property), `${path}${name}.`),
  ]);
}

function typeName(schema: Schema): string {
  if (schema.type !== undefined) return [schema.type].flat().join(' or ');
  return typeof (schema.const ?? schema.enum?.[0]);
}

/** The keywords that a value must satisfy beyond its type, in words. */
const CONSTRAINTS: [keyword: string, words: (schema: Schema) => string][] = [
  ['const', (schema) => `exactly ${code(JSON.stringify(schema.const))}`],
  ['enum', (schema) => `one of ${schema.enum?.map(code).join(', ')}`],
  ['pattern', (schema) => `matches ${code(schema.pattern)}`],
  ['not', () => 'not empty'],
  ['minimum', (schema) => `at least ${schema.minimum}`],
  ['maximum', (schema) => `at most ${schema.maximum}`],
  ['propertyNames', (schema) => `never with ${code(schema.propertyNames?.not?.const)}`],
  ['default', (schema) => `default ${code(schema.default)}`],
  ['additionalProperties', () => 'no other field'],
];

function constraint(schema: Schema): string {
  return CONSTRAINTS.filter(([keyword]) => schema[keyword] !== undefined)
    .map(([, words]) => words(schema))
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
      topic.description ?? '',
    ];
  });
  return markdownTable(['Topic', 'Template', 'Direction', 'QoS', 'Retained', 'Meaning'], rows);
}

export function topicValueTable(contract: Contract): string {
  const rows = Object.entries(schemaOf(contract, 'topic-values').definitions ?? {}).map(([name, value]) => [
    code(`{${name}}`),
    constraint(value),
    code(value.examples?.[0]),
    value.description ?? '',
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
    property.description ?? '',
  ]);
  return markdownTable(['Function', 'Meaning'], rows);
}

export function limitTable(contract: Contract, name = 'limits'): string {
  const rows = Object.entries(schemaOf(contract, name).properties ?? {}).map(([key, limit]) => [
    code(key),
    Number(limit.const).toLocaleString('en'),
    limit['x-unit'] ?? '',
    limit.description ?? '',
  ]);
  return markdownTable(['Limit', 'Value', 'Unit', 'Meaning'], rows);
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

/** The files that a schema refers to, for cross-references. */
export function branchesOf(schema: Schema): string[] {
  return [schema.then, schema.else].flatMap((branch) =>
    branch?.$ref === undefined ? [] : [splitRef(branch.$ref).file],
  );
}
