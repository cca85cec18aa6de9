/** `kinds.ts`: for each kind of message and event its validators and the names for its issues; for messages a fast check. */
import {
  type Contract,
  constantCase,
  folderOf,
  header,
  literal,
  nounOf,
  propertiesOf,
  type Schema,
  titleOf,
} from './contract.js';
import { fieldChecks } from './field-checks.js';
import { formatOf } from './format.js';
import { withFields } from './roles.js';

export function kindsFile(contract: Contract): string {
  const messages = withFields(contract, 'message');
  const events = withFields(contract, 'event');
  const validators = [...messages, ...events].flatMap(([, schema]) => Object.values(validatorsOf(schema)));
  return `${header(folderOf(contract))}
import {
${[...new Set(validators), 'type Validator']
  .toSorted((one, other) => (plainName(one) < plainName(other) ? -1 : 1))
  .map((name) => `  ${name},`)
  .join('\n')}
} from './validators.js';

/** A kind of value, and what is needed to explain what is wrong with one. */
export interface ExplainedKind {
  /** What to call one, with its article. */
  noun: string;
  /** Every field: what a misspelt one may have been meant to be. */
  fields: readonly string[];
  /** The fields of objects inside it, by their JSON Pointer. */
  nestedFields?: Readonly<Record<string, readonly string[]>>;
  /** What to call the form of a text, by the JSON Pointer of its field; its length where it has just one. */
  formats: Readonly<Record<string, { readonly called: string; readonly length?: number }>>;
  /** Explains what is wrong. */
  strict: Validator;
  tolerant: Validator;
}

/** A kind of message. */
export interface Kind extends ExplainedKind {
  /** Judges one field quickly: its bit when it is right, 0 when it is unknown, -1 when it is wrong or hard to tell. */
  check: (name: string, value: any) => number;
  /** The bits of the required fields. */
  required: number;
}

${[...messages.map(([, schema]) => messageKind(contract, schema)), ...events.map(([, schema]) => eventKind(contract, schema))].join('\n')}`;
}

const plainName = (name: string): string => name.replace('type ', '');

function validatorsOf(schema: Schema): { strict: string; tolerant: string } {
  const title = titleOf(schema);
  return { strict: `strict${title}`, tolerant: `tolerant${title}` };
}

function messageKind(contract: Contract, schema: Schema): string {
  const { cases, required } = fieldChecks(contract, schema);
  const title = titleOf(schema);
  const parameter = cases.some((one) => one.includes('value')) ? 'value' : '_value';
  return `function check${title}(name: string, ${parameter}: any): number {
  switch (name) {
${cases.join('\n')}
    default:
      return 0;
  }
}

/** ${schema.description} */
export const ${constantCase(title)}: Kind = {
${explained(contract, schema)}
  check: check${title},
  required: ${required},
};
`;
}

function eventKind(contract: Contract, schema: Schema): string {
  return `/** ${schema.description} */
export const ${constantCase(titleOf(schema))}: ExplainedKind = {
${explained(contract, schema)}
};
`;
}

/** The members of a kind that explaining needs. */
function explained(contract: Contract, schema: Schema): string {
  const { strict, tolerant } = validatorsOf(schema);
  const nested = nestedFields(contract, schema, '').map(([pointer, fields]) => `    ${literal(pointer)}: ${fields},`);
  const formats = formatsOf(contract, schema, '').map(([pointer, format]) => `    ${literal(pointer)}: ${format},`);
  return [
    `  noun: ${literal(nounOf(schema))},`,
    `  fields: ${namesOf(schema)},`,
    ...(nested.length === 0 ? [] : [`  nestedFields: {\n${nested.join('\n')}\n  },`]),
    `  formats: {${formats.length === 0 ? '' : `\n${formats.join('\n')}\n  `}},`,
    `  strict: ${strict},`,
    `  tolerant: ${tolerant},`,
  ].join('\n');
}

const namesOf = (schema: Schema): string =>
  `[${Object.keys(schema.properties ?? {})
    .map(literal)
    .join(', ')}]`;

/** The objects inside a value that have no fields but those that the contract lists, with those fields. */
function nestedFields(contract: Contract, schema: Schema, path: string): [pointer: string, fields: string][] {
  return propertiesOf(contract, schema).flatMap(([name, property]) => {
    const pointer = `${path}/${name}`;
    // In an object that is open no field is unknown.
    const isClosed = property.additionalProperties === false;
    const own: [string, string][] = isClosed ? [[pointer, namesOf(property)]] : [];
    return [...own, ...nestedFields(contract, property, pointer)];
  });
}

/** The strings with a required format, at any depth. */
function formatsOf(contract: Contract, schema: Schema, path: string): [pointer: string, format: string][] {
  return propertiesOf(contract, schema).flatMap(([name, property]) => {
    const pointer = `${path}/${name}`;
    const nested = formatsOf(contract, property, pointer);
    const format = formatOf(pointer, property);
    return format === undefined ? nested : [[pointer, `{ ${format} }`], ...nested];
  });
}
